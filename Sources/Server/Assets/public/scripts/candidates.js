// @ts-check
// One key adds a candidate, one lets it go, two move: of the one in focus, or else of the first.
import { isShortcutOn } from "./shortcut.js";
import { isTextField } from "./typing.js";

const moves = new Map([["j", 1], ["k", -1]]);
/** Where the focus goes when the candidate that had it is gone. */
let place = 0;

document.addEventListener("keydown", (event) => {
  const all = candidates();
  if (all.length === 0 || event.ctrlKey || event.metaKey || event.altKey || isTextField(document.activeElement)) return;
  if (!isShortcutOn() || event.repeat && !moves.has(event.key)) return;
  const current = all.findIndex((one) => one.contains(document.activeElement));
  const move = moves.get(event.key);
  if (move) return all[Math.min(all.length - 1, Math.max(0, current + move))].focus();
  place = Math.max(0, current);
  /** @type {HTMLElement | null} */
  const button = all[place].querySelector(`[data-candidate-key="${CSS.escape(event.key)}"]`);
  button?.click();
});

document.addEventListener("debrief:placed", () => {
  const all = candidates();
  const isLost = document.activeElement === document.body || document.activeElement?.id === "candidates";
  if (place > 0 && isLost) all[Math.min(place, all.length - 1)]?.focus();
});

function candidates() {
  return [...document.querySelectorAll(".candidate")].map((one) => /** @type {HTMLElement} */ (one));
}
