"""How many changes a second become durable, beside what the disk alone can do and a small Go server."""

import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import peers
from build import OUTPUT
from table import table, times

SCRIPT = pathlib.Path(__file__).with_name("appends.lua")
MANY = 64
LINE = b'{"text": "Idea 12345 of the measurement"}\n'


def measure(tools, options):
    seconds = 2 if options.quick else 6
    ways = {
        "the disk: one write, one flush": lambda: disk(seconds),
        "Go net/http, one flush a change, 1 connection": lambda: go(tools, seconds, 1),
        f"Go net/http, one flush a change, {MANY} connections": lambda: go(tools, seconds, MANY),
        "Debrief, 1 connection": lambda: debrief(tools, seconds, 1, 1),
        f"Debrief, {MANY} connections, one debrief": lambda: debrief(tools, seconds, MANY, 1),
        f"Debrief, {MANY} connections, {MANY} debriefs": lambda: debrief(tools, seconds, MANY, MANY),
    }
    rates = {name: [] for name in ways}
    for _ in range(options.runs):
        for name, run in ways.items():
            rates[name].append(run())
    reference = statistics.median(next(iter(rates.values())))
    rows = [[name, f"{statistics.median(found):,.0f}", times(statistics.median(found), reference)]
            for name, found in rates.items()]
    yield table("Changes made durable", ["what", "a second", "beside the disk"], rows,
                f"{seconds} s a run, median of {options.runs}; the load comes from wrk on the same machine.")


def disk(seconds):
    # Not in /tmp, which often lies in memory.
    with tempfile.NamedTemporaryFile(dir=OUTPUT) as file:
        start, count = time.monotonic(), 0
        while time.monotonic() < start + seconds:
            os.write(file.fileno(), LINE)
            os.fdatasync(file.fileno())
            count += 1
        return count / (time.monotonic() - start)


def go(tools, seconds, connections):
    with peers.go(tools, payload=len(LINE)) as peer:
        return load(peer, ["/append"], seconds, connections)


def debrief(tools, seconds, connections, debriefs):
    with peers.debrief(tools) as peer:
        paths = [f"{peer.new_debrief()}/ideas" for _ in range(debriefs)]
        return load(peer, paths, seconds, connections)


def load(peer, paths, seconds, connections):
    environment = os.environ | {"APPEND_PATHS": "\n".join(paths), "APPEND_HEADERS": "\n".join(peer.headers)}
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s",
               "--timeout", "10s", "--script", str(SCRIPT), f"http://127.0.0.1:{peer.port}"]
    result = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=seconds + 60)
    measured = json.loads(result.stdout.splitlines()[-1])
    if measured["failed"]:
        raise RuntimeError(f"{measured['failed']} of {measured['requests']} changes failed")
    return measured["requests"] / measured["seconds"]
