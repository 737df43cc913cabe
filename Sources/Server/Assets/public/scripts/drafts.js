// @ts-check
// What is typed outlives a reload and a way out by mistake, in this tab, until it is sent or taken back.
import { forgetWords, keepWords, putBackWords, wordsIn } from "./words.js";

/** Milliseconds after the last key. */
const pause = 300;
const sent = "debrief words sent";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {HTMLFormElement | undefined} */
let leaving;
let isOver = false;

takeUpSent();
putBackWords();

for (const kind of ["input", "reset"]) {
  document.addEventListener(kind, () => {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });
}
addEventListener("pagehide", keep);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (form.matches("[action='/sign-out']")) {
    isOver = true;
    return forgetWords();
  }
  if (form.method !== "post") return;
  leaving = form;
  sessionStorage.setItem(sent, JSON.stringify({ path: location.pathname, words: wordsIn(document) }));
});
addEventListener("pageshow", ({ persisted }) => persisted && (leaving = undefined));

function keep() {
  if (!isOver) keepWords(leaving);
}

/** What was sent is done with, unless the page that answers says that it was refused. */
function takeUpSent() {
  const kept = sessionStorage.getItem(sent);
  sessionStorage.removeItem(sent);
  if (!kept || !document.querySelector("[data-refused]")) return;
  const { path, words } = JSON.parse(kept);
  if (path === location.pathname || words.length === 0) return;
  const keepThem = () => sessionStorage.setItem(`debrief words ${path}`, JSON.stringify(words));
  // Where two people met, one of the two texts goes on from here; only a way back wants these once more.
  const meeting = document.querySelector(".meeting");
  if (meeting) meeting.querySelector("a[data-back]")?.addEventListener("click", keepThem);
  else keepThem();
}
