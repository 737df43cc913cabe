// @ts-check
// Moving an entry on the board: dragging its mark, or by keyboard the space bar takes hold of it, the arrows move it and with
// Shift stretch it, Enter drops it and Escape gives up. What comes of it is sent like any other change of the entry.
import { offer } from "./commands.js";
import { pieces, placeOf, step, timeAt } from "./axis.js";
import { track } from "./pending.js";
import { movedBy, snapped, stretchedBy, taken, told, typed } from "./held-entry.js";
import { shownZone } from "./shown-zone.js";

/** @type {{ id: string, start: import("./held-entry.js").Held, now: import("./held-entry.js").Held } | undefined} */
let held;
/** @type {{ id: string, x: number, edge: boolean } | undefined} */
let grip;
let hasMoved = false;

offer({
  name: "Take hold of it; arrows move it, with Shift they stretch it, Enter drops it, Escape gives up", keys: [" "],
  where: "On an entry of the board", on: () => document.querySelector("#timeline-picture [data-entries] a.mark"),
});

document.addEventListener("keydown", (event) => {
  const mark = markAt(document.activeElement);
  if (held && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    give();
    event.preventDefault();
    return event.stopImmediatePropagation();
  }
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!held) {
    if (event.key !== " " || !take(mark)) return;
    event.preventDefault();
    return say("Taken. Arrow keys move it, with Shift they stretch it; Enter drops it, Escape gives up.");
  }
  const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (steps) set((event.shiftKey ? stretchedBy : movedBy)(held.now, steps, step(axis())));
  else if (event.key === "Enter" || event.key === " ") track(drop());
  else if (event.key === "Escape" || event.key === "Tab") give();
  else return;
  if (event.key === "Tab") return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });

document.addEventListener("pointerdown", (event) => {
  hasMoved = false;
  const mark = markAt(event.target);
  if (!mark || event.button !== 0 || event.pointerType === "touch") return;
  const bar = mark.querySelector(".bar")?.getBoundingClientRect();
  grip = { id: mark.dataset.entry ?? "", x: event.clientX, edge: event.shiftKey || (bar !== undefined && bar.right - event.clientX < 8) };
});
document.addEventListener("pointermove", (event) => {
  const mark = grip && markOf(grip.id);
  if (!grip || !mark) return;
  if (!hasMoved && Math.abs(event.clientX - grip.x) <= 6) return;
  if (!hasMoved && !take(mark)) return (grip = undefined);
  hasMoved = true;
  if (!held) return;
  const [from, until] = [grip.x, event.clientX].map((x) => timeAt(axis(), unit(x)));
  const size = step(axis());
  const end = grip.edge ? held.start.until : held.start.from;
  const by = snapped(end + until - from, size) - end;
  const now = (grip.edge ? stretchedBy : movedBy)(held.start, 0, size);
  if (grip.edge) set(stretchedBy(now, by / Math.max(size * 1000, 1), size));
  else set({ ...now, from: now.from + by, until: now.until + by });
});
document.addEventListener("pointerup", () => {
  grip = undefined;
  if (hasMoved) track(drop());
});
document.addEventListener("pointercancel", () => {
  grip = undefined;
  if (hasMoved) give();
});
document.addEventListener("click", (event) => {
  if (!hasMoved || !markAt(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });
document.addEventListener("debrief:placed", draw);

/** @param {SVGElement} mark */
function take(mark) {
  const words = mark.parentElement?.getAttribute("data-time") ?? "";
  if (!frame()?.dataset.entries || !words || axis().length === 0) return false;
  const box = mark.getBoundingClientRect();
  const start = taken(words, timeAt(axis(), unit(box.left + box.width / 2)), step(axis()));
  held = { id: mark.dataset.entry ?? "", start, now: start };
  draw();
  return true;
}

/** @param {import("./held-entry.js").Held} now */
function set(now) {
  if (held) held.now = now;
  draw();
  say(words(now));
}

function give() {
  held = undefined;
  draw();
  say("Given up; it stays where it was.");
}

async function drop() {
  if (!held) return;
  const { id, start, now } = held;
  held = undefined;
  const zone = frame()?.dataset.zone ?? "UTC";
  const time = typed(now, zone);
  if (time === typed(start, zone) && now.kind === start.kind) return draw();
  const address = `${frame()?.dataset.entries}/${id}/edits`;
  const body = new URLSearchParams({ base: start.base, time });
  const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body }).catch(() => undefined);
  if (answer?.ok) return say(`Moved to ${words(now)}.`);
  draw();
  const problem = await answer?.json().catch(() => undefined);
  say(`It stays where it was. ${problem?.detail ?? "The server did not answer: move it again when the line is back."}`);
}

/**
 * A day is one on the clock of the debrief; what is finer is told in the zone that is shown.
 * @param {import("./held-entry.js").Held} now
 */
function words(now) {
  return told(now, now.precision === "day" ? frame()?.dataset.zone ?? "UTC" : shownZone());
}

/** Shows the held entry where it would be dropped, on whatever picture stands there now. */
function draw() {
  for (const old of document.querySelectorAll("#timeline-picture .held")) {
    old.classList.remove("held");
    old.removeAttribute("transform");
  }
  const mark = held && markOf(held.id);
  if (!held || !mark) return;
  const by = placeOf(axis(), held.now.from) - placeOf(axis(), held.start.from);
  mark.classList.add("held");
  mark.setAttribute("transform", `translate(${by} 0)`);
}

/** @param {string} words */
function say(words) {
  const status = document.getElementById("board-status");
  if (status) status.textContent = words;
}

function axis() {
  return pieces(frame()?.querySelector("svg.picture")?.getAttribute("data-stretches") ?? "");
}

/** @param {number} x */
function unit(x) {
  const picture = frame()?.querySelector("svg.picture");
  if (!(picture instanceof SVGSVGElement)) return 0;
  const { left, width } = picture.getBoundingClientRect();
  return (x - left) / Math.max(1, width) * picture.viewBox.baseVal.width;
}

/** @returns {HTMLElement | null} */
function frame() {
  return document.querySelector("#timeline-picture .picture-frame");
}

/** @param {string} id */
function markOf(id) {
  return markAt(document.querySelector(`#timeline-picture a.mark[data-entry="${CSS.escape(id)}"]`));
}

/**
 * @param {EventTarget | null} target
 * @returns {SVGElement | null}
 */
function markAt(target) {
  return target instanceof Element ? target.closest("#timeline-picture a.mark") : null;
}
