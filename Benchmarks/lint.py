"""How fast `debrief lint` reads prose, beside `wc -w` on the same text."""

import pathlib
import tempfile

from build import OUTPUT, ROOT
from evidence import median
from process import timed
from table import table, times

MEGABYTES = 40


def measure(tools, options):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as name:
        plain = pathlib.Path(name) / "prose.txt"
        markdown = pathlib.Path(name) / "prose.md"
        size = write(plain, (2 if options.quick else MEGABYTES) * 1_000_000)
        markdown.hardlink_to(plain)
        lint = [tools.debrief, "lint", "--section", "all"]
        commands = {
            "wc -w": ["wc", "-w", plain],
            "debrief lint --section all, as plain text": [*lint, plain],
            "debrief lint --section all, as Markdown": [*lint, markdown],
        }
        found = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                # It ends with 1 where there is a hint.
                found[name].append(timed(command, statuses=(0, 1)))
    reference = median(found["wc -w"], "seconds")
    rows = [[name, f"{median(runs, 'seconds'):.2f}", f"{median(runs, 'processor_seconds'):.2f}",
             f"{size / 1e6 / median(runs, 'seconds'):.0f}", f"{median(runs, 'peak_megabytes'):,.0f}",
             times(median(runs, "seconds"), reference)] for name, runs in found.items()]
    yield table(f"Hints about {size / 1e6:.0f} MB of prose",
                ["what", "seconds", "CPU seconds", "MB a second", "peak MB", "beside wc -w"], rows,
                f"Debrief's own documents again and again; median of {options.runs}.")


def write(file, size):
    texts = [path.read_bytes() for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])]
    prose = b"\n\n".join(texts) + b"\n\n"
    file.write_bytes(prose * (size // len(prose) + 1))
    return file.stat().st_size
