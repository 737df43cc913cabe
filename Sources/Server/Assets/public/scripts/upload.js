// @ts-check
import { refresh } from "./refresh.js";
import { UploadRow } from "./upload-row.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-upload]");
/**
 * Files that wait; they go one after another.
 * @type {import("./upload-row.js").UploadRow[]}
 */
const queue = [];
let isSending = false;

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector("input[type=file]");
    if (chosen instanceof HTMLInputElement && chosen.files) take([...chosen.files], form);
    if (chosen instanceof HTMLInputElement) chosen.value = "";
  });
  document.addEventListener("dragover", (event) => mind(event, true));
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mind(event, false);
  });
  document.addEventListener("drop", (event) => {
    if (mind(event, false)) take([...event.dataTransfer?.files ?? []], form);
  });
}

/**
 * Takes the event if it is about files. Shows whether they would be taken here.
 * @param {DragEvent} event
 * @param {boolean} isOver
 */
function mind(event, isOver) {
  if (!event.dataTransfer?.types.includes("Files")) return false;
  event.preventDefault();
  document.body.toggleAttribute("data-dropping", isOver);
  return true;
}

/**
 * @param {File[]} files
 * @param {HTMLFormElement} form
 */
function take(files, form) {
  queue.push(...files.map((file) => new UploadRow(file, form)));
  if (!isSending) void sendAll(form);
}

/** @param {HTMLFormElement} form */
async function sendAll(form) {
  isSending = true;
  let imported = 0;
  for (let row = queue.shift(); row; row = queue.shift()) {
    if (!(await row.send(address(row.name, form)))) continue;
    imported += 1;
    tell(imported, form);
  }
  isSending = false;
  for (const id of ["sources", "evidence-picture", "evidence-lines"]) refresh(id);
}

/**
 * @param {string} name
 * @param {HTMLFormElement} form
 */
function address(name, form) {
  const fields = new FormData(form);
  const asked = new URLSearchParams({ name });
  for (const field of ["zone", "year"]) if (fields.get(field)) asked.set(field, String(fields.get(field)));
  return `${form.action}?${asked}`;
}

/**
 * @param {number} imported
 * @param {HTMLFormElement} form
 */
function tell(imported, form) {
  const state = form.querySelector(".upload-state");
  if (state) state.textContent = imported === 1 ? "1 file is in." : `${imported} files are in.`;
}
