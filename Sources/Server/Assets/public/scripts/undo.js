// @ts-check
// Ctrl+Z takes back one's own last change to the timeline, Ctrl+Shift+Z does it again. In a field they belong to the field.
import { offer } from "./commands.js";
import { isTextField } from "./typing.js";

for (const [name, key, form] of [["Undo your last change", "Ctrl+Z", "undo"], ["Do it again", "Ctrl+Shift+Z", "redo"]]) {
  offer({ name, keys: [key], on: () => document.querySelector(`form[data-${form}]`), run: (on) => /** @type {HTMLFormElement} */ (on).requestSubmit() });
}

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
  if (isTextField(document.activeElement)) return;
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(event.shiftKey ? "form[data-redo]" : "form[data-undo]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});
