// @ts-check
// A list that is chosen is shown at once as what it becomes. Without script a button does the same, on a page of its own.
import { exchange } from "./swap.js";
import { tellTimes } from "./shown-zone.js";

const noAnswer = "The server did not answer. The list is kept here: try again when the line is back.";

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === "file" && target.files?.length) target.form?.matches("[data-preview]") && target.form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-preview]")) return;
  event.preventDefault();
  void preview(form);
});

/** @param {HTMLFormElement} form */
async function preview(form) {
  const body = new FormData(form);
  // Where a file is chosen, the words of the one before are not sent along.
  const chosen = body.get("file");
  if (chosen instanceof File && chosen.size > 0) body.delete("text");
  const answer = await fetch(form.action, { method: "POST", headers: { Accept: "text/html" }, body }).catch(() => undefined);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  const [old, fresh] = [document, page].map((one) => one?.getElementById("lists"));
  if (!page || !old || !fresh) return tell(form, page?.querySelector("main .lead, main .error")?.textContent ?? noAnswer);
  tellTimes(page);
  exchange(old, fresh);
  document.getElementById("list-preview")?.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function tell(form, words) {
  const error = form.querySelector(".error") ?? document.createElement("p");
  error.className = "error";
  error.setAttribute("role", "alert");
  error.textContent = words;
  form.prepend(error);
}
