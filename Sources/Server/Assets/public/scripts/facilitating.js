// @ts-check
// What whoever leads reaches for while everybody waits: the next stage, more time, the entry to look at.
import { say } from "./announcer.js";
import { offer, press, reach } from "./commands.js";

offer(
  { name: "Next entry, for everybody", keys: ["j"], on: () => find("[data-step=next]"), run: press, repeats: true },
  { name: "Previous entry, for everybody", keys: ["k"], on: () => find("[data-step=previous]"), run: press, repeats: true },
  { name: "Show the entry in focus to everybody", keys: ["f"], on: () => find(".timeline .entry form[data-shows] button"), run: showEntry },
  { name: "Follow again where the room looks", keys: ["g"], on: () => find("[data-follow]:not([hidden])"), run: press },
  { name: "Write along, one line", keys: ["w"], on: () => find("#line-text"), run: reach },
  { name: "Add an entry", keys: ["a"], on: () => find("#new-entry input[name=time]"), run: reach },
  { name: (button) => `To the button “${words(button)}”`, keys: ["n"], on: nextStage, run: reach },
  { name: "More minutes for this stage", keys: ["e"], on: () => find("input[name=minutes][data-extends]"), run: reach },
  { name: "I learned something", on: () => hand("learned"), run: press },
  { name: "This entry is new to me", on: () => hand("new"), run: press },
);

// Every stage that can be opened is one to choose; which, only the page knows.
for (const place of Array(12).keys()) {
  offer({ name: () => `Open the stage ${stage(place)?.text}`, on: () => stage(place), run: () => openStage(place), isGrave: true });
}

// Where nobody leads the room with them, the same keys lead from entry to entry on one's own page.
for (const [key, name, step] of /** @type {[string, string, number][]} */ ([["j", "Next entry", 1], ["k", "Previous entry", -1]])) {
  offer({ name, keys: [key], on: () => (find("[data-step]") ? null : find(".timeline .entry")), run: () => go(step), repeats: true });
}

/** @param {number} step */
function go(step) {
  const all = [...document.querySelectorAll(".timeline .entry")].map((one) => /** @type {HTMLElement} */ (one));
  const current = all.findIndex((one) => one.contains(document.activeElement));
  all[Math.min(all.length - 1, Math.max(0, current + step))].focus();
}

function showEntry() {
  const entry = document.activeElement?.closest(".timeline .entry");
  const button = entry?.querySelector("form[data-shows] button");
  if (button instanceof HTMLElement) return press(button);
  say("No entry is in focus. Go to one with the Tab key, or press one on the board.");
}

function nextStage() {
  return find(".lead-deeds > form button");
}

/** @param {number} place */
function stage(place) {
  const options = find(".lead-deeds select[name=stage]");
  const option = options instanceof HTMLSelectElement ? options.options[place] : undefined;
  return option?.defaultSelected ? undefined : option;
}

/** @param {number} place */
function openStage(place) {
  const option = stage(place);
  const form = option?.closest("form");
  if (!option || !form) return;
  option.selected = true;
  form.requestSubmit();
}

/** @param {string} question */
function hand(question) {
  return find(`form[data-hand]:has(input[value="${question}"]) button:not(:disabled)`);
}

/**
 * @param {string} place
 * @returns {HTMLElement | null}
 */
function find(place) {
  return document.querySelector(place);
}

/** @param {HTMLElement} element */
function words(element) {
  return element.textContent?.trim() ?? "";
}
