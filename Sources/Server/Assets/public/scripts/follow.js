// @ts-check
// The room looks at one entry, and so does the page, until somebody looks elsewhere by themselves.
import { isTextField } from "./typing.js";

const steps = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
let isFollowing = true;
let shown = focus();

mark();
document.addEventListener("debrief:placed", () => {
  mark();
  if (focus() === shown) return;
  shown = focus();
  if (isFollowing && !isTextField(document.activeElement)) goThere();
  else lookElsewhere();
});

for (const kind of ["wheel", "touchmove"]) document.addEventListener(kind, lookElsewhere, { passive: true });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTextField(document.activeElement)) return;
  if (steps.includes(event.key)) lookElsewhere();
});

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.closest("[data-follow]")) return;
  isFollowing = true;
  mark();
  goThere();
});

function lookElsewhere() {
  if (!shown) return;
  isFollowing = false;
  mark();
}

function goThere() {
  document.getElementById(shown)?.scrollIntoView({ block: "center" });
  document.dispatchEvent(new Event("debrief:followed"));
}

/** Says which entry it is, and offers the way back to whoever looks elsewhere. */
function mark() {
  const id = focus();
  for (const entry of document.querySelectorAll(".entry[data-focused]")) {
    if (entry.id !== id) entry.removeAttribute("data-focused");
  }
  document.getElementById(id)?.setAttribute("data-focused", "");
  document.querySelector("[data-follow]")?.toggleAttribute("hidden", isFollowing);
}

function focus() {
  /** @type {HTMLElement | null} */
  const walk = document.querySelector("[data-focus]");
  return walk?.dataset.focus ?? "";
}
