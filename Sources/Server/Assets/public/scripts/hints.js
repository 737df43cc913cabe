// @ts-check
// A quiet hint under the field in which somebody writes. It is theirs alone, goes with one key, and is kept nowhere.
import { say } from "./announcer.js";
import { offer } from "./commands.js";
import { choice, entryAt } from "./hint-choice.js";
import { forgetName, nameFor } from "./new-name.js";

/** Milliseconds after the last key, and the most characters that are looked at. */
const pause = 700;
const longest = 20_000;

/** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

/** @type {HTMLElement | null} */
const page = document.querySelector("[data-hints]");
const address = page?.dataset.hints ?? "";
/** Whether somebody wants hints; no word is sent before that is known. @type {Promise<boolean> | undefined} */
let areOn;
/** What stood in a field when its writer came to it. @type {WeakMap<Element, string>} */
const given = new WeakMap();
/** @type {Set<string>} */
const putAway = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

document.addEventListener("focusin", ({ target }) => {
  if (isField(target) && !given.has(target)) given.set(target, target.value);
});

document.addEventListener("input", ({ target }) => {
  if (!isField(target)) return;
  if (!target.value.trim()) return end(target);
  clearTimeout(timer);
  timer = setTimeout(() => void look(target), pause);
});

document.addEventListener("reset", ({ target }) => {
  if (!(target instanceof HTMLFormElement)) return;
  for (const field of target.elements) if (isField(field)) end(field);
});

// Before menus hear of it: the key closes the hint, and the menu only when it comes again.
offer({ name: "Put the hint away", keys: ["Escape"], where: "In a field with a hint", on: () => document.querySelector(".coach") });

document.addEventListener("keydown", (event) => {
  const field = event.key === "Escape" ? fieldOf(document.activeElement) : undefined;
  const hint = field && hintOf(field);
  if (!field || !hint) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  dismiss(field, hint);
}, { capture: true });

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(".coach button") : null;
  const field = fieldOf(button);
  const hint = field && hintOf(field);
  if (!(button instanceof HTMLElement) || !field || !hint) return;
  if (button.dataset.parkAt) void park(field, hint, button.dataset.parkAt);
  else dismiss(field, hint);
});

/**
 * @param {EventTarget | null} target
 * @returns {target is Field}
 */
function isField(target) {
  return Boolean(address) && (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
    && target.matches("[data-section]");
}

/** @param {Field} field */
async function look(field) {
  const text = field.value;
  if (!text.trim() || !field.isConnected) return;
  if (text.length > longest) return hintOf(field)?.remove();
  areOn ??= ask("", "narrative").then((answer) => answer?.status === 200);
  if (!(await areOn)) return;
  const answer = await ask(text, field.dataset.section ?? "");
  if (!answer?.ok || field.value !== text || !field.isConnected) return;
  show(field, await answer.text());
}

/**
 * @param {string} text
 * @param {string} section
 */
function ask(text, section) {
  const body = new URLSearchParams({ text, section });
  return fetch(address, { method: "POST", headers: { Accept: "text/html" }, body }).catch(() => undefined);
}

/**
 * @param {Field} field
 * @param {string} html
 */
function show(field, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const hints = /** @type {HTMLElement[]} */ ([...template.content.children]);
  const all = hints.map(({ dataset }) => ({ key: dataset.key ?? "", sentence: dataset.sentence ?? "" }));
  const hint = hints[choice(all, given.get(field) ?? "", putAway)];
  const old = hintOf(field);
  if (hint && old && old.dataset.key === hint.dataset.key) return void (old.dataset.sentence = hint.dataset.sentence);
  old?.remove();
  if (!hint) return field.removeAttribute("aria-describedby");
  hint.id = `hint-${Math.random().toString(36).slice(2)}`;
  field.setAttribute("aria-describedby", hint.id);
  (field.closest("label") ?? field).after(hint);
  say(`A hint, for you alone: ${hint.querySelector("p")?.textContent ?? ""}`);
}

/**
 * Puts the sentence into the parking lot, and leaves the text as it is: it is its writer's.
 * @param {Field} field
 * @param {HTMLElement} hint
 * @param {string} action
 */
async function park(field, hint, action) {
  const focus = document.querySelector("[data-focus]");
  const entry = entryAt({
    row: field.closest(".timeline .entry")?.id, action: field.form?.getAttribute("action") ?? "",
    focus: focus instanceof HTMLElement ? focus.dataset.focus : "",
  });
  const fields = new URLSearchParams({ text: hint.dataset.sentence ?? "", entry });
  fields.set("id", nameFor(`${action} hint`, String(fields)));
  const answer = await fetch(action, { method: "POST", headers: { Accept: "application/json" }, body: fields })
    .catch(() => undefined);
  if (answer && answer.status < 500) forgetName(`${action} hint`);
  if (!answer?.ok) return tell(hint, await reason(answer));
  putAway.add(hint.dataset.key ?? "");
  hint.querySelector(".deeds [data-park-at]")?.remove();
  tell(hint, "Parked. What happened next?");
  field.focus();
}

/** @param {Response | undefined} answer */
async function reason(answer) {
  const problem = await answer?.json().catch(() => undefined);
  return problem?.detail ?? "The server did not answer, so it may not be parked. Press again; it does no harm.";
}

/**
 * @param {HTMLElement} hint
 * @param {string} words
 */
function tell(hint, words) {
  const line = hint.querySelector("p");
  if (line) line.textContent = words;
  say(words);
}

/**
 * @param {Field} field
 * @param {HTMLElement} hint
 */
function dismiss(field, hint) {
  putAway.add(hint.dataset.key ?? "");
  hint.remove();
  field.removeAttribute("aria-describedby");
  field.focus();
}

/** @param {Field} field */
function end(field) {
  clearTimeout(timer);
  hintOf(field)?.remove();
  field.removeAttribute("aria-describedby");
  given.delete(field);
}

/**
 * @param {Field} field
 * @returns {HTMLElement | undefined}
 */
function hintOf(field) {
  const next = (field.closest("label") ?? field).nextElementSibling;
  return next instanceof HTMLElement && next.matches(".coach") ? next : undefined;
}

/**
 * The field itself, or the one whose hint it is in.
 * @param {Element | null} element
 * @returns {Field | undefined}
 */
function fieldOf(element) {
  if (isField(element)) return element;
  const id = element?.closest(".coach")?.id;
  const field = id ? document.querySelector(`[aria-describedby="${id}"]`) : null;
  return isField(field) ? field : undefined;
}
