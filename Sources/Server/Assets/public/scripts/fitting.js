// @ts-check

/**
 * Those whose names hold every word that was typed, whatever its case and accents; those that begin with what was typed first.
 * @template {{ name: string }} Item
 * @param {Item[]} items
 * @param {string} typed
 * @returns {Item[]}
 */
export function fitting(items, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const ranked = items.filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .map((item, place) => ({ item, place, rank: rank(plain(item.name), words) }));
  return ranked.sort((one, other) => one.rank - other.rank || one.place - other.place).map(({ item }) => item);
}

/**
 * 0 if the name begins so, 1 if each word begins one of its own, 2 if they stand within them.
 * @param {string} name
 * @param {string[]} words
 */
function rank(name, words) {
  if (name.startsWith(words.join(" "))) return 0;
  return words.every((word) => ` ${name}`.match(/[^\p{L}\p{N}]?[\p{L}\p{N}]+/gu)?.some((own) => own.trim().startsWith(word))) ? 1 : 2;
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
