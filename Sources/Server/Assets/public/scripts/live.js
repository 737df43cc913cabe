// @ts-check
import { announce } from "./announcer.js";
import { connect } from "./connection.js";
import { place } from "./fragments.js";
import { reload } from "./reload.js";
import { setServerTime } from "./server-time.js";

/** As many names are told; a large room is a number with some of them. */
const mostNames = 12;
const someNames = 6;
/** Milliseconds without a connection that nobody needs to hear about. */
const hiccup = 2_000;

/** @type {HTMLElement | null} */
const page = document.querySelector("[data-live]");
/** @type {ReturnType<typeof setTimeout> | undefined} */
let interruption;

if (page) {
  const { live = "", person = "", audience = "" } = page.dataset;
  connect({ address: live, key: [live, person, audience].join(" "), after: () => sequence(page), tell: (news) => hear(news, page) });
}

/**
 * @param {import("./feed.js").News} news
 * @param {HTMLElement} page
 */
function hear(news, page) {
  switch (news.type) {
    case "change": return apply(news, page);
    case "aside": return place(news.fragments, page.dataset.person);
    case "time": return setServerTime(news.now);
    case "here": return showPeople(news.names);
    case "line": return showLine(news.isOpen, page);
    case "reload": return reload();
  }
}

/**
 * Applies each change once and in order. Where one is missing, only a fresh page can help.
 * @param {import("./backlog.js").Change} change
 * @param {HTMLElement} page
 */
function apply(change, page) {
  const expected = sequence(page) + 1;
  if (change.sequence < expected) return;
  if (change.sequence > expected) return reload();
  page.dataset.sequence = String(change.sequence);
  place(change.fragments, page.dataset.person);
  announce();
}

/** @param {HTMLElement} page */
function sequence(page) {
  return Number(page.dataset.sequence);
}

/** @param {string[]} names */
function showPeople(names) {
  const here = document.getElementById("here");
  if (!here) return;
  const some = names.slice(0, someNames).join(", ");
  here.textContent = `Here now: ${names.length > mostNames ? `${names.length} people, among them ${some}` : names.join(", ")}`;
  here.hidden = names.length === 0;
}

/**
 * @param {boolean} isOpen
 * @param {HTMLElement} page
 */
function showLine(isOpen, page) {
  /** @type {HTMLElement | null} */
  const notice = page.querySelector(".connection");
  if (!notice) return;
  if (!isOpen) {
    interruption ??= setTimeout(() => (notice.hidden = false), hiccup);
    return;
  }
  clearTimeout(interruption);
  interruption = undefined;
  notice.hidden = true;
  document.dispatchEvent(new Event("debrief:line"));
}
