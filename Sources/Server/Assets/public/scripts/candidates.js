// @ts-check
// One key adds a candidate, one lets it go, two move: of the one in focus, or else of the first.
import { offer, press } from "./commands.js";

/** Where the focus goes when the candidate that had it is gone. */
let place = 0;

offer(
  { name: "Add the candidate in focus, or the first", keys: ["a"], on: () => button("add"), run: press },
  { name: "Let it go", keys: ["x"], on: () => button("dismiss"), run: press },
  { name: "Next candidate", keys: ["j"], on: () => candidates()[0], run: () => move(1), repeats: true },
  { name: "Previous candidate", keys: ["k"], on: () => candidates()[0], run: () => move(-1), repeats: true },
);

document.addEventListener("click", ({ target }) => {
  const one = target instanceof Element && target.closest("[data-candidate]") ? target.closest(".candidate") : null;
  if (one instanceof HTMLElement) place = candidates().indexOf(one);
});

document.addEventListener("debrief:placed", () => {
  const all = candidates();
  const isLost = document.activeElement === document.body || document.activeElement?.id === "candidates";
  if (place > 0 && isLost) all[Math.min(place, all.length - 1)]?.focus();
});

/** @param {number} step */
function move(step) {
  const all = candidates();
  all[Math.min(all.length - 1, Math.max(0, current(all) + step))].focus();
}

/** @param {string} deed */
function button(deed) {
  const all = candidates();
  return all[Math.max(0, current(all))]?.querySelector(`[data-candidate="${deed}"]`);
}

/** @param {HTMLElement[]} all */
function current(all) {
  return all.findIndex((one) => one.contains(document.activeElement));
}

function candidates() {
  return [...document.querySelectorAll(".candidate")].map((one) => /** @type {HTMLElement} */ (one));
}
