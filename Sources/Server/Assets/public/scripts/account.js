// @ts-check
// What somebody writes in their own account is saved while they write, and again when the line is back. The same words
// sent twice are kept once, since each passage has its name from the start.
import { isChanged, fieldsIn } from "./typing.js";

/** Milliseconds after the last key, and after which a failed try is repeated. */
const pause = 800;
const retrying = 5_000;
const offline = "Not saved yet. It is kept in this browser, and sent when the line is back.";

/** @type {Map<HTMLFormElement, ReturnType<typeof setTimeout>>} */
const timers = new Map();
/** @type {Map<HTMLFormElement, Promise<boolean>>} */
const running = new Map();

/** @returns {HTMLFormElement[]} */
const forms = () => [...document.querySelectorAll("form")].filter((form) => form.matches("[data-autosave]"));

document.addEventListener("input", ({ target }) => {
  const form = target instanceof Element ? target.closest("form") : null;
  if (form?.matches("[data-autosave]")) schedule(form, pause);
});

document.addEventListener("debrief:line", () => unsaved().forEach((form) => schedule(form, 0)));
addEventListener("online", () => unsaved().forEach((form) => schedule(form, 0)));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.matches("[data-autosave]")) {
    event.preventDefault();
    void saved(form).then((isSaved) => isSaved && goOn(form));
  } else if (form.matches("[data-after-saving]") && unsaved().length > 0) {
    event.preventDefault();
    event.stopImmediatePropagation();
    void Promise.all(unsaved().map(saved)).then((all) => all.every(Boolean) && form.requestSubmit());
  }
}, { capture: true });

// After the words that a reload had kept were typed again.
setTimeout(() => unsaved().forEach((form) => schedule(form, 0)));

function unsaved() {
  return forms().filter((form) => running.has(form) || fieldsIn(form).some(isChanged));
}

/**
 * @param {HTMLFormElement} form
 * @param {number} wait
 */
function schedule(form, wait) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => void saved(form), wait));
}

/**
 * Whether all that the form says is saved in the end. One at a time, so that older words never overtake newer ones.
 * @param {HTMLFormElement} form
 * @returns {Promise<boolean>}
 */
async function saved(form) {
  clearTimeout(timers.get(form));
  while (running.has(form)) await running.get(form);
  if (!fieldsIn(form).some(isChanged)) return true;
  const trying = save(form);
  running.set(form, trying);
  const isSaved = await trying;
  running.delete(form);
  return isSaved;
}

/** @param {HTMLFormElement} form */
async function save(form) {
  const words = fieldsIn(form).map((field) => ({ field, value: field.value }));
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const response = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body, keepalive: true })
    .catch(() => undefined);
  if (!response || response.status >= 500) {
    schedule(form, retrying);
    return tell(form, offline);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) return tell(form, answer.detail ?? offline);
  settle(form, words, answer.revision);
  return tell(form, "Saved, for you alone.") || true;
}

/**
 * What was saved is what the page came with, from now on.
 * @param {HTMLFormElement} form
 * @param {{field: import("./typing.js").Field, value: string}[]} words
 * @param {number} revision
 */
function settle(form, words, revision) {
  form.querySelector("input[name=base]")?.setAttribute("value", String(revision));
  for (const { field, value } of words) {
    if (field instanceof HTMLSelectElement) for (const option of field.options) option.defaultSelected = option.value === value;
    else if (field.type !== "hidden" && field.defaultValue !== value) keepTyping(field, value);
  }
}

/**
 * A new default leaves alone what has been typed since.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} value
 */
function keepTyping(field, value) {
  const typed = field.value;
  field.defaultValue = value;
  if (field.value !== typed) field.value = typed;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function tell(form, words) {
  const place = form.querySelector("[data-saved]");
  if (place && place.textContent !== words) place.textContent = words;
  return false;
}

/**
 * The page as it is without script: the passage in its place, and room for another one.
 * @param {HTMLFormElement} form
 */
function goOn(form) {
  const prompt = form.closest("section")?.id ?? "";
  sessionStorage.setItem("debrief account", prompt);
  location.reload();
}

const last = sessionStorage.getItem("debrief account");
sessionStorage.removeItem("debrief account");
/** @type {HTMLElement | null} */
const blank = last ? document.querySelector(`#${CSS.escape(last)} form:last-of-type textarea`) : null;
blank?.focus();
