// @ts-check
import { timeLeft } from "./deadline.js";
import { serverNow } from "./server-time.js";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

document.addEventListener("debrief:placed", tick);
document.addEventListener("debrief:time", tick);
tick();

/** Shows the time that is left, and again when the next second begins. */
function tick() {
  clearTimeout(timer);
  /** @type {HTMLElement | null} */
  const clock = document.querySelector(".clock[data-deadline]");
  if (!clock) return;
  const left = Number(clock.dataset.deadline) - serverNow();
  show(timeLeft(left, stageLength()), clock);
  timer = setTimeout(tick, ((left % 1000) + 1000) % 1000 + 5);
}

/**
 * @param {ReturnType<typeof timeLeft>} time
 * @param {HTMLElement} clock
 */
function show({ words, state }, clock) {
  const text = clock.querySelector(".clock-left");
  if (text) text.textContent = words;
  clock.dataset.state = state;
}

function stageLength() {
  /** @type {HTMLElement | null} */
  const stage = document.querySelector(".rail [aria-current][data-minutes]");
  return Number(stage?.dataset.minutes ?? 0) * 60_000;
}
