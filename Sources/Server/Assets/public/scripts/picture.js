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
  const row = sorts.find((sort) => document.activeElement?.matches(`.picture ${sort}`));
  if (!step || !row || event.altKey || event.ctrlKey || event.metaKey) return;
  const current = /** @type {SVGElement} */ (document.activeElement);
  event.preventDefault();
  const all = inOrder(current.ownerSVGElement, row);
  const place = Math.min(all.length - 1, Math.max(0, all.indexOf(current) + step));
  all[place].focus();
});

// One stop for the Tab key among the entries, and one among the deploys and alerts; from one to the next go the arrow
// keys. Without script each is a link of its own.
const sorts = ["a.mark", "a.landmark"];
/**
 * The addresses of those stops.
 * @type {Map<string, string>}
 */
const tabStops = new Map();
document.addEventListener("focusin", ({ target }) => {
  const sort = target instanceof Element ? sorts.find((sort) => target.matches(`.picture ${sort}`)) : undefined;
  if (!sort) return;
  tabStops.set(sort, address(/** @type {Element} */ (target)));
  rove();
});
document.addEventListener("debrief:placed", rove);
rove();

function rove() {
  for (const picture of document.querySelectorAll("svg.picture")) {
    for (const sort of sorts) {
      const all = inOrder(picture, sort);
      const chosen = all.find((one) => address(one) === tabStops.get(sort)) ?? all[0];
      for (const one of all) one.setAttribute("tabindex", one === chosen ? "0" : "-1");
    }
  }
}

/**
 * @param {Element | null} picture
 * @param {string} sort
 * @returns {SVGElement[]}
 */
function inOrder(picture, sort) {
  return [...picture?.querySelectorAll(sort) ?? []].map((one) => /** @type {SVGElement} */ (one));
}

/** @param {Element} link */
function address(link) {
  return link.getAttribute("href") ?? "";
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
