// @ts-check
// A stretch of time in whole seconds since 1970, and what zooming makes of it.

/** @typedef {{ from: number, until: number }} Stretch */

/** The seconds that can be shown: from 1678 to 2261. */
const earliest = -9_214_560_000;
const latest = 9_214_646_400;

/**
 * `factor` times as long, no shorter than a second; the moment at `share` of it stays where it is.
 * @param {Stretch} stretch
 * @param {number} factor
 * @param {number} share from 0, the start, to 1, the end
 * @returns {Stretch}
 */
export function zoomed({ from, until }, factor, share = 0.5) {
  return around(from + (until - from) * share, (until - from) * factor, share);
}

/**
 * So long that the moment `at` lies at `share` of it, no shorter than a second.
 * @param {number} at
 * @param {number} length
 * @param {number} share
 * @returns {Stretch}
 */
export function around(at, length, share) {
  const whole = Math.min(latest - earliest, Math.max(1, Math.round(length)));
  return within(Math.round(at - whole * share), whole);
}

/**
 * As long as before, further on by `share` of its length.
 * @param {Stretch} stretch
 * @param {number} share
 * @returns {Stretch}
 */
export function moved({ from, until }, share) {
  const step = Math.sign(share) * Math.max(1, Math.round((until - from) * Math.abs(share)));
  return within(from + step, until - from);
}

/**
 * What lies between two shares of it, in either order.
 * @param {Stretch} stretch
 * @param {number} one
 * @param {number} other
 * @returns {Stretch}
 */
export function chosen({ from, until }, one, other) {
  const [start, end] = [one, other].map((share) => Math.min(1, Math.max(0, share))).sort((a, b) => a - b);
  const first = Math.floor(from + (until - from) * start);
  return { from: first, until: Math.max(first + 1, Math.ceil(from + (until - from) * end)) };
}

/**
 * @param {number} from
 * @param {number} length
 * @returns {Stretch}
 */
function within(from, length) {
  const start = Math.min(latest - length, Math.max(earliest, from));
  return { from: start, until: start + length };
}
