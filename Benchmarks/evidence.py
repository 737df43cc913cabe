"""How long it takes to make one timeline of large logs, beside `wc -l` and lnav on the same files."""

import os
import pathlib
import statistics
import tempfile

import logs
from build import OUTPUT
from process import timed
from table import table, times

# One line for each minute with its number of entries, as `debrief timeline --count 1m` has it.
LNAV_COUNT = ";SELECT strftime('%Y-%m-%dT%H:%M', log_time) AS minute, count(*) AS entries FROM all_logs GROUP BY minute"
# lnav takes a minute where the others take a second: it is not asked as often.
MOST_LNAV_RUNS = 2


def measure(tools, options):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as name:
        folder = pathlib.Path(name)
        files, lines = logs.write(folder, options.megabytes)
        found = run_all(ways(tools, files), options.runs, dict(os.environ, HOME=name))
    reference = median(found["wc -l"], "seconds")
    rows = [[name, len(runs), f"{median(runs, 'seconds'):.2f}", f"{median(runs, 'processor_seconds'):.2f}",
             f"{median(runs, 'peak_megabytes'):,.0f}", times(median(runs, "seconds"), reference)]
            for name, runs in found.items()]
    title = f"One timeline of {len(files)} logs of {options.megabytes} MB each, {lines:,} lines"
    yield table(title, ["what", "runs", "seconds", "CPU seconds", "peak MB", "beside wc -l"], rows,
                "Medians; the files lie in the page cache. Peak memory counts mapped pages of the files, too.")


def ways(tools, files):
    timeline = [tools.debrief, "timeline", "--year", str(logs.START.year)]
    return {
        "wc -l": ["wc", "-l", *files],
        "debrief timeline --count 1m": [*timeline, "--count", "1m", *files],
        "lnav, counting by minute": ["lnav", "-n", "-c", LNAV_COUNT, "-c", ":write-csv-to -", *files],
        "debrief timeline": [*timeline, *files],
        "lnav -n": ["lnav", "-n", *files],
    }


def run_all(commands, runs, environment):
    timed(commands["wc -l"])
    found = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            if not name.startswith("lnav") or number < MOST_LNAV_RUNS:
                found[name].append(timed(command, env=environment))
    return found


def median(runs, field):
    return statistics.median(getattr(run, field) for run in runs)
