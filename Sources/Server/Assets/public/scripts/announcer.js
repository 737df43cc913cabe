// @ts-check

/** Milliseconds in which changes are counted before they are told. */
const gathering = 4_000;

let count = 0;
let stage = currentStage();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Tells those who listen to the page that something has changed: a new stage at once, all else counted, now and then. */
export function announce() {
  if (stage !== currentStage()) {
    stage = currentStage();
    return say(`Stage: ${stage}`);
  }
  count += 1;
  timer ??= setTimeout(tellCount, gathering);
}

/**
 * Has a few words read out when there is a pause.
 * @param {string} words
 */
export function say(words) {
  const announcer = document.getElementById("announcer");
  if (announcer) announcer.textContent = words;
}

function tellCount() {
  say(count === 1 ? "1 change" : `${count} changes`);
  count = 0;
  timer = undefined;
}

function currentStage() {
  return document.querySelector("#stages [aria-current] .rail-name")?.textContent ?? "";
}
