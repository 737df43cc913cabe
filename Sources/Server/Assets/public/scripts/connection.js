// @ts-check
import { Feed } from "./feed.js";

/** @typedef {{address: string, key: string, after: () => number, tell: (news: import("./feed.js").News) => void}} Wish */

/**
 * Brings what happens in a debrief to this page: through the worker that all tabs share, or where there is none,
 * through a stream of its own.
 * @param {Wish} wish
 */
export function connect(wish) {
  if (typeof SharedWorker === "undefined") return connectAlone(wish);
  const worker = new SharedWorker(new URL("./live-worker.js", import.meta.url), { type: "module", name: "debrief" });
  worker.addEventListener("error", () => connectAlone(wish), { once: true });
  worker.port.addEventListener("message", ({ data }) => {
    if (data.type === "ping") return worker.port.postMessage({ type: "pong" });
    wish.tell(data);
  });
  worker.port.start();
  whileShown(
    () => worker.port.postMessage({ type: "join", key: wish.key, address: wish.address, after: wish.after() }),
    () => worker.port.postMessage({ type: "leave" }),
  );
}

/** @param {Wish} wish */
function connectAlone(wish) {
  /** @type {Feed | undefined} */
  let feed;
  const leave = () => feed?.close();
  whileShown(() => {
    leave();
    feed = new Feed(wish.address, wish.after(), wish.tell);
  }, leave);
}

/**
 * A page that comes back, from the history or after its tab was frozen, joins again: meanwhile it may have been forgotten.
 * @param {() => void} join
 * @param {() => void} leave
 */
function whileShown(join, leave) {
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => {
    if (event.persisted) join();
  });
  document.addEventListener("resume", join);
  join();
}
