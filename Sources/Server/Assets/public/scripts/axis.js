// @ts-check
// Where times lie on the picture of the timeline: one stretch after another, with long quiet gaps left out.

/** @typedef {{ from: number, until: number, left: number, right: number }} Piece times in milliseconds, places in units */


/**
 * @param {string} words as the picture has them
 * @returns {Piece[]}
 */
export function pieces(words) {
  return words.split(",").filter(Boolean).map((piece) => {
    const [from, until, left, right] = piece.split(" ").map(Number);
    return { from, until, left, right };
  });
}

/**
 * The time at a place, in milliseconds.
 * @param {Piece[]} axis
 * @param {number} x
 */
export function timeAt(axis, x) {
  const piece = axis.find(({ right }) => x <= right) ?? axis[axis.length - 1];
  const part = Math.min(1, Math.max(0, (x - piece.left) / (piece.right - piece.left)));
  return piece.from + (piece.until - piece.from) * part;
}

/**
 * The place of a time.
 * @param {Piece[]} axis
 * @param {number} time
 */
export function placeOf(axis, time) {
  const piece = axis.find(({ until }) => time <= until) ?? axis[axis.length - 1];
  const part = Math.min(1, Math.max(0, (time - piece.from) / (piece.until - piece.from)));
  return piece.left + (piece.right - piece.left) * part;
}

const steps = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 21_600, 86_400];

/**
 * The seconds by which one press moves an entry, with so much time in the picture.
 * @param {Piece[]} axis
 */
export function step(axis) {
  const seconds = (axis[axis.length - 1].until - axis[0].from) / 1000;
  return steps.find((one) => one >= seconds / 120) ?? 86_400;
}
