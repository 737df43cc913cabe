// @ts-check
// What a form makes has a name from the start: sent again because no answer came, it is not made twice.

const storage = (/** @type {string} */ action) => `debrief sent ${action}`;

/**
 * The name for what the form makes: the same until it is known to be made, for the same words. Other words are another thing.
 * @param {string} action
 * @param {string} words
 */
export function nameFor(action, words) {
  const last = JSON.parse(sessionStorage.getItem(storage(action)) ?? "{}");
  if (last.words === words) return last.name;
  const name = randomName();
  sessionStorage.setItem(storage(action), JSON.stringify({ words, name }));
  return name;
}

/**
 * What was sent has been answered.
 * @param {string} action
 */
export function forgetName(action) {
  sessionStorage.removeItem(storage(action));
}

/**
 * Takes away the names that the server gave for use without script: they differ from page to page, and forms are compared.
 * @param {ParentNode} root
 */
export function dropNames(root) {
  for (const field of root.querySelectorAll("form[data-live-form] input[name=id]")) field.setAttribute("value", "");
}

/** Not by `randomUUID`, which browsers have on encrypted pages only. */
function randomName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
