// @ts-check
// What this page has sent and not heard back of.

/** @type {Set<Promise<unknown>>} */
const sent = new Set();

/** @param {Promise<unknown>} sending */
export function track(sending) {
  sent.add(sending);
  const forget = () => sent.delete(sending);
  sending.then(forget, forget);
}

/** Waits until all of it was answered, or is known to have failed. */
export async function settled() {
  while (sent.size > 0) await Promise.allSettled([...sent]);
}
