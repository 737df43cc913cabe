// @ts-check
// When the room goes on, so does the page: to the heading of the new stage.
import { isTextField } from "./typing.js";

let stage = shown()?.dataset.stage;

document.addEventListener("debrief:placed", () => {
  const panel = shown();
  if (!panel || panel.dataset.stage === stage) return;
  stage = panel.dataset.stage;
  // Whoever is writing, an idea for the parking lot perhaps, goes on writing.
  if (isTextField(document.activeElement)) return;
  const heading = panel.querySelector("h1");
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
});

/** @returns {HTMLElement | null} */
function shown() {
  return document.getElementById("stage-panel");
}
