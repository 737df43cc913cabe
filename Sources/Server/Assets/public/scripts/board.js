// @ts-check
// The timeline board: wheel, pinch, keys, buttons and dragging over its ground choose the time. Its buttons are links and
// its choices a form, so it does the same without script; the address says what is shown, so it lasts.
import { pieces, timeAt } from "./axis.js";
import { offer } from "./commands.js";
import { pictureOf } from "./kept-pictures.js";
import { isShortcutOn } from "./shortcut.js";
import { around, chosen, moved, zoomed } from "./stretch.js";
import { swap } from "./swap.js";
import { isTextField } from "./typing.js";

/** @typedef {import("./stretch.js").Stretch} Stretch */

/** Milliseconds in which turns of the wheel gather. */
const gathering = 40;
/** @type {[string, (stretch: Stretch) => Stretch | undefined][]} */
const deeds = [
  ["+", (stretch) => zoomed(stretch, 0.5)], ["=", (stretch) => zoomed(stretch, 0.5)], ["-", (stretch) => zoomed(stretch, 2)],
  ["ArrowLeft", (stretch) => moved(stretch, -0.25)], ["ArrowRight", (stretch) => moved(stretch, 0.25)],
  ["0", () => undefined], ["Home", () => undefined],
];
const keys = new Map(deeds);
const frame = () => document.querySelector("#timeline-picture[data-query] .picture-frame");
const onBoard = { where: "On the board", on: frame };
offer(
  { name: "Closer", keys: ["+"], isSwitched: true, ...onBoard }, { name: "Further away", keys: ["-"], isSwitched: true, ...onBoard },
  { name: "The whole event", keys: ["0"], isSwitched: true, ...onBoard }, { name: "Earlier, later", keys: ["ArrowLeft", "ArrowRight"], ...onBoard },
);
/** @type {{ stretch: Stretch | undefined } | undefined} */
let wanted;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let asked = 0;
/** @type {Map<number, { start: number, now: number }>} */
const pointers = new Map();
let hasDragged = false;

document.addEventListener("keydown", (event) => {
  const home = board(document.activeElement);
  const step = keys.get(event.key);
  if (!home || !step || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (isTextField(document.activeElement) || document.activeElement instanceof HTMLSelectElement) return;
  const isOnMark = document.activeElement?.matches("a.mark, a.landmark") && !event.shiftKey;
  if (isOnMark && (event.key.startsWith("Arrow") || event.key === "Home")) return;
  if (!event.key.startsWith("Arrow") && !isShortcutOn()) return;
  const now = shown(home);
  if (!now) return;
  event.preventDefault();
  want(step(now));
});

document.addEventListener("wheel", (event) => {
  const home = board(event.target);
  const frame = home?.querySelector(".picture-frame");
  if (!home || (!event.ctrlKey && !frame?.matches(":focus, :focus-within"))) return;
  const now = shown(home);
  if (!now) return;
  event.preventDefault();
  const factor = Math.exp(Math.max(-100, Math.min(100, event.deltaY)) / 150);
  // Once something is wanted, it lies evenly over the axis.
  const { at, share } = wanted?.stretch ? along(wanted.stretch, home, event.clientX) : place(home, event.clientX);
  want(around(at, (now.until - now.from) * factor, share));
}, { passive: false });

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (hasDragged && board(target)) return event.preventDefault();
  const link = target?.closest(".board-steps a, a.fold, a.outside");
  const address = link && board(link) ? link.getAttribute("href") : null;
  if (!address || address.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void show(new URL(address, location.href).search);
}, { capture: true });
document.addEventListener("change", ({ target }) => {
  const form = target instanceof Element ? target.closest("form[data-board]") : null;
  if (form instanceof HTMLFormElement) void show(`?${new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))}`);
});

document.addEventListener("pointerdown", (event) => {
  hasDragged = false;
  const home = board(event.target);
  if (!home || event.button !== 0 || !(event.target instanceof Element)) return;
  if (!event.target.closest("svg.picture") || event.target.closest("a.mark")) return;
  const { clientX } = event;
  pointers.set(event.pointerId, { start: clientX, now: clientX });
});
document.addEventListener("pointermove", (event) => {
  const pointer = pointers.get(event.pointerId);
  const picture = document.querySelector("#timeline-picture svg.picture");
  if (!pointer || !(picture instanceof SVGSVGElement)) return;
  pointer.now = event.clientX;
  hasDragged ||= Math.abs(pointer.now - pointer.start) > 6;
  if (hasDragged && pointers.size === 1 && event.pointerType !== "touch") mark(picture, pointer);
});
document.addEventListener("pointerup", (event) => end(event, true));
document.addEventListener("pointercancel", (event) => end(event, false));
document.addEventListener("dragstart", (event) => {
  if (board(event.target)) event.preventDefault();
});

document.addEventListener("debrief:placed", restore);
restore();

/**
 * @param {PointerEvent} event
 * @param {boolean} isMeant
 */
function end(event, isMeant) {
  const all = [...pointers.values()];
  const home = document.getElementById("timeline-picture");
  if (!pointers.delete(event.pointerId) || !home) return;
  home.querySelector(".selection")?.remove();
  const now = shown(home);
  if (!isMeant || !hasDragged || !now) return;
  if (all.length === 2) {
    pointers.clear();
    const [before, after] = [all[0].start - all[1].start, all[0].now - all[1].now].map(Math.abs);
    const { at, share } = place(home, (all[0].start + all[1].start) / 2);
    want(around(at, (now.until - now.from) * before / Math.max(1, after), share));
  } else if (event.pointerType !== "touch") {
    const [from, until] = [all[0].start, all[0].now].map((x) => place(home, x).at);
    want(chosen({ from: Math.min(from, until), until: Math.max(from, until) }, 0, 1));
  }
}

/** @param {Stretch | undefined} stretch the whole event if there is none */
function want(stretch) {
  wanted = { stretch };
  clearTimeout(timer);
  timer = setTimeout(() => {
    const fields = new URLSearchParams(location.search);
    for (const name of ["from", "until"]) fields.delete(name);
    for (const [name, second] of Object.entries(stretch ?? {})) fields.set(name, new Date(second * 1000).toISOString());
    void show(String(fields) ? `?${fields}` : "");
  }, gathering);
}

/** @param {string} search what the address of the view says */
async function show(search) {
  const home = document.getElementById("timeline-picture");
  const address = home?.dataset.refresh?.split("?")[0];
  if (!home || !address) return;
  const turn = ++asked;
  const fresh = await pictureOf(address + search);
  // Somebody has gone on meanwhile, or the server is away: what stands there stays.
  if (turn !== asked) return;
  wanted = undefined;
  if (!fresh) return;
  history.replaceState(history.state, "", location.pathname + search + location.hash);
  fresh.setAttribute("data-shows", search);
  swap(document.getElementById("timeline-picture"), fresh);
  document.dispatchEvent(new Event("debrief:placed"));
}

/** What was streamed shows all; the address says what this page is to show. */
function restore() {
  const home = document.getElementById("timeline-picture");
  const fields = new URLSearchParams(location.search);
  const asksFor = ["from", "lanes", "kind", "told", "tag"].some((name) => fields.get(name)) || fields.has("series");
  if (!home || home.dataset.query || home.dataset.shows === location.search || wanted || !asksFor) return;
  wanted = { stretch: undefined };
  void show(location.search);
}

/**
 * The time in the picture, in seconds.
 * @param {HTMLElement} home
 * @returns {Stretch | undefined}
 */
function shown(home) {
  if (wanted?.stretch) return wanted.stretch;
  const axis = axisOf(home);
  return axis.length === 0 ? undefined : { from: Math.floor(axis[0].from / 1000), until: Math.ceil(axis[axis.length - 1].until / 1000) };
}

/**
 * The moment at a place on the screen, in seconds, and how far along the axis that is.
 * @param {HTMLElement} home
 * @param {number} x
 */
function place(home, x) {
  const [axis, unit] = [axisOf(home), unitAt(home, x)];
  const [left, right] = [axis[0].left, axis[axis.length - 1].right];
  return { at: timeAt(axis, unit) / 1000, share: Math.min(1, Math.max(0, (unit - left) / (right - left))) };
}

/**
 * @param {Stretch} stretch
 * @param {HTMLElement} home
 * @param {number} x
 */
function along(stretch, home, x) {
  const { share } = place(home, x);
  return { at: stretch.from + (stretch.until - stretch.from) * share, share };
}

/** @param {HTMLElement} home */
function axisOf(home) {
  return pieces(home.querySelector("svg.picture")?.getAttribute("data-stretches") ?? "");
}

/**
 * @param {HTMLElement} home
 * @param {number} x
 */
function unitAt(home, x) {
  const picture = /** @type {SVGSVGElement} */ (home.querySelector("svg.picture"));
  const { left, width } = picture.getBoundingClientRect();
  return (x - left) / Math.max(1, width) * picture.viewBox.baseVal.width;
}

/**
 * @param {SVGSVGElement} picture
 * @param {{ start: number, now: number }} pointer
 */
function mark(picture, { start, now }) {
  const home = /** @type {HTMLElement} */ (picture.closest("#timeline-picture"));
  let selection = picture.querySelector(".selection");
  if (!selection) {
    selection = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    selection.classList.add("selection");
    picture.append(selection);
  }
  const [from, until] = [start, now].map((x) => unitAt(home, x)).sort((a, b) => a - b);
  selection.setAttribute("x", String(from));
  selection.setAttribute("width", String(until - from));
  selection.setAttribute("height", String(picture.viewBox.baseVal.height));
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function board(target) {
  const home = target instanceof Element ? target.closest("#timeline-picture") : null;
  return home instanceof HTMLElement && home.dataset.query !== undefined ? home : null;
}
