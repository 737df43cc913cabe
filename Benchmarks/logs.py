"""Writes large logs of real-looking lines whose times advance."""

import datetime
import itertools
import pathlib
import re

START = datetime.datetime(2026, 3, 1)
LINES_A_SECOND = 20
SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "Server" / "Assets" / "sample"

SSHD = """\
Accepted publickey for deploy from 203.0.113.17 port 50412 ssh2: ED25519 SHA256:0c6q3vYkqk1n0kqz2bq7wVdH9eYt5mRr
pam_unix(sshd:session): session opened for user deploy(uid=1001) by (uid=0)
Received disconnect from 203.0.113.17 port 50412:11: disconnected by user
pam_unix(sshd:session): session closed for user deploy
Invalid user oracle from 198.51.100.203 port 33190
Failed password for invalid user oracle from 198.51.100.203 port 33190 ssh2
Connection closed by invalid user oracle 198.51.100.203 port 33190 [preauth]
pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=198.51.100.203  user=root
Disconnected from authenticating user root 198.51.100.203 port 41822 [preauth]""".splitlines()


def write(folder, megabytes):
    """Writes three logs into the folder. Returns their paths and how many lines they have together."""
    kinds = {"access.log": (access, "%d/%b/%Y:%H:%M:%S", whole_seconds),
             "sshd.log": (sshd, "%b %e %H:%M:%S", whole_seconds),
             "worker.log": (worker, "%Y-%m-%d %H:%M:%S", milliseconds)}
    lines = 0
    for name, (pairs, style, fraction) in kinds.items():
        lines += fill(folder / name, list(pairs()), style, fraction, megabytes * 10**6)
    return [folder / name for name in kinds], lines


# Each gives pairs: what stands before the time and what stands after it.

def access():
    for line in (SAMPLE / "web-access.log").read_text().splitlines():
        before, after = re.split(r"(?<=\[)\S+(?= )", line, maxsplit=1)
        yield before, after.replace(" +0100]", " +0000]").replace(" +0200]", " +0000]") + "\n"


def sshd():
    for number, text in enumerate(SSHD):
        yield "", f" edge-1 sshd[{4200 + number}]: {text}\n"


def worker():
    start = re.compile(r"^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} )", re.MULTILINE)
    for entry in filter(None, start.split((SAMPLE / "worker.log").read_text())):
        yield "", entry[len("2026-03-29 03:00:00,013"):]


def whole_seconds(position):
    return ""


def milliseconds(position):
    return f",{position * 1000 // LINES_A_SECOND:03d}"


def fill(file, pairs, style, fraction, size):
    fractions = [fraction(position) for position in range(LINES_A_SECOND)]
    endless = itertools.cycle(pairs)
    second, written, lines = START, 0, 0
    with file.open("w", encoding="utf-8") as output:
        while written < size:
            stamp = second.strftime(style)
            block = "".join(f"{before}{stamp}{part}{after}" for part, (before, after) in zip(fractions, endless))
            written += output.write(block)
            lines += block.count("\n")
            second += datetime.timedelta(seconds=1)
    return lines
