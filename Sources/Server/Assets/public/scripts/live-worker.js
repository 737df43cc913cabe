// @ts-check
// Runs once for all tabs of a browser: it may keep only six connections to a server open, and a stream takes one for good.
import { SharedStream } from "./shared-stream.js";

/** Milliseconds between two rounds of asking who is still there. */
const round = 20_000;

/**
 * By address and by who is watching as what.
 * @type {Map<string, SharedStream>}
 */
const streams = new Map();

addEventListener("connect", (event) => {
  const [page] = /** @type {MessageEvent} */ (event).ports;
  page.addEventListener("message", ({ data }) => receive(data, page));
  page.start();
});

setInterval(() => {
  for (const stream of streams.values()) stream.ask();
  closeUnwanted();
}, round);

/**
 * @param {{type: "join", key: string, address: string, after: number} | {type: "leave" | "pong"}} message
 * @param {MessagePort} page
 */
function receive(message, page) {
  switch (message.type) {
    case "join":
      stream(message).join(page, message.after);
      break;
    case "leave":
      for (const stream of streams.values()) stream.leave(page);
      closeUnwanted();
      break;
    case "pong":
      for (const stream of streams.values()) stream.hear(page);
      break;
  }
}

/** @param {{key: string, address: string, after: number}} wanted */
function stream({ key, address, after }) {
  const known = streams.get(key) ?? new SharedStream(address, after);
  streams.set(key, known);
  return known;
}

function closeUnwanted() {
  for (const [key, stream] of streams) {
    if (stream.isWanted) continue;
    stream.close();
    streams.delete(key);
  }
}
