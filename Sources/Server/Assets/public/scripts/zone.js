// @ts-check
// A new debrief is most likely about the zone that its browser is in.

/** @type {HTMLSelectElement | null} */
const zones = document.querySelector("select[data-guess-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (zones && own) choose(zones, own);

/**
 * Makes it the one that the form came with, so that it does not look as if somebody had chosen it.
 * @param {HTMLSelectElement} zones
 * @param {string} name
 */
function choose(zones, name) {
  const option = [...zones.options].find(({ value }) => value === name);
  if (!option) return;
  for (const other of zones.options) other.defaultSelected = other === option;
  zones.value = name;
}
