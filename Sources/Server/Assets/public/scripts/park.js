// @ts-check
import { offer, reach } from "./commands.js";

/** Milliseconds for which an idea is likely to be about the entry somebody looked at. */
const memory = 120_000;

/**
 * The entry that somebody looked at last, and when.
 * @type {{id: string, at: number} | undefined}
 */
let last;

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    const entry = target instanceof Element ? target.closest(".timeline .entry") : null;
    if (entry) last = { id: entry.id, at: performance.now() };
  });
}

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof Element && target.matches("form[data-park] input[name=text]")) attach();
});

document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".parking-at button")) detach();
});

document.addEventListener("reset", ({ target }) => {
  if (target instanceof Element && target.matches("form[data-park]")) detach();
});

offer({ name: "Park an idea", keys: ["p"], on: () => field("text"), run: reach });

/** Says with the idea at which entry it came up. */
function attach() {
  const entry = last && performance.now() - last.at < memory ? document.getElementById(last.id) : null;
  if (!entry) return;
  const words = [".entry-time", ".entry-text"].map((part) => entry.querySelector(part)?.textContent?.trim());
  show(entry.id.slice("entry-".length), `at ${words.filter(Boolean).join(", ")}`);
}

function detach() {
  last = undefined;
  show("", "");
  field("text")?.focus();
}

/**
 * @param {string} id
 * @param {string} words
 */
function show(id, words) {
  const entry = field("entry");
  /** @type {HTMLElement | null} */
  const note = document.querySelector(".parking-at");
  const text = note?.querySelector("span");
  if (!entry || !note || !text) return;
  entry.value = id;
  text.textContent = words;
  note.hidden = !id;
}

/**
 * @param {string} name
 * @returns {HTMLInputElement | null}
 */
function field(name) {
  return document.querySelector(`form[data-park] input[name=${name}]`);
}
