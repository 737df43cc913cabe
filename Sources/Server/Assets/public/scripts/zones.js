// @ts-check
// One switch for all times of a page: the zone of the debrief, of this browser, UTC, or any other.
import { say } from "./announcer.js";
import { offer } from "./commands.js";
import { refresh } from "./refresh.js";
import { chooseZone, debriefZone, ownZone, shownZone, tellTimes, zoneChoice } from "./shown-zone.js";
import { isZone } from "./zoned.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-zones]");
const select = form?.querySelector("select");
const field = form?.querySelector("input");

if (form && select && field) {
  const own = select.querySelector("option[value=browser]");
  if (own) own.textContent = `${ownZone}, as this browser`;
  const names = form.querySelector("datalist");
  names?.append(...zoneNames().map((name) => new Option(name)));
  form.hidden = false;
  show(zoneChoice());
  if (shownZone() !== debriefZone()) redraw();
  form.addEventListener("submit", (event) => event.preventDefault());
  select.addEventListener("change", () => {
    if (select.value !== "other") return choose(select.value);
    ask(true);
    field.focus();
  });
  field.addEventListener("change", () => {
    const isThere = isZone(field.value);
    field.setCustomValidity(isThere ? "" : "There is no zone of that name. Choose one of the list, such as Asia/Tokyo.");
    if (isThere) choose(field.value);
    else field.reportValidity();
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  addEventListener("storage", ({ key }) => {
    if (key !== "debrief zone") return;
    show(zoneChoice());
    redraw();
  });
  document.addEventListener("debrief:placed", () => tellTimes(document));
  offer({ name: "Show times in another zone", keys: ["z"], on: () => select, run: (on) => on.focus() });
}

offer({ name: "To the next time, which tells UTC", keys: ["t"], on: () => times()[0], run: goOn, repeats: true });

/** To the first time behind what has the focus, within it too. */
function goOn() {
  const { activeElement: here } = document;
  const isBehind = (/** @type {Element} */ time) => here && here.compareDocumentPosition(time) & Node.DOCUMENT_POSITION_FOLLOWING;
  (times().find(isBehind) ?? times()[0]).focus();
}

/** Those that can be seen. */
function times() {
  return [...document.querySelectorAll("main time[title]")].map((one) => /** @type {HTMLElement} */ (one)).filter((one) => one.offsetParent);
}

// What a time says on being reached covers something, so it can be sent away.
document.addEventListener("keydown", ({ key }) => {
  const { activeElement: active } = document;
  if (key === "Escape" && active instanceof HTMLElement && active.matches("time[title]")) active.blur();
});

/** @returns {string[]} */
function zoneNames() {
  // The checker of types does not know this one yet.
  return /** @type {any} */ (Intl).supportedValuesOf?.("timeZone") ?? [];
}

/** @param {string} choice */
function choose(choice) {
  chooseZone(choice);
  show(choice);
  redraw();
  say(`Times in ${shownZone()}`);
}

/**
 * Shows in the form what is chosen; a zone that it does not list becomes one more.
 * @param {string} choice
 */
function show(choice) {
  if (!select) return;
  const isListed = [...select.options].some(({ value }) => value === choice);
  if (!isListed) select.add(new Option(choice, choice), select.options.length - 1);
  select.value = choice;
  ask(false);
}

/** @param {boolean} isAsking */
function ask(isAsking) {
  field?.closest("label")?.toggleAttribute("hidden", !isAsking);
}

function redraw() {
  tellTimes(document);
  for (const { id } of document.querySelectorAll("[data-zoned]")) refresh(id);
}
