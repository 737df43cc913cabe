// @ts-check
// Keys without Ctrl do what the page offers, unless somebody writes, or has switched them off. `?` lists those that apply.
import { applying, nameOf, offer, perform } from "./commands.js";
import { isShortcutOn } from "./shortcut.js";
import { isTyping } from "./typing.js";

/** @typedef {import("./commands.js").Command} Command */

const signs = new Map([["ArrowLeft", "←"], ["ArrowRight", "→"], ["ArrowUp", "↑"], ["ArrowDown", "↓"], [" ", "Space"]]);

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"));

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!isShortcutOn() || isTyping() || document.querySelector("dialog[open]")) return;
  const command = applying().find(({ keys, run }) => run && keys?.includes(event.key));
  if (!command || (event.repeat && !command.repeats)) return;
  event.preventDefault();
  perform(command);
});

if (dialog) {
  offer({ name: "The keys of this page", keys: ["?"], on: () => dialog, run: open });
  dialog.addEventListener("change", list);
  for (const button of document.querySelectorAll("button[data-opens=keys]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", open);
  }
}

function open() {
  list();
  dialog?.showModal();
}

/** What works now, parted by where the focus has to be. */
function list() {
  const home = dialog?.querySelector(".keys-list");
  const working = applying().filter(({ keys, isSwitched }) => keys && (!isSwitched || isShortcutOn() || keys.every(hasModifier)));
  const places = new Set([undefined, ...working.map(({ where }) => where)]);
  home?.replaceChildren(...[...places].map((place) => group(place, working)));
}

/** @param {string} key */
function hasModifier(key) {
  return key.includes("+") && key.length > 1;
}

/**
 * @param {string | undefined} place
 * @param {Command[]} working
 */
function group(place, working) {
  const section = document.createElement("section");
  const names = document.createElement("dl");
  names.append(...working.filter(({ where }) => where === place).map(row));
  section.append(...(place ? [made("h3", place)] : []), names);
  return section;
}

/** @param {Command} command */
function row(command) {
  const [row, keys] = [document.createElement("div"), document.createElement("dt")];
  for (const key of command.keys ?? []) keys.append(made("kbd", signs.get(key) ?? key), " ");
  row.append(keys, made("dd", nameOf(command)));
  return row;
}

/**
 * @param {string} kind
 * @param {string} words
 */
function made(kind, words) {
  const element = document.createElement(kind);
  element.textContent = words;
  return element;
}
