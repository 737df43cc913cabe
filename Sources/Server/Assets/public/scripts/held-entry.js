// @ts-check
// An entry that somebody has taken hold of, and what moving makes of its time. Times are milliseconds since 1970 in UTC.

/** @typedef {"day" | "minute" | "second" | "millisecond" | "nanosecond"} Precision */
/** @typedef {{ base: string, kind: string, precision: Precision, from: number, until: number }} Held */

const day = 86_400_000;

/**
 * The time of a mark as the picture says it. What has no time of its own gets one about where it stands.
 * @param {string} words
 * @param {number} place the time where it stands
 * @param {number} step seconds
 * @returns {Held}
 */
export function taken(words, place, step) {
  const [base, kind, precision, from, until] = words.split(" ");
  if (from === undefined) {
    const at = snapped(place, step);
    return { base, kind: "about", precision: "minute", from: at, until: at };
  }
  return { base, kind, precision: /** @type {Precision} */ (precision), from: Number(from), until: Number(until ?? from) };
}

/**
 * Moved by so many steps. What was known to the minute is never told to the second by it, and where one step is a minute or
 * more nobody can point at a second.
 * @param {Held} held
 * @param {number} steps
 * @param {number} step seconds
 * @returns {Held}
 */
export function movedBy(held, steps, step) {
  const by = steps * length(held, step);
  return { ...held, precision: coarser(held, step), from: held.from + by, until: held.until + by };
}

/**
 * Lasting so many steps longer; a point becomes a range, and a range without length a point.
 * @param {Held} held
 * @param {number} steps
 * @param {number} step seconds
 * @returns {Held}
 */
export function stretchedBy(held, steps, step) {
  const until = Math.max(held.from, held.until + steps * length(held, step));
  return { ...held, precision: coarser(held, step), kind: until > held.from ? "between" : held.kind === "between" ? "exact" : held.kind, until };
}

/**
 * As people type it, in UTC; a day as the clock of the debrief has it.
 * @param {Held} held
 * @param {string} zone
 */
export function typed({ kind, precision, from, until }, zone) {
  const start = written(from, precision, zone);
  if (kind === "between") return `${start} – ${written(until, precision, zone)}`;
  return kind === "about" ? `about ${start}` : start;
}

/**
 * As it is told to whoever moves it, by the clock of the debrief.
 * @param {Held} held
 * @param {string} zone
 */
export function told({ kind, precision, from, until }, zone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const time = { hour: "2-digit", minute: "2-digit", second: precision === "minute" ? undefined : "2-digit", hourCycle: "h23" };
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "long", ...(precision === "day" ? {} : time) });
  if (kind === "between") return `${format.format(from)} to ${format.format(until)}`;
  return (kind === "about" ? "about " : "") + format.format(from);
}

/**
 * @param {number} time
 * @param {number} step seconds
 */
export function snapped(time, step) {
  const unit = Math.min(step, 900) * 1000;
  return Math.round(time / unit) * unit;
}

/**
 * @param {Held} held
 * @param {number} step seconds
 */
function length({ precision }, step) {
  return Math.max(step * 1000, precision === "day" ? day : precision === "minute" ? 60_000 : 1000);
}

/**
 * @param {Held} held
 * @param {number} step
 * @returns {Precision}
 */
function coarser({ precision }, step) {
  return precision === "day" || precision === "minute" ? precision : step >= 60 ? "minute" : "second";
}

/**
 * @param {number} time
 * @param {Precision} precision
 * @param {string} zone
 */
function written(time, precision, zone) {
  if (precision === "day") return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(time);
  return `${new Date(time).toISOString().slice(0, precision === "minute" ? 16 : 19).replace("T", " ")}Z`;
}
