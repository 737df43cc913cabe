// @ts-check

/**
 * @typedef {{type: "change", sequence: number, fragments: import("./fragments.js").Fragment[]}} Change
 */

/** The last changes of a stream, so that a page that comes later gets exactly those it misses. */
export class Backlog {
  /** @type {Change[]} */
  #changes = [];
  #floor;
  #limit;

  /**
   * @param {number} after the change that the first one to come follows
   * @param {number} limit how many are kept
   */
  constructor(after, limit = 300) {
    this.#floor = after;
    this.#limit = limit;
  }

  /** @param {Change} change */
  add(change) {
    this.#changes.push(change);
    while (this.#changes.length > this.#limit) {
      this.#floor = this.#changes.shift()?.sequence ?? this.#floor;
    }
  }

  /**
   * Forgets everything: what comes next follows `sequence`.
   * @param {number} sequence
   */
  restart(sequence) {
    this.#changes = [];
    this.#floor = sequence;
  }

  /**
   * What a page misses that has everything up to `sequence`; null if that is no longer known.
   * @param {number} sequence
   */
  since(sequence) {
    if (sequence < this.#floor) return null;
    return this.#changes.filter((change) => change.sequence > sequence);
  }
}
