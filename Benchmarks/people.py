"""How soon people in live rooms see what others do, at the pace at which people write, beside a small Go server.

Everybody is signed in on their own, holds a stream as a browser does and writes by forms, some seconds after the last time.
"""

import asyncio
import dataclasses
import http.client
import json
import os
import pathlib
import random
import re
import time
import urllib.parse

import peers
from machine import load
from process import HOST
from table import table, times

# Rooms, and people in each.
CROWDS = ((1, 200), (200, 10))
# Seconds between two things that one person sends, on the average.
PACE = 30
SECONDS = 120
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
# Sent like the rest, and not waited for.
UNMARKED = -1
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")
# What frames the data of the Go server's event: `id:`, `event:` and `data:` with their line ends.
FRAME = 34


@dataclasses.dataclass
class Guest:
    """Somebody in a room: where they listen, and how they write."""
    room: int
    stream: str
    headers: dict
    # Where a thing goes, what it says and by which mark others know it; for the number of the thing. Without a mark it is
    # known by the number of the change.
    deed: object


def measure(tools, options):
    seconds = 10 if options.quick else SECONDS
    rows = []
    for rooms, people in CROWDS:
        with peers.debrief(tools) as peer:
            ours = run(peer, debrief_guests(peer, rooms, people), seconds)
        payload = max(1, int(ours["bytes"]) - FRAME)
        with peers.go(tools, payload) as peer:
            theirs = run(peer, [go_guest(number % rooms) for number in range(rooms * people)], seconds)
        rows += [row("Debrief", rooms, people, ours, theirs), row("Go net/http", rooms, people, theirs, theirs)]
    note = (f"{seconds} s each, once; everybody sends something every {PACE} s on the average. From before it is sent until "
            "somebody else has the whole of it. The load client shares the processor and parses every event in Python.")
    yield table("People in live rooms",
                ["server", "rooms", "people in each", "deliveries", "bytes each", "p50 ms", "p99 ms", "p99 beside Go",
                 "lost", "CPU %", "CPU µs a delivery", "MB before", "MB after", "load"], rows, note)


def row(name, rooms, people, found, reference):
    return [name, rooms, people, f"{found['deliveries']:,}", f"{found['bytes']:,.0f}", f"{found['p50']:.1f}",
            f"{found['p99']:.1f}", times(found["p99"], reference["p99"]), found["lost"], f"{found['processor']:.0f}",
            f"{found['cost']:.0f}", f"{found['before']:.0f}", f"{found['after']:.0f}", f"{found['load']:.1f}"]


# Debrief's guests

def debrief_guests(peer, rooms, people):
    owner = sign_in(peer.port, urllib.parse.urlsplit(peer.owners_link).path)
    guests = []
    for room in range(rooms):
        page = peer.new_debrief().removeprefix("/api/v1")
        link = invitation(peer.port, page, owner)
        guests += [debrief_guest(peer.port, room, page, link, f"Guest {number}") for number in range(people)]
    return guests


def debrief_guest(port, room, page, link, name):
    headers = sign_in(port, link, name=name)
    status, _, _ = ask(port, "GET", f"{page}/timeline", headers)
    if status != 200:
        raise RuntimeError(f"the timeline answered {status}")
    return Guest(room, f"{page}/live", headers, lambda number: debrief_deed(page, number))


def debrief_deed(page, number):
    if number % 3:
        minute = number % 60
        return f"{page}/entries", {"time": f"14:{minute:02}", "lane": f"team {number % 7}", "laneKind": "team",
                                   "text": f"thing-{number}-: the queue grew and we looked at the database first."}, number
    # Its words are shown to nobody yet: everybody is sent the count.
    return f"{page}/ideas", {"text": f"Idea {number}: show the length of the queue beside the alarm"}, UNMARKED


def sign_in(port, path, **fields):
    status, headers, body = ask(port, "POST", path, dict(FORM, Origin=f"http://{HOST}:{port}"), fields)
    cookies = [value.split(";")[0] for name, value in headers if name.lower() == "set-cookie"]
    if not cookies:
        raise RuntimeError(f"signing in answered {status}: {body[:500]}")
    return dict(FORM, Origin=f"http://{HOST}:{port}", Cookie="; ".join(cookies))


def invitation(port, page, owner):
    headers = dict(owner, Accept="text/html")
    status, answered, body = ask(port, "POST", f"{page}/invitations", headers, {"kind": "guest", "role": "participant"})
    place = dict(answered).get("Location") or dict(answered).get("location")
    if place:
        status, _, body = ask(port, "GET", place, headers)
    found = re.search(rb"/links/[^\"<\s]+", body)
    if not found:
        raise RuntimeError(f"no link was handed out: {status} {body[:500]}")
    return found[0].decode()


def ask(port, method, path, headers, fields=None):
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request(method, path, urllib.parse.urlencode(fields) if fields is not None else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    finally:
        connection.close()


def go_guest(room):
    return Guest(room, f"/stream?room={room}", {}, lambda number: (f"/append?room={room}", {"text": f"Idea {number}"}, None))


# The load

def run(peer, guests, seconds):
    before, start = memory(peer.pid), None
    crowd = Crowd(peer, guests)
    start = load()
    found = asyncio.run(crowd.live(seconds))
    return found | {"before": before, "after": memory(peer.pid), "load": start}


class Crowd:
    """All who are there, and what each of them saw when."""

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
        ready = [asyncio.Event() for _ in self.guests]
        listeners = [asyncio.create_task(self.listen(number, ready[number])) for number in range(len(self.guests))]
        await asyncio.wait_for(asyncio.gather(*(event.wait() for event in ready)), 120)
        start, processor = time.monotonic(), processor_seconds(self.peer.pid)
        await asyncio.gather(*(self.write(number, start + seconds) for number in range(len(self.guests))))
        # What was sent last is on its way.
        await asyncio.sleep(2)
        used, passed = processor_seconds(self.peer.pid) - processor, time.monotonic() - start
        for listener in listeners:
            listener.cancel()
        results = await asyncio.gather(*listeners, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, asyncio.CancelledError):
                raise result
        return self.summed(used, passed)

    def summed(self, used, passed):
        delays, lost = [], 0
        for number, guest in enumerate(self.guests):
            for mark, moment in self.sent.get(guest.room, {}).items():
                came = self.seen[number].get(mark)
                if came is None:
                    lost += 1
                else:
                    delays.append((came - moment) * 1000)
        delays.sort()
        count = max(1, len(delays))
        return {"deliveries": self.events, "lost": lost, "bytes": self.bytes / max(1, self.events),
                "p50": delays[count // 2], "p99": delays[count * 99 // 100],
                "processor": used / passed * 100, "cost": used / max(1, self.events) * 1e6}

    async def listen(self, number, ready):
        guest = self.guests[number]
        reader, writer = await asyncio.open_connection(HOST, self.peer.port, limit=1 << 22)
        try:
            writer.write(head("GET", guest.stream, self.peer.port, guest.headers | {"Accept": "text/event-stream"}))
            if b" 200 " not in await reader.readline():
                raise RuntimeError("a stream was refused")
            while (await reader.readline()).strip():
                pass
            while True:
                size = int(await reader.readline(), 16)
                chunk = (await reader.readexactly(size + 2))[:-2]
                ready.set()
                self.take(number, chunk)
        finally:
            writer.close()

    def take(self, number, chunk):
        now = time.monotonic()
        changes = re.findall(rb"^id: (\d+)\nevent: change$", chunk, re.MULTILINE)
        self.events += len(changes)
        self.bytes += len(chunk) if changes else 0
        for mark in {*re.findall(rb"thing-(\d+)-", chunk)} or changes:
            self.seen[number].setdefault(int(mark), now)

    async def write(self, number, end):
        while True:
            pause = self.random.expovariate(1 / PACE)
            if time.monotonic() + pause >= end:
                return
            await asyncio.sleep(pause)
            await self.send(self.guests[number])

    async def send(self, guest):
        # A connection of its own: one that waited for so long the server has closed.
        moment = time.monotonic()
        reader, writer = await asyncio.open_connection(HOST, self.peer.port, limit=1 << 22)
        try:
            await self.say(guest, moment, reader, writer)
        finally:
            writer.close()

    async def say(self, guest, moment, reader, writer):
        self.count += 1
        path, fields, mark = guest.deed(self.count)
        body = urllib.parse.urlencode(fields).encode()
        writer.write(head("POST", path, self.peer.port, guest.headers | {"Content-Length": str(len(body))}) + body)
        status, answer = await read_answer(reader)
        if status not in (201, 204):
            raise RuntimeError(f"{path} answered {status}: {answer[:300]}")
        if mark != UNMARKED:
            self.sent.setdefault(guest.room, {})[mark or json.loads(answer)["sequence"]] = moment


def head(method, path, port, headers):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{port}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def read_answer(reader):
    status = int((await reader.readline()).split()[1])
    headers = {}
    while line := (await reader.readline()).strip():
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    if "content-length" in headers:
        return status, await reader.readexactly(int(headers["content-length"]))
    body = b""
    if headers.get("transfer-encoding") != "chunked":
        return status, body
    while size := int(await reader.readline(), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readline()
    return status, body


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS


def memory(pid):
    found = re.search(r"^VmRSS:\s+(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024
