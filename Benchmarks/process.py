"""Runs commands and servers, and never leaves one behind."""

import contextlib
import dataclasses
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import threading
import time

HOST = "127.0.0.1"
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass
class Usage:
    seconds: float
    processor_seconds: float
    peak_megabytes: float


def timed(command, limit=600, statuses=(0,), **options):
    """Runs a command to its end with its output thrown away, and says what it took. It has to end with one of `statuses`."""
    with tempfile.TemporaryFile() as complaints:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints,
                                   **options)
        usage = usage_at_end(process, limit)
        seconds = time.monotonic() - start
        if process.returncode not in statuses:
            raise RuntimeError(f"{command[0]} ended with {process.returncode}: {tail(complaints)}")
    return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def usage_at_end(process, limit):
    timer = threading.Timer(limit, process.kill)
    timer.start()
    try:
        # wait4, unlike Popen.wait, tells what this one child used.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage
    finally:
        timer.cancel()
        if process.returncode is None:
            process.kill()
            process.wait()


def tail(log):
    log.seek(0)
    return log.read()[-2000:].decode(errors="replace")


@contextlib.contextmanager
def server(command, port, **options):
    """Runs a server until the block ends; begins once it takes connections. Gives it, and the file with what it says."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options)
        try:
            await_port(process, port, log)
            yield process, log
        finally:
            stop(process)


def await_port(process, port, log, limit=30):
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.02)
    raise RuntimeError(f"{process.args[0]} does not answer: {tail(log)}")


def stop(process):
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS


def memory(pid):
    """What of it is in memory now, in MB."""
    found = re.search(r"^VmRSS:\s+(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024
