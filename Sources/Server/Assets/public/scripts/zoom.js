// @ts-check
// The picture of how much evidence there is when: wheel, pinch, keys and dragging choose another time. Without script
// its bars are links, and the fields below it do the same.
import { offer, reach } from "./commands.js";
import { fetchPage } from "./refresh.js";
import { chosen, moved, zoomed } from "./stretch.js";
import { swap } from "./swap.js";

/** @typedef {import("./stretch.js").Stretch} Stretch */

/** Milliseconds in which turns of the wheel gather. */
const gathering = 120;
/** Pixels that a pointer moves before it drags. */
const least = 6;

/** @type {Map<string, (stretch: Stretch) => Stretch>} */
const keys = new Map([
  ["+", (stretch) => zoomed(stretch, 0.5)], ["=", (stretch) => zoomed(stretch, 0.5)], ["-", (stretch) => zoomed(stretch, 2)],
  ["ArrowLeft", (stretch) => moved(stretch, -0.25)], ["ArrowRight", (stretch) => moved(stretch, 0.25)],
]);

const onPicture = { where: "On the picture of the evidence", on: () => document.querySelector("svg.counts") };
offer(
  { name: "Closer", keys: ["+"], ...onPicture }, { name: "Further away", keys: ["-"], ...onPicture },
  { name: "Earlier, later", keys: ["ArrowLeft", "ArrowRight"], ...onPicture },
  { name: "Search the evidence", keys: ["/"], on: () => document.querySelector("form.search input[type=search]"), run: reach },
);

/**
 * What is wanted and not shown yet.
 * @type {Stretch | undefined}
 */
let wanted;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let asked = 0;
/**
 * Where each pointer on the picture went down, and where it is.
 * @type {Map<number, { start: number, now: number }>}
 */
const pointers = new Map();
let hasDragged = false;

document.addEventListener("keydown", (event) => {
  const picture = pictureAt(document.activeElement);
  const step = keys.get(event.key);
  if (!picture || !step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  want(step(shown(picture)));
});

// A pinch on a touchpad comes as a wheel with Ctrl. A plain wheel scrolls the page, unless somebody is at the picture.
document.addEventListener("wheel", (event) => {
  const picture = pictureAt(event.target);
  if (!picture || (!event.ctrlKey && !picture.parentElement?.matches(":focus, :focus-within"))) return;
  event.preventDefault();
  want(zoomed(shown(picture), Math.exp(Math.max(-100, Math.min(100, event.deltaY)) / 150), share(picture, event.clientX)));
}, { passive: false });

document.addEventListener("pointerdown", (event) => {
  const picture = pictureAt(event.target);
  if (!picture || event.button !== 0) return;
  hasDragged = false;
  const place = share(picture, event.clientX);
  pointers.set(event.pointerId, { start: place, now: place });
});
document.addEventListener("pointermove", (event) => {
  const pointer = pointers.get(event.pointerId);
  const picture = document.querySelector("svg.counts");
  if (!pointer || !(picture instanceof SVGSVGElement)) return;
  pointer.now = share(picture, event.clientX);
  hasDragged ||= Math.abs(pointer.now - pointer.start) * picture.getBoundingClientRect().width > least;
  if (hasDragged && pointers.size === 1) mark(picture, pointer.start, pointer.now);
});
document.addEventListener("pointerup", (event) => end(event, true));
document.addEventListener("pointercancel", (event) => end(event, false));
// A bar is a link, and a drag is no click on it.
document.addEventListener("click", (event) => {
  if (hasDragged && pictureAt(event.target)) event.preventDefault();
}, { capture: true });
document.addEventListener("dragstart", (event) => {
  if (pictureAt(event.target)) event.preventDefault();
});

/**
 * @param {PointerEvent} event
 * @param {boolean} isMeant
 */
function end(event, isMeant) {
  const places = [...pointers.values()];
  const picture = document.querySelector("svg.counts");
  if (!pointers.delete(event.pointerId) || !(picture instanceof SVGSVGElement)) return;
  picture.querySelector(".selection")?.remove();
  if (!isMeant || !hasDragged) return;
  if (places.length === 1) want(chosen(shown(picture), places[0].start, places[0].now));
  if (places.length === 2) {
    const [before, after] = [places[0].start - places[1].start, places[0].now - places[1].now].map(Math.abs);
    want(zoomed(shown(picture), before / Math.max(after, 0.01), (places[0].start + places[1].start) / 2));
    pointers.clear();
  }
}

/** @param {Stretch} stretch */
function want(stretch) {
  wanted = stretch;
  clearTimeout(timer);
  timer = setTimeout(() => show(stretch), gathering);
}

/** @param {Stretch} stretch */
async function show(stretch) {
  const turn = ++asked;
  const address = new URL(location.href);
  for (const field of ["at", "place", "preview"]) address.searchParams.delete(field);
  address.searchParams.set("from", new Date(stretch.from * 1000).toISOString());
  address.searchParams.set("until", new Date(stretch.until * 1000).toISOString());
  address.hash = "";
  const page = await fetchPage(address.href).catch(() => undefined);
  // Somebody has gone on meanwhile, or the server is away: what stands there stays.
  if (turn !== asked) return;
  wanted = undefined;
  if (!page) return;
  history.replaceState(history.state, "", address);
  for (const id of ["evidence-picture", "evidence-lines"]) swap(document.getElementById(id), page.getElementById(id));
}

/**
 * @param {SVGSVGElement} picture
 * @returns {Stretch}
 */
function shown(picture) {
  return wanted ?? { from: Number(picture.dataset.from), until: Number(picture.dataset.until) };
}

/**
 * Where on the picture a place on the screen is, from 0 to 1.
 * @param {SVGSVGElement} picture
 * @param {number} x
 */
function share(picture, x) {
  const { left, width } = picture.getBoundingClientRect();
  return Math.min(1, Math.max(0, (x - left) / Math.max(1, width)));
}

/**
 * @param {SVGSVGElement} picture
 * @param {number} one
 * @param {number} other
 */
function mark(picture, one, other) {
  const { width, height } = picture.viewBox.baseVal;
  let selection = picture.querySelector(".selection");
  if (!selection) {
    selection = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    selection.classList.add("selection");
    picture.append(selection);
  }
  selection.setAttribute("x", String(Math.min(one, other) * width));
  selection.setAttribute("width", String(Math.abs(other - one) * width));
  selection.setAttribute("height", String(height));
}

/**
 * @param {EventTarget | null} target
 * @returns {SVGSVGElement | null}
 */
function pictureAt(target) {
  const home = target instanceof Element ? target.closest(".evidence-picture") : null;
  return home?.querySelector("svg.counts") ?? null;
}
