"""How soon one change reaches everyone who watches, beside a small Go server that does the same."""

import json
import statistics
import subprocess

import peers
from table import table, times

ROOMS = (200, 1000, 5000)
# What frames the data of the Go server's event: `id:`, `event:` and `data:` with their line ends, and the chunk.
FRAME = 34


def measure(tools, options):
    changes = 20 if options.quick else 100
    rows, client_costs = [], []
    for watchers in ROOMS:
        ours, theirs = [], []
        for _ in range(options.runs):
            ours.append(watch_debrief(tools, watchers, changes))
            theirs.append(watch_go(tools, watchers, changes, int(ours[-1]["bytes_per_delivery"]) - FRAME))
        rows += [row("Debrief", watchers, ours, theirs), row("Go net/http", watchers, theirs, theirs)]
        client_costs += [run["client_us_per_delivery"] for run in ours + theirs]
    note = (f"{changes} changes a run, median of {options.runs}; lost and doubled are sums. Both write a change to "
            "disk before they send it. The load client used "
            f"{statistics.median(client_costs):.1f} µs of processor time a delivery.")
    yield table("One change to everyone who watches",
                ["server", "watchers", "p50 ms", "p99 ms", "p99 beside Go", "CPU µs a delivery", "CPU beside Go",
                 "lost", "doubled"], rows, note)


def watch_debrief(tools, watchers, changes):
    with peers.debrief(tools) as peer:
        address = peer.new_debrief()
        return watch(tools, peer, watchers, changes, f"{address}/changes", f"{address}/ideas")


def watch_go(tools, watchers, changes, payload):
    with peers.go(tools, max(payload, 1)) as peer:
        return watch(tools, peer, watchers, changes, "/stream", "/append")


def watch(tools, peer, watchers, changes, stream, append):
    passes = peer.passes(watchers)
    option = "--append-header" if passes else "--header"
    headers = [word for header in peer.headers for word in (option, header)]
    headers += [word for header in passes for word in ("--pass", header)]
    command = [tools.client, "--port", str(peer.port), "--watchers", str(watchers), "--changes", str(changes),
               "--stream", stream, "--append", append, "--body", '{"text": "Idea %d of the measurement"}',
               "--pause", "20", "--server-pid", str(peer.pid), *headers]
    result = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    measured = json.loads(result.stdout)
    if measured["refused"]:
        raise RuntimeError(f"{measured['refused']} of {changes} changes were refused")
    return measured


def row(name, watchers, runs, reference):
    def median(key, of=runs):
        return statistics.median(run[key] for run in of)

    p99, processor = median("p99_ms"), median("server_us_per_delivery")
    return [name, f"{watchers:,}", f"{median('p50_ms'):.1f}", f"{p99:.1f}", times(p99, median("p99_ms", reference)),
            f"{processor:.1f}", times(processor, median("server_us_per_delivery", reference)),
            sum(run["lost"] for run in runs), sum(run["doubled"] for run in runs)]
