// @ts-check
// When the room goes on, so does the page: to the heading of the new stage.
import { isTextField } from "./typing.js";

let stage = shown()?.dataset.stage;
/** The page has gone on to the entry that the room looks at. */
let hasFollowed = false;

document.addEventListener("debrief:followed", () => {
  hasFollowed = true;
});
document.addEventListener("debrief:placed", () => {
  const panel = shown();
  if (!panel) return;
  if (panel.dataset.stage === stage) return stay(panel);
  stage = panel.dataset.stage;
  hasFollowed = false;
  // Whoever is writing, an idea for the parking lot perhaps, goes on writing.
  if (isTextField(document.activeElement)) return;
  const heading = panel.querySelector("h1");
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
});

/**
 * What stands above the panel is fetched after it, and moves it. Whoever has not left its heading stays there.
 * @param {HTMLElement} panel
 */
function stay(panel) {
  const heading = panel.querySelector("h1");
  if (heading && !hasFollowed && heading === document.activeElement) heading.scrollIntoView({ block: "nearest" });
}

/** @returns {HTMLElement | null} */
function shown() {
  return document.getElementById("stage-panel");
}
