// @ts-check

/**
 * @typedef {import("./backlog.js").Change | {type: "time", now: number} | {type: "reload", sequence: number}
 *   | {type: "line", isOpen: boolean} | {type: "aside", fragments: import("./fragments.js").Fragment[]}} News
 */

const firstPause = 1_000;
const longestPause = 15_000;
/** Milliseconds between two looks at the clock, and by how much it may differ from the time that has passed. */
const glance = 1_000;
const drift = 1_500;
/** The server sends something every fifteen seconds: a line that says nothing for longer is dead. */
const patience = 40_000;

/**
 * The stream of one debrief. The browser reconnects by itself, with the last id it saw; where it has given up,
 * or does not notice that the line is dead, this opens a new one after the last change that came.
 */
export class Feed {
  #address;
  #last;
  #tell;
  #pause = firstPause;
  /** When this machine says that time began here. */
  #start = Date.now() - performance.now();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #watch;
  /** @type {EventSource | undefined} */
  #source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {string} address
   * @param {number} after the number of the last change that is known
   * @param {(news: News) => void} tell
   */
  constructor(address, after, tell) {
    this.#address = address;
    this.#last = after;
    this.#tell = tell;
    this.#open();
    this.#watch = setInterval(() => this.#glance(), glance);
  }

  close() {
    clearInterval(this.#watch);
    this.#hangUp();
  }

  /** A machine that slept, or whose clock was set, asks at once what time it is: the stream begins with it. */
  #glance() {
    const start = Date.now() - performance.now();
    if (Math.abs(start - this.#start) > drift) this.#open();
    this.#start = start;
  }

  #hangUp() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #open() {
    this.#hangUp();
    const source = new EventSource(`${this.#address}?after=${this.#last}`);
    this.#source = source;
    source.addEventListener("open", () => {
      this.#pause = firstPause;
      this.#tell({ type: "line", isOpen: true });
    });
    source.addEventListener("error", () => this.#broke(source));
    source.addEventListener("change", (event) => this.#changed(event));
    source.addEventListener("aside", (event) => {
      this.#heard(event);
      this.#tell({ type: "aside", fragments: JSON.parse(event.data).fragments });
    });
    source.addEventListener("reload", (event) => {
      this.#heard(event);
      this.#tell({ type: "reload", sequence: this.#last });
    });
    source.addEventListener("time", (event) => {
      this.#heard(event);
      this.#tell({ type: "time", now: JSON.parse(event.data).now });
    });
    this.#openAgain(patience);
  }

  /** @param {MessageEvent} event */
  #changed(event) {
    this.#heard(event);
    const { sequence, fragments } = JSON.parse(event.data);
    this.#tell({ type: "change", sequence, fragments });
  }

  /** @param {MessageEvent} event */
  #heard(event) {
    this.#last = Math.max(this.#last, Number(event.lastEventId) || 0);
    this.#openAgain(patience);
  }

  /** @param {EventSource} source */
  #broke(source) {
    this.#tell({ type: "line", isOpen: false });
    if (source.readyState !== EventSource.CLOSED) return;
    this.#openAgain(this.#pause);
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }

  /** @param {number} pause milliseconds */
  #openAgain(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), pause);
  }
}
