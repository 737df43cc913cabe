import assert from "node:assert/strict";
import { test } from "node:test";
import { Backlog } from "../../Sources/Server/Assets/public/scripts/backlog.js";

const change = (sequence) => ({ type: "change", sequence, fragments: [] });
const numbers = (changes) => changes?.map(({ sequence }) => sequence);

function backlog(after, sequences, limit) {
  const backlog = new Backlog(after, limit);
  for (const sequence of sequences) backlog.add(change(sequence));
  return backlog;
}

test("LIV-01 a page that joins later gets exactly the changes it misses", () => {
  assert.deepEqual(numbers(backlog(4, [5, 6, 7]).since(5)), [6, 7]);
});

test("a page that is up to date gets nothing", () => {
  assert.deepEqual(numbers(backlog(4, [5, 6]).since(6)), []);
});

test("a page fetched after the last change that came gets nothing yet", () => {
  assert.deepEqual(numbers(backlog(4, [5]).since(9)), []);
});

test("a page that misses what was never here cannot be served", () => {
  assert.equal(backlog(4, [5, 6]).since(3), null);
});

test("a page that misses what was let go of cannot be served", () => {
  const short = backlog(0, [1, 2, 3], 2);
  assert.equal(short.since(0), null);
  assert.deepEqual(numbers(short.since(1)), [2, 3]);
});

test("after a restart only what follows is known", () => {
  const restarted = backlog(0, [1, 2]);
  restarted.restart(700);
  assert.equal(restarted.since(2), null);
  assert.deepEqual(numbers(restarted.since(700)), []);
});
