"""How long it takes to make one timeline of large logs, beside `wc -l` and lnav on the same files."""

import datetime
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


# What is written out whole: one log of this size, since writing takes longer than reading.
WRITTEN_MEGABYTES = 64


def measure(tools, options):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as name:
        folder = pathlib.Path(name)
        environment = dict(os.environ, HOME=name, XDG_CACHE_HOME=name)
        files, lines = logs.write(folder, options.megabytes)
        title = f"One timeline of {len(files)} logs of {options.megabytes} MiB each, {lines:,} lines"
        yield compared(title, reading(tools, files), options.runs, environment)
        [file], lines = logs.write(folder / "small", min(options.megabytes, WRITTEN_MEGABYTES), only="access.log")
        yield compared(f"An access log of {lines:,} lines written out", writing(tools, file), options.runs, environment)


def reading(tools, files):
    timeline = [tools.debrief, "timeline", "--year", str(logs.START.year)]
    moment = logs.START + datetime.timedelta(minutes=3)
    times = ["--from", f"{moment:%FT%TZ}", "--until", f"{moment + datetime.timedelta(minutes=10):%FT%TZ}"]
    return {
        "wc -l": ["wc", "-l", *files],
        "debrief timeline --fresh --count 1m": [*timeline, "--fresh", "--count", "1m", *files],
        "the same with the saved index": [*timeline, "--count", "1m", *files],
        "ten minutes and a word of it": [*timeline, *times, "--match", "tours checked", *files],
        "a word in all of it, counted": [*timeline, "--match", "tours checked", "--count", "1m", *files],
        "lnav, counting by minute": ["lnav", "-n", "-c", LNAV_COUNT, "-c", ":write-csv-to -", *files],
    }


def writing(tools, file):
    timeline = [tools.debrief, "timeline", "--fresh"]
    return {
        "wc -l": ["wc", "-l", file],
        "debrief timeline": [*timeline, file],
        "debrief timeline --output jsonl": [*timeline, "--output", "jsonl", file],
        "lnav -n": ["lnav", "-n", file],
    }


def compared(title, commands, runs, environment):
    found = run_all(commands, runs, environment)
    reference = median(found["wc -l"], "seconds")
    rows = [[name, len(runs), f"{median(runs, 'seconds'):.2f}", f"{median(runs, 'processor_seconds'):.2f}",
             f"{median(runs, 'peak_megabytes'):,.0f}", times(median(runs, "seconds"), reference)]
            for name, runs in found.items()]
    return table(title, ["what", "runs", "seconds", "CPU seconds", "peak MB", "beside wc -l"], rows,
                 "Medians; the files lie in the page cache. Peak memory counts mapped pages of the files, too.")


def run_all(commands, runs, environment):
    # Once unmeasured, so that files are in the page cache and indexes are saved.
    for name, command in commands.items():
        if not name.startswith("lnav"):
            timed(command, env=environment)
    found = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            if not name.startswith("lnav") or number < MOST_LNAV_RUNS:
                found[name].append(timed(command, env=environment))
    return found


def median(runs, field):
    return statistics.median(getattr(run, field) for run in runs)
