// @ts-check

/** @typedef {{key: string, sentence: string}} Hint */

/**
 * Which hint to show, by its place; -1 for none. What stood there before somebody wrote is somebody else's, or a record,
 * and what was put away stays away.
 * @param {Hint[]} hints
 * @param {string} given what stood in the field when the writer came to it
 * @param {Set<string>} putAway
 */
export function choice(hints, given, putAway) {
  return hints.findIndex(({ key, sentence }) => !putAway.has(key) && !given.includes(sentence));
}

/**
 * The entry that an idea came up at: the one that is written about, else the one that the room looks at.
 * @param {{row?: string, action?: string, focus?: string}} place ids of elements, and the address of the form
 */
export function entryAt({ row, action, focus }) {
  const written = action?.match(/\/entries\/([^/]+)\/(?:edits|perspectives)$/)?.[1];
  return written ?? (row || focus || "").replace(/^entry-/, "");
}
