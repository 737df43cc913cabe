// @ts-check
// How times are worded in a zone: as the server words them, so that a page in the zone of its debrief stays as it came.

/** @typedef {"none" | "day" | "year" | "week"} Dating */
/** @typedef {"day" | "minute" | "second" | "millisecond" | "nanosecond"} Precision */
/** @typedef {{ at: string, until?: string, precision: Precision, dating: Dating, joint?: string }} Told */

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const [halfDay, day, twoYears] = [43_200_000, 86_400_000, 2 * 366 * 86_400_000];

/** @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/** @param {string} name */
export function isZone(name) {
  try {
    return (name === "UTC" || name.includes("/")) && Boolean(clock(name));
  } catch {
    return false;
  }
}

/**
 * @param {Told} told
 * @param {string} zone
 */
export function worded({ at, until, precision, dating, joint }, zone) {
  if (until === undefined) return point(at, precision, dating, zone);
  if (date(at, "year", zone) === date(until, "year", zone)) {
    return point(at, precision, dating, zone) + (joint ?? "–") + time(until, precision, zone);
  }
  const far = dating === "none" ? "day" : dating;
  return point(at, precision, far, zone) + (joint ?? " – ") + point(until, precision, far, zone);
}

/**
 * As in `Sunday 29 March 2026`.
 * @param {string} at
 * @param {string} zone
 */
export function dayOf(at, zone) {
  return date(at, "week", zone);
}

/**
 * As in `Europe/Berlin (+02:00)`.
 * @param {string} at
 * @param {string} zone
 */
export function zoneAt(at, zone) {
  return zone === "UTC" ? "UTC" : `${zone} (${offsetName(instant(at), zone)})`;
}

/**
 * As in `Times in Europe/Berlin (+01:00); clocks go forward from 02:00 to 03:00 (+02:00) on 29 March`.
 * @param {string} from
 * @param {string} until
 * @param {string} zone
 */
export function zoneNote(from, until, zone) {
  return `Times in ${zoneAt(from, zone)}${changes(instant(from), instant(until), zone).map((at) => `; ${change(at, zone)}`).join("")}`;
}

/**
 * @param {string} at
 * @param {Precision} precision
 * @param {Dating} dating
 * @param {string} zone
 */
function point(at, precision, dating, zone) {
  return [date(at, dating, zone), precision === "day" ? "" : time(at, precision, zone)].filter(Boolean).join(", ");
}

/**
 * An hour that the clock shows twice is told apart by its offset.
 * @param {string} at
 * @param {Precision} precision
 * @param {string} zone
 */
function time(at, precision, zone) {
  const now = instant(at);
  const reading = civil(now, zone).toISOString().slice(11, precision === "minute" ? 16 : 19) + fraction(at, precision);
  return showsTwice(now, zone) ? `${reading} (${offsetName(now, zone)})` : reading;
}

/**
 * What stands behind the second is the same in every zone.
 * @param {string} at
 * @param {Precision} precision
 */
function fraction(at, precision) {
  const digits = /\.(\d+)/.exec(at)?.[1] ?? "";
  if (precision === "millisecond") return `.${digits.slice(0, 3)}`;
  return precision === "nanosecond" ? `.${digits.replace(/(?<=^\d{3,})(000)+$/, "")}` : "";
}

/**
 * @param {string} at
 * @param {Dating} dating
 * @param {string} zone
 */
function date(at, dating, zone) {
  if (dating === "none") return "";
  const shown = civil(instant(at), zone);
  const words = `${shown.getUTCDate()} ${months[shown.getUTCMonth()]}`;
  if (dating === "day") return words;
  const year = `${words} ${shown.getUTCFullYear()}`;
  return dating === "year" ? year : `${weekdays[shown.getUTCDay()]} ${year}`;
}

/** @param {string} at */
function instant(at) {
  return Date.parse(`${at.slice(0, 19)}Z`);
}

/**
 * What the clock shows, as if it were in UTC.
 * @param {number} now
 * @param {string} zone
 */
function civil(now, zone) {
  return new Date(now + offset(now, zone));
}

/**
 * Milliseconds ahead of UTC.
 * @param {number} now
 * @param {string} zone
 */
function offset(now, zone) {
  const parts = Object.fromEntries(clock(zone).formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(now / 1000) * 1000;
}

/**
 * @param {number} now
 * @param {string} zone
 */
function offsetName(now, zone) {
  const minutes = Math.trunc(offset(now, zone) / 60_000);
  const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${minutes < 0 ? "−" : "+"}${digits(Math.trunc(Math.abs(minutes) / 60))}:${digits(Math.abs(minutes) % 60)}`;
}

/**
 * @param {number} now
 * @param {string} zone
 */
function showsTwice(now, zone) {
  const own = offset(now, zone);
  return [-day, day].some((by) => {
    const other = offset(now + own + by, zone);
    return other !== own && offset(now + own - other, zone) === other;
  });
}

/**
 * When the clocks are set between two times; none are looked for in more than two years.
 * @param {number} from
 * @param {number} until
 * @param {string} zone
 */
function changes(from, until, zone) {
  /** @type {number[]} */
  const found = [];
  if (until - from > twoYears) return found;
  for (let start = from; start < until; start += halfDay) {
    let [early, late] = [start, Math.min(start + halfDay, until)];
    if (offset(early, zone) === offset(late, zone)) continue;
    while (late - early > 1000) {
      const middle = Math.floor((early + late) / 2000) * 1000;
      if (offset(middle, zone) === offset(start, zone)) early = middle;
      else late = middle;
    }
    found.push(late);
  }
  return found;
}

/**
 * @param {number} at
 * @param {string} zone
 */
function change(at, zone) {
  const [before, after] = [offset(at - 1000, zone), offset(at, zone)];
  const reading = (/** @type {number} */ ahead) => new Date(at + ahead).toISOString().slice(11, 16);
  return `clocks go ${after > before ? "forward" : "back"} from ${reading(before)} to ${reading(after)} (${offsetName(at, zone)}) on `
    + date(new Date(at).toISOString(), "day", zone);
}

/** @param {string} zone */
function clock(zone) {
  const known = clocks.get(zone) ?? new Intl.DateTimeFormat("en-US-u-nu-latn-ca-gregory", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  clocks.set(zone, known);
  return known;
}
