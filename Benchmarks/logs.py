"""Writes large logs of real-looking lines whose times advance."""

import datetime
import itertools
import json
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


ORDERS = """\
 INFO  [http-nio-8080-exec-3] com.example.orders.OrderService - Order 50872 accepted in 163 ms
 DEBUG [http-nio-8080-exec-3] com.example.orders.StockClient - GET /stock/1128 answered 200 after 12 ms
 WARN  [pool-2-thread-1] com.example.orders.SlotPlanner - 146 of 150 slot look-ups used in the last hour
 ERROR [http-nio-8080-exec-7] com.example.orders.OrderService - Order 50873 could not be placed
java.net.SocketTimeoutException: Read timed out
\tat java.base/java.net.SocketInputStream.socketRead0(Native Method)
\tat java.base/java.net.SocketInputStream.read(SocketInputStream.java:168)
\tat com.example.orders.StockClient.reserve(StockClient.java:88)
\tat com.example.orders.OrderService.place(OrderService.java:41)
\t... 27 more
 INFO  [scheduler-1] com.example.orders.Housekeeping - 39 tours checked, nothing to do""".splitlines()


def write(folder, megabytes, only=None):
    """Writes five logs into the folder, or only one of them. Returns their paths and how many lines they have together."""
    kinds = {"access.log": (access, "%d/%b/%Y:%H:%M:%S", whole_seconds),
             "sshd.log": (sshd, "%b %e %H:%M:%S", whole_seconds),
             "orders.log": (orders, "%Y-%m-%d %H:%M:%S", comma),
             "checkout.log": (checkout, "%Y-%m-%dT%H:%M:%S", point),
             "checkout.json": (ecs, "%Y-%m-%dT%H:%M:%S", point)}
    folder.mkdir(exist_ok=True)
    lines, names = 0, [only] if only else list(kinds)
    for name, (pairs, style, fraction) in ((name, kinds[name]) for name in names):
        lines += fill(folder / name, list(pairs()), style, fraction, megabytes << 20)
    return [folder / name for name in names], lines


# Each gives pairs: what stands before the time and what stands after it.

def access():
    for line in (SAMPLE / "web-access.log").read_text().splitlines():
        before, after = re.split(r"(?<=\[)\S+(?= )", line, maxsplit=1)
        yield before, after.replace(" +0100]", " +0000]").replace(" +0200]", " +0000]") + "\n"


def sshd():
    for number, text in enumerate(SSHD):
        yield "", f" edge-1 sshd[{4200 + number}]: {text}\n"


def orders():
    for entry in "\n".join(ORDERS).split("\n "):
        yield "", f" {entry.lstrip()}\n"


def checkout():
    for event in checkout_events():
        rest = " ".join(f"{key}={value}" for key, value in event.items() if key not in ("ts", "level", "msg"))
        yield "", f"Z {event['level'].upper()} {event['msg']} {rest}\n"


def ecs():
    for event in checkout_events():
        rest = {"log.level": event.pop("level"), "message": event.pop("msg"), "ecs.version": "1.2.0", **event}
        del rest["ts"]
        yield '{"@timestamp":"', f'Z",{json.dumps(rest, separators=(",", ":"))[1:]}\n'


def checkout_events():
    return map(json.loads, (SAMPLE / "checkout-service.jsonl").read_text().splitlines())


def whole_seconds(position):
    return ""


def comma(position):
    return f",{position * 1000 // LINES_A_SECOND:03d}"


def point(position):
    return f".{position * 1000 // LINES_A_SECOND:03d}"


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
