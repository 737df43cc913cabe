// @ts-check
import { fieldsIn, isChanged } from "./typing.js";

/** @typedef {{action: string, name: string, place: number, value: string, isFocused: boolean}} Word */

const storage = () => `debrief words ${location.pathname}`;

/**
 * What somebody has typed below `root` and not sent.
 * @param {ParentNode} root
 */
export function wordsIn(root) {
  return fieldsIn(root).filter((field) => isKept(field) && isChanged(field)).map((field) => word(field, root));
}

/**
 * Types them again, in the same fields of another page or part of it.
 * @param {Word[]} words
 * @param {ParentNode} root
 */
export function typeAgain(words, root) {
  for (const { action, name, place, value, isFocused } of words) {
    const field = sameFields(root, action, name)[place];
    if (!field) continue;
    field.value = value;
    field.closest("details")?.setAttribute("open", "");
    if (isFocused) field.focus();
  }
}

/** Keeps them over a reload of the page. */
export function keepWords() {
  const words = wordsIn(document);
  if (words.length > 0) sessionStorage.setItem(storage(), JSON.stringify(words));
}

/** Brings back what was kept, once. */
export function putBackWords() {
  const kept = sessionStorage.getItem(storage());
  sessionStorage.removeItem(storage());
  if (kept) typeAgain(JSON.parse(kept), document);
}

/** @param {import("./typing.js").Field} field */
function isKept(field) {
  return Boolean(field.name) && !["password", "file", "checkbox", "radio"].includes(field.type);
}

/**
 * @param {import("./typing.js").Field} field
 * @param {ParentNode} root
 * @returns {Word}
 */
function word(field, root) {
  const action = field.form?.getAttribute("action") ?? "";
  const place = sameFields(root, action, field.name).indexOf(field);
  return { action, name: field.name, place, value: field.value, isFocused: field === document.activeElement };
}

/**
 * @param {ParentNode} root
 * @param {string} action
 * @param {string} name
 */
function sameFields(root, action, name) {
  return fieldsIn(root).filter((field) => field.name === name && (field.form?.getAttribute("action") ?? "") === action);
}
