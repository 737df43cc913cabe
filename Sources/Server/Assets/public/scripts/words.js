// @ts-check
import { fieldsIn, isChanged } from "./typing.js";

/** @typedef {{action: string, name: string, place: number, value: string, isFocused: boolean, base?: string}} Word */

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

/**
 * Keeps them in this tab, over a reload of the page or a way to another.
 * @param {HTMLFormElement} [sent] a form whose words are on their way already
 */
export function keepWords(sent) {
  const action = sent?.getAttribute("action");
  const words = wordsIn(document).filter((word) => !sent || word.action !== action);
  if (words.length > 0) sessionStorage.setItem(storage(), JSON.stringify(words));
  else sessionStorage.removeItem(storage());
}

/** Brings back what was kept, once. Only a reload brings back the focus, too. */
export function putBackWords() {
  const kept = sessionStorage.getItem(storage());
  sessionStorage.removeItem(storage());
  const [visit] = performance.getEntriesByType("navigation");
  const isReload = visit instanceof PerformanceNavigationTiming && visit.type === "reload";
  /** @type {Word[]} */
  const words = kept ? JSON.parse(kept) : [];
  typeAgain(words.map((word) => ({ ...word, isFocused: word.isFocused && isReload })), document);
  // They answer to what was read then: whoever changed the same part since is met, and not overwritten.
  for (const { action, base } of words) for (const field of sameFields(document, action, "base")) field.value = base ?? field.value;
}

/** Forgets all that was kept: the next person at this tab may be another. */
export function forgetWords() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("debrief words")) sessionStorage.removeItem(key);
}

/** @param {import("./typing.js").Field} field */
function isKept(field) {
  if (field.form?.method === "get" || field.matches("[readonly]")) return false;
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
  const [base] = [...field.form?.elements ?? []].filter((one) => one instanceof HTMLInputElement && one.name === "base");
  return {
    action, name: field.name, place, value: field.value, isFocused: field === document.activeElement,
    base: base?.getAttribute("value") ?? undefined,
  };
}

/**
 * @param {ParentNode} root
 * @param {string} action
 * @param {string} name
 */
function sameFields(root, action, name) {
  return fieldsIn(root).filter((field) => field.name === name && (field.form?.getAttribute("action") ?? "") === action);
}
