// @ts-check
import { wordsIn } from "./words.js";

/**
 * The ids of elements that have news which would have touched a form in use.
 * @type {Set<string>}
 */
const held = new Set();

/** @param {string} id */
export function hold(id) {
  held.add(id);
}

/** Those that are free now; they are held no longer. */
export function release() {
  const free = [...held].filter((id) => {
    const element = document.getElementById(id);
    return !element || wordsIn(element).length === 0;
  });
  for (const id of free) held.delete(id);
  return free;
}
