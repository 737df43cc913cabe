// @ts-check
// Pictures of the timeline that were fetched lately. They hold for one state of the debrief, which has a number.
import { fetchPage } from "./refresh.js";
import { zoned } from "./shown-zone.js";

const most = 12;
/** @type {Map<string, HTMLElement>} */
const kept = new Map();
let keptOf = "";

/**
 * The picture at `address`, for whoever asks to put it in place; undefined if it cannot be had.
 * @param {string} address
 */
export async function pictureOf(address) {
  const now = state();
  if (keptOf !== now) kept.clear();
  keptOf = now;
  const key = zoned(address);
  const known = kept.get(key);
  if (known) return copy(known);
  const page = await fetchPage(address).catch(() => undefined);
  const picture = page?.getElementById("timeline-picture");
  if (!picture) return undefined;
  if (now === state()) kept.set(key, copy(picture));
  for (const [oldest] of [...kept].slice(0, -most)) kept.delete(oldest);
  return picture;
}

/** @param {HTMLElement} picture */
function copy(picture) {
  return /** @type {HTMLElement} */ (picture.cloneNode(true));
}

function state() {
  const page = document.querySelector("[data-live]");
  return page instanceof HTMLElement ? page.dataset.sequence ?? "" : "";
}
