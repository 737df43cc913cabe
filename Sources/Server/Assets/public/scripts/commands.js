// @ts-check
// What can be done on a page by a key or from the palette. Each module says what it offers beside the code that does it, so
// the list of keys is a list of what works. A command presses or reaches what stands on the page: what somebody may do there
// is decided where it always is.
import { say } from "./announcer.js";

/**
 * `on` is what it acts on; nothing where it does not apply. Without `run` it is done by the module that offers it while the
 * focus is where `where` says, and only listed. `isSwitched` keys can be switched off, `repeats` those that may be held down;
 * what is `isGrave` stands behind all pages in the palette.
 * @typedef {object} Command
 * @property {string | ((on: HTMLElement) => string)} name
 * @property {string[]} [keys]
 * @property {string} [where]
 * @property {() => Element | null | undefined} on
 * @property {(on: HTMLElement) => void} [run]
 * @property {boolean} [isSwitched]
 * @property {boolean} [repeats]
 * @property {boolean} [isGrave]
 */

/** @type {Command[]} */
const offered = [];

/** @param {Command[]} commands */
export function offer(...commands) {
  offered.push(...commands.map((command) => ({ isSwitched: command.run !== undefined, ...command })));
}

/** Those that apply on this page, now. */
export function applying() {
  return offered.filter(({ on }) => on());
}

/** @param {Command} command */
export function nameOf({ name, on }) {
  return typeof name === "string" ? name : name(/** @type {HTMLElement} */ (on()));
}

/** @param {Command} command */
export function perform({ on, run }) {
  const target = on();
  if (target) run?.(/** @type {HTMLElement} */ (target));
  else say("That is not on this page any more.");
}

/** @param {HTMLElement} on a button or a link */
export function press(on) {
  on.click();
}

/**
 * Goes to a field or a button, also in a menu that is closed.
 * @param {HTMLElement} on
 */
export function reach(on) {
  on.closest("details")?.setAttribute("open", "");
  on.focus();
}
