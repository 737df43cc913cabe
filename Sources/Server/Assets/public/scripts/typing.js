// @ts-check

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

const notTyped = ["hidden", "button", "submit", "reset", "checkbox", "radio", "file"];

/**
 * @param {Element | null} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement}
 */
export function isTextField(element) {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  return element instanceof HTMLInputElement && !element.readOnly && !notTyped.includes(element.type);
}

/** Whether keys belong to the field that has the focus. */
export function isTyping() {
  return isTextField(document.activeElement) || document.activeElement instanceof HTMLSelectElement;
}

/** Whether somebody has words in the field that has the focus. */
export function isWriting() {
  return isTextField(document.activeElement) && document.activeElement.value !== "";
}

/**
 * Whether somebody has changed the field since the page came.
 * @param {Field} field
 */
export function isChanged(field) {
  if (field instanceof HTMLSelectElement) {
    const marked = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(0, marked);
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  switch (field.type) {
    case "hidden": case "submit": case "button": return false;
    case "checkbox": case "radio": return field.checked !== field.defaultChecked;
    case "file": return Boolean(field.files?.length);
    default: return field.value !== field.defaultValue;
  }
}

/**
 * @param {ParentNode} root
 * @returns {Field[]}
 */
export function fieldsIn(root) {
  return [...root.querySelectorAll("input, textarea, select")].map((field) => /** @type {Field} */ (field));
}

/**
 * The forms in which somebody is typing, or has typed something that was not sent.
 * @param {Element} root
 */
export function formsInUse(root) {
  const used = fieldsIn(root).filter((field) => isChanged(field) || (field === document.activeElement && isTextField(field)));
  return [...new Set(used.map((field) => field.form ?? field))];
}

/** @param {Element} root */
export function isInUse(root) {
  return formsInUse(root).length > 0;
}
