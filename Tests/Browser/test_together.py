"""Eight people work on one timeline at once, over lines that break, on a server that dies once."""

import json
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from house import Debrief, House, Knocker, Program, member
from line import Line
from people import Person
from test_live import assert_fresh

NAMES = ["Bob", "Carol", "Dan", "Erin", "Frank", "Grace", "Heidi"]
# A run of a minute or more finds what is rare.
SECONDS = float(os.environ.get("DEBRIEF_TOGETHER_SECONDS", "6"))


class Hand:
    """One person: changes the timeline at random, remembers every word they typed, and follows what happens."""

    def __init__(self, number: int, address: str, token: str, debrief: str) -> None:
        self.number = number
        self.random = random.Random(number)
        self.url = f"{address}/api/v1/debriefs/{debrief}"
        self.headers = {"Authorization": f"Bearer {token}"}
        # Each word with the entry that it was written into.
        self.words: dict[str, str] = {}
        self.moves: list[int] = []
        self.changes: list[dict[str, Any]] = []
        self.trouble: list[str] = []

    def work_until(self, is_over: threading.Event) -> None:
        while not is_over.is_set():
            self.random.choice([self.add, self.write, self.write, self.write, self.move, self.tell, self.undo])()

    def add(self) -> None:
        name, word = self.new_word()
        self.send("entries", id=name, text=word, lane=f"Lane {self.number}", time=self.some_time())
        self.words[word] = name

    def write(self) -> None:
        """Puts a word somewhere into a text. Where somebody else changed the same words, they look and write it again."""
        word = self.new_word()[1]
        while entry := self.some_entry():
            base, name, text = entry
            words = text.split(" ")
            words.insert(self.random.randint(0, len(words)), word)
            time.sleep(self.random.uniform(0, 0.15))
            if self.send(f"entries/{name}/edits", base=base, text=" ".join(words)).status_code != 409:
                self.words[word] = name
                return

    def move(self) -> None:
        if entry := self.some_entry():
            answer = self.send(f"entries/{entry[1]}/edits", base=entry[0], time=self.some_time())
            self.moves += [change["sequence"] for change in answer.json().get("changes", [])]

    def tell(self) -> None:
        if entry := self.some_entry():
            name, word = self.new_word()
            self.send(f"entries/{entry[1]}/perspectives", id=name, text=word)
            self.words[word] = entry[1]

    def undo(self) -> None:
        """Takes back a move. Whether that can still be is for the rules to say."""
        if self.moves:
            self.send("undos", change=self.moves.pop())

    def new_word(self) -> tuple[str, str]:
        name = f"{self.number}-{self.random.getrandbits(48):x}"
        return name, f"word{name.replace('-', 'x')}"

    def some_time(self) -> str:
        return f"2026-03-29 {self.random.randint(3, 9):02}:{self.random.randint(0, 59):02}"

    def some_entry(self) -> tuple[int, str, str] | None:
        """An entry as it stands, most likely one that others are at as well."""
        state = self.reach(lambda: requests.get(self.url, headers=self.headers, timeout=5)).json()
        entries = state["timeline"]["entries"]
        if not entries:
            return None
        entry = self.random.choice(sorted(entries, key=lambda one: one["id"])[:5])
        return state["sequence"], entry["id"], entry["text"]

    def send(self, path: str, **fields: Any) -> requests.Response:
        """Sends a command until there is an answer: again if it was lost, since it is done once only."""
        answer = self.reach(lambda: requests.post(f"{self.url}/{path}", json=fields, headers=self.headers, timeout=5))
        if answer.status_code not in (200, 201, 409, 422):
            self.trouble.append(f"{path} {fields}: {answer.status_code} {answer.text}")
        return answer

    def reach(self, ask: Callable[[], requests.Response]) -> requests.Response:
        end = time.monotonic() + 30
        while True:
            try:
                answer = ask()
                answer.json()
                return answer
            except requests.RequestException:
                assert time.monotonic() < end, "nobody answers"
                time.sleep(0.05)

    def follow_until(self, is_over: Callable[[], bool]) -> None:
        while not is_over():
            try:
                for change in self.stream():
                    self.changes.append(change)
                    if is_over():
                        return
            except requests.RequestException:
                time.sleep(0.05)

    def stream(self) -> Iterator[dict[str, Any]]:
        last = self.changes[-1]["sequence"] if self.changes else 0
        headers = {**self.headers, "Accept": "text/event-stream", "Last-Event-ID": str(last)}
        with requests.get(f"{self.url}/changes", headers=headers, stream=True, timeout=5) as answer:
            event = ""
            for line in answer.iter_lines(chunk_size=1, decode_unicode=True):
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith("data: ") and event == "change":
                    yield json.loads(line.removeprefix("data: "))


@pytest.fixture
def hands(house: House, owner: Knocker, program: Program, debrief: Debrief, line: Line) -> list[Hand]:
    tokens = [program.session.headers["Authorization"].removeprefix("Bearer ")]
    for name in NAMES:
        link = owner.link(f"{debrief.page}/invitations", kind="invitation", role="participant")
        member(house, link, name)
        tokens.append(house.run("token", "create", "--person", f"{name.lower()}@example.org"))
    return [Hand(number, line.address, token, debrief.id) for number, token in enumerate(tokens)]


def test_TIM_05_eight_people_lose_nothing_to_each_other_to_their_lines_or_to_the_server(
    house: House, alice: Person, debrief: Debrief, line: Line, hands: list[Hand]
) -> None:
    """TIM-05 LIV-02 LIV-03 eight people edit one timeline at once over lines that break, the server is killed: all end
    with the same, and every word that somebody typed is there."""
    page = alice.goto(f"{debrief.page}/timeline").page
    over, done = threading.Event(), threading.Event()
    last: list[int] = []
    workers = [threading.Thread(target=hand.work_until, args=[over]) for hand in hands]
    followers = [
        threading.Thread(target=hand.follow_until, args=[
            lambda hand=hand: done.is_set() or bool(last and hand.changes and hand.changes[-1]["sequence"] >= last[0])])
        for hand in hands]
    for thread in workers + followers:
        thread.start()
    try:
        break_things(house, line)
    finally:
        over.set()
        for worker in workers:
            worker.join(60)
    last.append(debrief.state()["sequence"])
    debrief.post("ideas", text="The last of all, so that whoever follows hears that it is over")
    for follower in followers:
        follower.join(20)
    done.set()
    assert [trouble for hand in hands for trouble in hand.trouble] == []
    journal = debrief.changes()
    assert [change["sequence"] for change in journal] == list(range(1, len(journal) + 1))
    for hand in hands:
        assert hand.changes == journal[:len(hand.changes)]
        assert len(hand.changes) >= last[0]
    assert missing(hands, debrief) == []
    assert sum(len(hand.words) for hand in hands) > 8 * SECONDS
    assert_fresh(page, debrief.state()["sequence"])


def break_things(house: House, line: Line) -> None:
    start = time.monotonic()
    was_killed = False
    while (passed := time.monotonic() - start) < SECONDS:
        time.sleep(random.uniform(0.3, 1.2))
        line.cut()
        if not was_killed and passed > SECONDS / 2:
            was_killed = True
            house.kill()
            house.start()
        time.sleep(random.uniform(0, 0.3))
        line.mend()


def missing(hands: list[Hand], debrief: Debrief) -> list[str]:
    """Words that somebody wrote and that are not where they wrote them."""
    said = {
        entry["id"]: [entry["text"].split(" "), [told["text"] for told in entry["perspectives"]]]
        for entry in debrief.state()["timeline"]["entries"]}
    return [
        f"{word} in {name}" for hand in hands for word, name in hand.words.items()
        if word not in sum(said.get(name, []), [])]
