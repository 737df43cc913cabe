// @ts-check
// The picture of the timeline and its list belong together: what is pointed at in one shows in the other.

import { offer } from "./commands.js";

const steps = new Map([["ArrowRight", 1], ["ArrowLeft", -1], ["Home", -Infinity], ["End", Infinity]]);

const onMark = { where: "On an entry of the board", on: () => document.querySelector("svg.picture a.mark") };
offer({ name: "To the entry before, to the next", keys: ["ArrowLeft", "ArrowRight"], ...onMark }, { name: "To its words in the list", keys: ["Enter"], ...onMark });

for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, (event) => point(event.target));
document.addEventListener("mouseout", (event) => {
  if (mark(event.target) || entry(event.target)) point(document.activeElement);
});
document.addEventListener("click", (event) => {
  const id = mark(event.target)?.dataset.entry;
  const target = id && document.getElementById(`entry-${id}`);
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // The address makes it the target of the page, so that it stays marked.
  location.replace(`#entry-${id}`);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  const step = steps.get(event.key);
  const current = mark(document.activeElement);
  if (!step || !current || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const all = marks(current.ownerSVGElement);
  const place = Math.min(all.length - 1, Math.max(0, all.indexOf(current) + step));
  all[place].focus();
});

// One stop for the Tab key; from mark to mark go the arrow keys. Without script each mark is a link of its own.
/** The entry whose mark is that stop. */
let tabStop = "";
document.addEventListener("focusin", ({ target }) => {
  const id = mark(target)?.dataset.entry;
  if (!id) return;
  tabStop = id;
  rove();
});
document.addEventListener("debrief:placed", rove);
rove();

function rove() {
  for (const picture of document.querySelectorAll("svg.picture")) {
    const all = marks(picture);
    const chosen = all.find(({ dataset }) => dataset.entry === tabStop) ?? all[0];
    for (const one of all) one.setAttribute("tabindex", one === chosen ? "0" : "-1");
  }
}

/**
 * @param {Element | null} picture
 * @returns {SVGElement[]}
 */
function marks(picture) {
  return [...picture?.querySelectorAll("a.mark") ?? []].map((one) => /** @type {SVGElement} */ (one));
}

/**
 * Shows which entry is meant, in the list and in the picture.
 * @param {EventTarget | null} target
 */
function point(target) {
  const id = mark(target)?.dataset.entry ?? entry(target)?.id.slice("entry-".length);
  for (const old of document.querySelectorAll(".entry[data-highlight], .mark[aria-current]")) {
    old.removeAttribute("data-highlight");
    old.removeAttribute("aria-current");
  }
  if (!id) return;
  document.getElementById(`entry-${id}`)?.toggleAttribute("data-highlight", Boolean(mark(target)));
  document.querySelector(`.timeline-picture .mark[data-entry="${CSS.escape(id)}"]`)?.setAttribute("aria-current", "true");
}

/**
 * @param {EventTarget | null} target
 * @returns {SVGElement | null}
 */
function mark(target) {
  return target instanceof Element ? target.closest(".picture a.mark") : null;
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function entry(target) {
  return target instanceof Element ? target.closest(".timeline .entry") : null;
}
