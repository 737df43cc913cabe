// @ts-check
import { release } from "./held.js";
import { dropNames } from "./new-name.js";
import { tellTimes, zoned } from "./shown-zone.js";
import { swap } from "./swap.js";

/** Milliseconds in which changes gather, and after which a failed try is repeated. */
const gathering = 300;
const retrying = 5_000;

/** @type {Set<string>} */
const waiting = new Set();
let isRunning = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Fetches the element anew, soon: from the address it names, or out of the page it stands on.
 * @param {string} id
 */
export function refresh(id) {
  if (!document.getElementById(id)) return;
  waiting.add(id);
  schedule(gathering);
}

/**
 * Fetches the element anew at once. Whether that could be done.
 * @param {string} id
 */
export async function renew(id) {
  const address = document.getElementById(id)?.dataset.refresh ?? location.href;
  const page = await fetchPage(address).catch(() => undefined);
  if (page) swap(document.getElementById(id), page.getElementById(id));
  return page !== undefined;
}

/**
 * The page at `address`, as it is now; undefined if it cannot be had.
 * @param {string} address
 */
export async function fetchPage(address) {
  const response = await fetch(zoned(address), { headers: { Accept: "text/html" } });
  if (!response.ok) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  dropNames(page);
  tellTimes(page);
  return page;
}

// What was held back while somebody typed is fetched when the form is free: other changes may have come since.
document.addEventListener("focusout", () => setTimeout(catchUp));
document.addEventListener("reset", () => setTimeout(catchUp));

function catchUp() {
  release().forEach(refresh);
}

/** @param {number} pause */
function schedule(pause) {
  clearTimeout(timer);
  timer = setTimeout(run, pause);
}

async function run() {
  if (isRunning) return schedule(gathering);
  isRunning = true;
  const ids = [...waiting];
  waiting.clear();
  try {
    for (const [address, group] of byAddress(ids)) await renewAll(address, group);
  } catch {
    ids.forEach((id) => waiting.add(id));
    schedule(retrying);
  } finally {
    isRunning = false;
  }
}

/**
 * @param {string} address
 * @param {string[]} ids
 */
async function renewAll(address, ids) {
  const page = await fetchPage(address);
  for (const id of ids) swap(document.getElementById(id), page?.getElementById(id) ?? null);
  document.dispatchEvent(new Event("debrief:placed"));
}

/** @param {string[]} ids */
function byAddress(ids) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const id of ids) {
    const address = document.getElementById(id)?.dataset.refresh ?? location.href;
    groups.set(address, [...(groups.get(address) ?? []), id]);
  }
  return groups;
}
