// @ts-check
import { say } from "./announcer.js";
import { dropNames, forgetName, nameFor } from "./new-name.js";
import { track } from "./pending.js";
import { refresh } from "./refresh.js";
import { renewed, sameForm } from "./renewal.js";
import { isTextField } from "./typing.js";

const noAnswer = "The server did not answer, so we do not know whether it arrived. What you wrote is kept here; sending it again does no harm.";
const canBeSent = "The line is back. We do not know whether this arrived: send it again, it does no harm.";
const conflict = 409;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-live-form]")) return;
  event.preventDefault();
  if (!form.hasAttribute("aria-busy")) track(send(form, event.submitter));
});

dropNames(document);

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function send(form, submitter) {
  form.setAttribute("aria-busy", "true");
  form.querySelector(".error")?.remove();
  const response = await post(form.action, body(form, submitter));
  form.removeAttribute("aria-busy");
  if (response && response.status < 500) forgetName(form.action);
  if (response?.ok) return finish(form);
  const reason = response ? await sentence(response) : noAnswer;
  showError(reason, response?.status === conflict ? await renewed(form) : form);
}

/**
 * The answer; undefined if there was none.
 * @param {string} address
 * @param {URLSearchParams} body
 */
function post(address, body) {
  return fetch(address, { method: "POST", headers: { Accept: "application/json" }, body }).catch(() => undefined);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
function body(form, submitter) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  if (submitter instanceof HTMLButtonElement && submitter.name) fields.append(submitter.name, submitter.value);
  if (fields.has("id")) fields.set("id", nameFor(form.action, String(fields)));
  return fields;
}

/**
 * Clears the form, and goes on where it says or where the next one is typed.
 * @param {HTMLFormElement} form
 */
function finish(form) {
  const next = form.querySelector("input[name=then]")?.getAttribute("value");
  const hadFocus = form.contains(document.activeElement);
  form.reset();
  if (form.dataset.refreshes) refresh(form.dataset.refreshes);
  form.dispatchEvent(new Event("debrief:sent", { bubbles: true }));
  if (next && new URL(next, location.href).pathname !== location.pathname) return location.assign(next);
  const menu = form.closest("details.menu");
  menu?.removeAttribute("open");
  if (!hadFocus) return;
  if (menu) return menu.querySelector("summary")?.focus();
  const [first] = [...form.elements].filter(isTextField);
  first?.focus();
}

// Others' changes come by themselves when the line is back; what this form holds is sent by whoever wrote it.
document.addEventListener("debrief:line", () => {
  for (const error of document.querySelectorAll(".error[data-unsent]")) error.textContent = canBeSent;
});

/** @param {Response} response */
async function sentence(response) {
  const problem = await response.json().catch(() => undefined);
  return problem?.detail ?? "That did not work. What you wrote is kept here. Try again in a moment.";
}

/**
 * @param {string} reason
 * @param {HTMLFormElement} form
 */
function showError(reason, form) {
  const home = form.isConnected ? form : sameForm(form);
  if (!home) return say(reason);
  const error = document.createElement("p");
  error.className = "error";
  error.setAttribute("role", "alert");
  error.textContent = reason;
  error.toggleAttribute("data-unsent", reason === noAnswer);
  home.prepend(error);
  error.scrollIntoView({ block: "nearest" });
}
