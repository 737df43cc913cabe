"""Measures Debrief beside others in one run and prints the results as Markdown."""

import argparse
import signal
import sys

import appends
import board
import build
import evidence
import lint
import machine
import pages
import people
import watchers

PARTS = {"evidence": evidence.measure, "pages": pages.measure, "board": board.measure, "lint": lint.measure, "appends": appends.measure,
         "watchers": watchers.measure, "people": people.measure}


def main():
    options = parse_options()
    # A polite end runs every `finally`, so that no server outlives the measurement.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    tools = build.tools()
    print(machine.description())
    for name in options.parts or PARTS:
        say(f"Measuring {name} …")
        for table in PARTS[name](tools, options):
            print(f"\n{table}", flush=True)


def parse_options():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}; all without a name")
    parser.add_argument("--quick", action="store_true", help="a short run, to see whether everything works")
    parser.add_argument("--runs", type=int, help="how often each is measured; the median counts (5, quick 1)")
    parser.add_argument("--megabytes", type=int, help="size of each of the five logs (1024, quick 20)")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(PARTS)}")
    options.runs = options.runs or (1 if options.quick else 5)
    options.megabytes = options.megabytes or (20 if options.quick else 1024)
    return options


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
