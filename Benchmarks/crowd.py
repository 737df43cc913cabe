"""All who are in rooms at once, and what each of them saw when."""

import asyncio
import json
import random
import re
import time

from guests import UNMARKED
from process import processor_seconds
from wire import chunks, post

# Seconds between two things that one person sends, on the average.
PACE = 30
# Seconds after which what was sent last has come to everybody.
SETTLING = 2


class Crowd:
    def __init__(self, peer, guests):
        self.peer = peer
        self.guests = guests
        # For each guest the marks, or numbers, of what came, with the moment.
        self.seen = [{} for _ in guests]
        # For each thing in a room the moment before it was sent.
        self.sent = {}
        self.count = self.bytes = self.events = 0
        self.random = random.Random(1)

    async def live(self, seconds):
        """Everybody listens and writes for so long. Says what came of it."""
        ready = [asyncio.Event() for _ in self.guests]
        listeners = [asyncio.create_task(self.listen(number, ready[number])) for number in range(len(self.guests))]
        await asyncio.wait_for(asyncio.gather(*(event.wait() for event in ready)), 120)
        start, processor = time.monotonic(), processor_seconds(self.peer.pid)
        await asyncio.gather(*(self.write(guest, start + seconds) for guest in self.guests))
        await asyncio.sleep(SETTLING)
        used, passed = processor_seconds(self.peer.pid) - processor, time.monotonic() - start
        await end(listeners)
        return self.summed(used, passed)

    async def listen(self, number, ready):
        guest = self.guests[number]
        async for chunk in chunks(self.peer.port, guest.stream, guest.headers):
            ready.set()
            self.take(number, chunk)

    def take(self, number, chunk):
        now = time.monotonic()
        changes = re.findall(rb"^id: (\d+)\nevent: change$", chunk, re.MULTILINE)
        self.events += len(changes)
        self.bytes += len(chunk) if changes else 0
        for mark in {*re.findall(rb"thing-(\d+)-", chunk)} or changes:
            self.seen[number].setdefault(int(mark), now)

    async def write(self, guest, end):
        while True:
            pause = self.random.expovariate(1 / PACE)
            if time.monotonic() + pause >= end:
                return
            await asyncio.sleep(pause)
            await self.send(guest)

    async def send(self, guest):
        moment = time.monotonic()
        self.count += 1
        path, fields, mark = guest.deed(self.count)
        status, answer = await post(self.peer.port, path, guest.headers, fields)
        if status not in (201, 204):
            raise RuntimeError(f"{path} answered {status}: {answer[:300]}")
        if mark != UNMARKED:
            self.sent.setdefault(guest.room, {})[mark or json.loads(answer)["sequence"]] = moment

    def summed(self, used, passed):
        came = [
            (self.seen[number].get(mark), moment) for number, guest in enumerate(self.guests)
            for mark, moment in self.sent.get(guest.room, {}).items()]
        delays = sorted((at - moment) * 1000 for at, moment in came if at is not None) or [0]
        events = max(1, self.events)
        return {"deliveries": self.events, "lost": sum(at is None for at, _ in came), "bytes": self.bytes / events,
                "p50": delays[len(delays) // 2], "p99": delays[len(delays) * 99 // 100],
                "processor": used / passed * 100, "cost": used / events * 1e6}


async def end(listeners):
    for listener in listeners:
        listener.cancel()
    for result in await asyncio.gather(*listeners, return_exceptions=True):
        if isinstance(result, Exception) and not isinstance(result, asyncio.CancelledError):
            raise result
