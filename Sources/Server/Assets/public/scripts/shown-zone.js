// @ts-check
// The zone in which somebody reads times, kept in this browser. Pages and what is streamed come in the zone of the debrief, which
// stands unless another is chosen; what comes is worded anew before it is put in place.
import { dayOf, isZone, worded, zoneAt, zoneNote } from "./zoned.js";

const storage = "debrief zone";

/** @type {HTMLElement | null} */
const page = document.querySelector("[data-debrief-zone]");
/**
 * What stood in an element as it came.
 * @type {WeakMap<Element, string>}
 */
const served = new WeakMap();

/** Whether another zone was shown since the page came. */
let wasOther = false;

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function debriefZone() {
  return page?.dataset.debriefZone ?? "UTC";
}

/** As it is kept: nothing for that of the debrief, `browser`, or a name. */
export function zoneChoice() {
  return localStorage.getItem(storage) ?? "";
}

/** @param {string} choice */
export function chooseZone(choice) {
  localStorage.setItem(storage, choice);
}

/** The zone that times are shown in. */
export function shownZone() {
  const choice = zoneChoice();
  const zone = choice === "browser" ? ownZone : choice;
  return page && zone && isZone(zone) ? zone : debriefZone();
}

function isOther() {
  return shownZone() !== debriefZone();
}

/**
 * The address with the zone that pictures are to be drawn in: they are no elements that could be worded anew.
 * @param {string} address
 */
export function zoned(address) {
  if (!page || !isOther()) return address;
  const [place, hash = ""] = address.split("#");
  return `${place}${place.includes("?") ? "&" : "?"}times=${encodeURIComponent(shownZone())}${hash && `#${hash}`}`;
}

/**
 * Words all times below `root` in the zone that is shown.
 * @param {ParentNode} root
 */
export function tellTimes(root) {
  if (!isOther() && !wasOther) return;
  wasOther = true;
  for (const time of root.querySelectorAll("time[data-precision]")) if (time instanceof HTMLElement) tell(time, (zone) => worded(told(time), zone));
  for (const note of root.querySelectorAll("[data-zone-note]")) {
    const [from, until] = note.getAttribute("data-zone-note")?.split(" ") ?? [];
    tell(note, (zone) => zoneNote(from, until, zone));
  }
  for (const name of root.querySelectorAll("[data-zone-at]")) tell(name, (zone) => zoneAt(name.getAttribute("data-zone-at") ?? "", zone));
  for (const name of root.querySelectorAll("[data-zone-name]")) tell(name, (zone) => zone);
  for (const list of root.querySelectorAll("[data-days]")) part(list);
}

/**
 * @param {Element} element
 * @param {(zone: string) => string} words
 */
function tell(element, words) {
  const isKnown = served.has(element);
  if (!isOther() && !isKnown) return;
  if (!isKnown) served.set(element, element.textContent ?? "");
  const text = isOther() ? words(shownZone()) : served.get(element) ?? "";
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {HTMLElement} time
 * @returns {import("./zoned.js").Told}
 */
function told(time) {
  const { until, precision, dating = "none", joint } = time.dataset;
  return /** @type {import("./zoned.js").Told} */ ({ at: time.getAttribute("datetime"), until, precision, dating, joint });
}

/**
 * Parts a list by the days of the zone that is shown; the headings that came are kept for when their zone is shown again.
 * @param {Element} list
 */
function part(list) {
  for (const own of list.querySelectorAll("[data-own-day]")) own.remove();
  const headings = list.querySelectorAll(".entry-day, .line-day, .candidates-day");
  for (const heading of headings) heading.toggleAttribute("hidden", isOther());
  if (!isOther()) return;
  const items = [...list.querySelectorAll(":scope > [data-stands]")];
  const days = items.map((item) => heading(item.getAttribute("data-stands") ?? ""));
  const isBetween = list.getAttribute("data-days") === "between";
  if (!list.matches(".lines") && new Set([...days, ...lastDays(items)].filter(isDay)).size < 2) return;
  items.forEach((item, place) => {
    if (!days[place] || days[place] === days[place - 1]) return;
    if (isBetween) item.before(dayRow(days[place], item));
    else item.prepend(dayTitle("entry-day", days[place]));
  });
}

/** @param {string} stands */
function heading(stands) {
  return /^\d{4}-/.test(stands) ? dayOf(stands, shownZone()) : stands;
}

/** @param {string} day */
function isDay(day) {
  return /\d{4}$/.test(day);
}

/**
 * The days on which ranges end.
 * @param {Element[]} items
 */
function lastDays(items) {
  return items.flatMap((item) => [...item.querySelectorAll(".entry-time time[data-until]")])
    .map((time) => heading(time.getAttribute("data-until") ?? ""));
}

/**
 * @param {string} day
 * @param {Element} item
 */
function dayRow(day, item) {
  const row = document.createElement("li");
  const isLine = item.matches(".line");
  row.className = isLine ? "line-day" : "candidates-day";
  row.setAttribute("data-own-day", "");
  row.append(isLine ? day : dayTitle("", day));
  return row;
}

/**
 * @param {string} name
 * @param {string} day
 */
function dayTitle(name, day) {
  const title = document.createElement("h2");
  if (name) title.className = name;
  title.setAttribute("data-own-day", "");
  title.textContent = day;
  return title;
}
