// @ts-check
import { Backlog } from "./backlog.js";
import { Feed } from "./feed.js";

/** Rounds of asking that a page may leave unanswered. */
const patience = 3;

/** One stream for all pages of a browser that show the same debrief. */
export class SharedStream {
  #feed;
  #backlog;
  #isOpen = false;
  /**
   * The show of hands as it was last told.
   * @type {import("./feed.js").News | undefined}
   */
  #aside;
  /** @type {{now: number, heardAt: number} | undefined} */
  #time;
  /**
   * How often each page was asked since it last answered.
   * @type {Map<MessagePort, number>}
   */
  #pages = new Map();

  /**
   * @param {string} address
   * @param {number} after
   */
  constructor(address, after) {
    this.#backlog = new Backlog(after);
    this.#feed = new Feed(address, after, (news) => this.#tell(news));
  }

  get isWanted() {
    return this.#pages.size > 0;
  }

  close() {
    this.#feed.close();
  }

  /**
   * Sends the page what it misses now, and everything from now on.
   * @param {MessagePort} page
   * @param {number} after the number of the last change that the page has
   */
  join(page, after) {
    this.#pages.set(page, 0);
    page.postMessage({ type: "line", isOpen: this.#isOpen });
    if (this.#time) {
      page.postMessage({ type: "time", now: this.#time.now + performance.now() - this.#time.heardAt });
    }
    const missed = this.#backlog.since(after);
    if (!missed) return page.postMessage({ type: "reload", sequence: after });
    for (const change of missed) page.postMessage(change);
    if (this.#aside) page.postMessage(this.#aside);
  }

  /** @param {MessagePort} page */
  leave(page) {
    this.#pages.delete(page);
  }

  /** @param {MessagePort} page */
  hear(page) {
    if (this.#pages.has(page)) this.#pages.set(page, 0);
  }

  /** Asks every page whether it is still there, and forgets those that have not answered for long. */
  ask() {
    for (const [page, unanswered] of this.#pages) {
      if (unanswered >= patience) {
        this.#pages.delete(page);
      } else {
        this.#pages.set(page, unanswered + 1);
        page.postMessage({ type: "ping" });
      }
    }
  }

  /** @param {import("./feed.js").News} news */
  #tell(news) {
    switch (news.type) {
      case "change": this.#backlog.add(news); break;
      case "reload": this.#backlog.restart(news.sequence); break;
      case "time": this.#time = { now: news.now, heardAt: performance.now() }; break;
      case "aside": this.#aside = news; break;
      case "line": this.#isOpen = news.isOpen; break;
    }
    for (const page of this.#pages.keys()) page.postMessage(news);
  }
}
