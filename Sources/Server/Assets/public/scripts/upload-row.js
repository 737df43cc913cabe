// @ts-check

/** One file on its way: its progress, its end, and a button to stop or dismiss it. */
export class UploadRow {
  #file;
  #row;
  #request = new XMLHttpRequest();
  #isCancelled = false;

  /**
   * @param {File} file
   * @param {HTMLFormElement} form which holds the list and the template of a row
   */
  constructor(file, form) {
    this.#file = file;
    this.#row = /** @type {HTMLElement} */ (form.querySelector("template")?.content.firstElementChild?.cloneNode(true));
    this.#say(".upload-name", file.name);
    this.#row.querySelector("button")?.addEventListener("click", () => this.#cancel());
    form.querySelector(".uploads")?.append(this.#row);
  }

  get name() {
    return this.#file.name;
  }

  /**
   * Sends the file; the result says whether it was taken. The reason why it was not stays on the page.
   * @param {string} address
   * @returns {Promise<boolean>}
   */
  send(address) {
    if (this.#isCancelled) return Promise.resolve(false);
    const request = this.#request;
    request.upload.addEventListener("progress", ({ loaded, total }) => this.#show(loaded / total));
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    return new Promise((resolve) => {
      request.addEventListener("loadend", () => resolve(this.#end()));
      request.send(this.#file);
    });
  }

  #end() {
    const isTaken = this.#request.status >= 200 && this.#request.status < 300;
    if (isTaken) this.#row.remove();
    else if (!this.#isCancelled) this.#fail();
    return isTaken;
  }

  #fail() {
    this.#row.dataset.state = "failed";
    this.#say(".upload-word", this.#reason());
    this.#row.querySelector("button")?.toggleAttribute("hidden", false);
    this.#say("button", "Dismiss");
  }

  #reason() {
    try {
      return JSON.parse(this.#request.responseText).detail;
    } catch {
      return "The server did not answer, and the file was not taken. Choose it again in a moment.";
    }
  }

  #cancel() {
    this.#isCancelled = true;
    this.#request.abort();
    this.#row.remove();
  }

  /** @param {number} part of the file that has gone out */
  #show(part) {
    const progress = this.#row.querySelector("progress");
    if (progress) progress.value = part;
    if (part < 1) return;
    // What has arrived is taken, whoever hangs up.
    this.#row.querySelector("button")?.toggleAttribute("hidden", true);
    this.#say(".upload-word", "It has arrived and is being read …");
  }

  /**
   * @param {string} place
   * @param {string} words
   */
  #say(place, words) {
    const element = this.#row.querySelector(place);
    if (element) element.textContent = words;
  }
}
