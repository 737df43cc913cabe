"""What was acknowledged survives, whatever becomes of the server."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import requests

from house import Debrief, House

WRITERS = 12
ROUNDS = 5


@dataclass
class Writer:
    """Adds things one after the other until the server is gone, and remembers what was acknowledged."""

    number: int
    debrief: Debrief
    acknowledged: dict[str, int] = field(default_factory=dict)

    def write_until(self, is_over: threading.Event) -> None:
        with requests.Session() as session:
            session.headers.update(self.debrief.program.session.headers)
            while not is_over.is_set():
                try:
                    self.add(session)
                except requests.RequestException:
                    return

    def add(self, session: requests.Session) -> None:
        name = f"w{self.number}-{len(self.acknowledged)}-{random.getrandbits(32):x}"
        path, fields = random.choice(THINGS)
        answer = session.post(f"{self.debrief.url}/{path}", json={"id": name, **fields}, timeout=30)
        assert answer.status_code == 201, answer.text
        self.acknowledged[name] = answer.json()["changes"][0]["sequence"]


THINGS: list[tuple[str, dict[str, str]]] = [
    ("ideas", {"text": "Bound the queue"}),
    ("entries", {"text": "The queue grew", "lane": "Checkout", "time": "2026-03-29 00:41"}),
    ("learnings", {"text": "The queue has no upper bound"}),
]


def test_LIV_02_every_acknowledged_change_survives_a_kill(house: House) -> None:
    """LIV-02 an acknowledged change survives kill -9 of the server at any instant."""
    debrief = house.program().open_debrief()
    debrief.post("stages", stage="remediation")
    debrief.post("card-plans", reveal="as-written")
    acknowledged: dict[str, int] = {}
    for _ in range(ROUNDS):
        acknowledged |= written_until_killed(house, debrief)
        house.start()
        changes = debrief.changes()
        assert [change["sequence"] for change in changes] == list(range(1, len(changes) + 1))
        kept = {name: change["sequence"] for change in changes if (name := added(change))}
        assert len(kept) == sum(added(change) is not None for change in changes), "something is there twice"
        assert acknowledged.items() <= kept.items()


def written_until_killed(house: House, debrief: Debrief) -> dict[str, int]:
    """Lets everybody write at once, kills the server at some instant, and returns what it had acknowledged."""
    writers = [Writer(number, debrief) for number in range(WRITERS)]
    is_over = threading.Event()
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(writer.write_until, is_over) for writer in writers]
        try:
            wait_until(lambda: sum(len(writer.acknowledged) for writer in writers) >= WRITERS)
            time.sleep(random.uniform(0, 0.8))
        finally:
            house.kill()
            is_over.set()
        for work in writing:
            work.result(timeout=30)
    return {name: sequence for writer in writers for name, sequence in writer.acknowledged.items()}


def added(change: dict[str, Any]) -> str | None:
    """The name of what a writer added by this change."""
    things = {"ideaParked": "idea", "entryAdded": "entry", "learningAdded": "learning"}
    [(kind, fact)] = change["fact"].items()
    return fact[things[kind]] if kind in things else None


def wait_until(is_so: Callable[[], bool], within: float = 20) -> None:
    end = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < end, "it did not come to be so in time"
        time.sleep(0.01)
