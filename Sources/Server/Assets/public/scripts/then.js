// @ts-check
// Moves through the event without a new page: by the slider, by its keys from one step to the next, by the two links.
import { say } from "./announcer.js";
import { offer } from "./commands.js";
import { tellTimes, zoned } from "./shown-zone.js";
import { exchange } from "./swap.js";

/** Milliseconds that the slider rests before what it shows is fetched. */
const resting = 120;
const steps = new Map([["ArrowRight", "next"], ["ArrowUp", "next"], ["ArrowLeft", "prev"], ["ArrowDown", "prev"]]);

/** @type {HTMLInputElement | null} */
const slider = document.querySelector("#then-slider");
/** @type {HTMLFormElement | null} */
const form = document.querySelector(".then-form");
/** @type {AbortController | undefined} */
let asking;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

offer({ name: "To the step before, to the next", keys: ["ArrowLeft", "ArrowRight"], where: "On the slider", on: () => slider });

if (slider && form) {
  slider.hidden = false;
  slider.addEventListener("keydown", (event) => {
    const step = steps.get(event.key);
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(way(step)?.href);
  });
  slider.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go(address(new Date(Number(slider.value) * 1000).toISOString().replace(".000Z", "Z"))), resting);
  });
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement) go(address(String(new FormData(form).get("at"))));
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".then-steps a") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href);
  });
}

/** @param {string} step */
function way(step) {
  return /** @type {HTMLAnchorElement | null} */ (document.querySelector(`.then-steps a[rel="${step}"]`));
}

/** @param {string} at */
function address(at) {
  const person = String(new FormData(/** @type {HTMLFormElement} */ (form)).get("person"));
  return `${form?.action}?${new URLSearchParams({ at, ...(person ? { person } : {}) })}`;
}

/**
 * Shows the event as the page at `place` has it. Who moves on meanwhile is not kept waiting for it.
 * @param {string | undefined} place
 */
async function go(place) {
  if (!place) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(zoned(place), { headers: { Accept: "text/html" }, signal: asking.signal });
    if (!answer.ok) return location.assign(place);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    tellTimes(page);
    show(page);
  } catch (fault) {
    if (!(fault instanceof DOMException)) location.assign(place);
  }
}

/** @param {Document} page */
function show(page) {
  const [old, fresh] = [document, page].map((one) => one.getElementById("then-known"));
  if (!old || !fresh || !slider || !form) return;
  exchange(old, fresh);
  const { here, value, typed, time } = fresh.dataset;
  if (here) history.replaceState(null, "", here);
  slider.value = value ?? slider.value;
  slider.setAttribute("aria-valuetext", time ?? "");
  for (const name of ["at", "person"]) {
    const [field, next] = [form, page.querySelector(".then-form")].map((one) => one?.querySelector(`[name="${name}"]`));
    if (field && next && field !== document.activeElement) field.replaceWith(next);
  }
  say(`${time}: ${fresh.querySelector(".then-steps [role]")?.textContent ?? ""}`);
}
