"""How soon people in live rooms see what others do, at the pace at which people write, beside a small Go server.

Everybody is signed in on their own, holds a stream as a browser does and writes by forms, some seconds after the last time.
"""

import asyncio

import guests
import peers
from crowd import PACE, Crowd
from machine import load
from process import memory
from table import table, times

# Rooms, and people in each.
CROWDS = ((1, 200), (200, 10))
SECONDS = 120
# What frames the data of the Go server's event: `id:`, `event:` and `data:` with their line ends.
FRAME = 34


def measure(tools, options):
    seconds = 10 if options.quick else SECONDS
    rows = []
    for rooms, people in CROWDS:
        with peers.debrief(tools) as peer:
            ours = run(peer, guests.of_debrief(peer, rooms, people), seconds)
        with peers.go(tools, max(1, int(ours["bytes"]) - FRAME)) as peer:
            theirs = run(peer, guests.of_go(rooms, people), seconds)
        rows += [row("Debrief", rooms, people, ours, theirs), row("Go net/http", rooms, people, theirs, theirs)]
    note = (f"{seconds} s each, once; everybody sends something every {PACE} s on the average. From before it is sent until "
            "somebody else has the whole of it. The load client shares the processor and parses every event in Python.")
    yield table("People in live rooms",
                ["server", "rooms", "people in each", "deliveries", "bytes each", "p50 ms", "p99 ms", "p99 beside Go",
                 "lost", "CPU %", "CPU µs a delivery", "MB before", "MB after", "load"], rows, note)


def run(peer, people, seconds):
    before, start = memory(peer.pid), load()
    found = asyncio.run(Crowd(peer, people).live(seconds))
    return found | {"before": before, "after": memory(peer.pid), "load": start}


def row(name, rooms, people, found, reference):
    return [name, rooms, people, f"{found['deliveries']:,}", f"{found['bytes']:,.0f}", f"{found['p50']:.1f}",
            f"{found['p99']:.1f}", times(found["p99"], reference["p99"]), found["lost"], f"{found['processor']:.0f}",
            f"{found['cost']:.0f}", f"{found['before']:.0f}", f"{found['after']:.0f}", f"{found['load']:.1f}"]
