// @ts-check

/**
 * How much time is left, in words, and whether it is soon up.
 * @param {number} left milliseconds; negative when the time is over
 * @param {number} length milliseconds that there were in all; 0 if nobody knows
 * @returns {{words: string, state: "ok" | "soon" | "over"}}
 */
export function timeLeft(left, length) {
  const seconds = Math.ceil(left / 1000);
  if (seconds < 0) return { words: `+${clock(-seconds)} over`, state: "over" };
  return { words: clock(seconds), state: left < length / 5 ? "soon" : "ok" };
}

/** @param {number} seconds */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
