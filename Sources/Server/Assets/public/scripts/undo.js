// @ts-check
// Ctrl+Z takes back one's own last change to the timeline, Ctrl+Shift+Z does it again. In a field they belong to the field.
import { say } from "./announcer.js";
import { offer } from "./commands.js";
import { settled } from "./pending.js";
import { renew } from "./refresh.js";
import { isTextField } from "./typing.js";

/** One after the other, however quickly the keys are pressed. */
let turn = Promise.resolve();

offer(
  { name: "Undo your last change", keys: ["Ctrl+Z"], on: () => document.getElementById("undo"), run: () => queue("undo") },
  { name: "Do it again", keys: ["Ctrl+Shift+Z"], on: () => document.querySelector("form[data-redo]"), run: () => queue("redo") },
);

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
  if (isTextField(document.activeElement) || !document.getElementById("undo")) return;
  event.preventDefault();
  queue(event.shiftKey ? "redo" : "undo");
});

/** @param {"undo" | "redo"} kind */
function queue(kind) {
  turn = turn.then(() => take(kind));
}

/**
 * What was sent a moment ago is the last change, although this page may not have heard of it yet.
 * @param {"undo" | "redo"} kind
 */
async function take(kind) {
  await settled();
  if (!await renew("undo")) return say("The server did not answer, so nothing was undone. Try it again when the line is back.");
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(`#undo form[data-${kind}]`);
  const reason = form?.elements.namedItem("because");
  if (!(reason instanceof HTMLInputElement)) return form?.requestSubmit();
  form?.closest("details")?.setAttribute("open", "");
  reason.focus();
}
