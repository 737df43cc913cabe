"""Names the machine, because a figure without one says little."""

import os
import pathlib
import re
import subprocess


def description():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return "\n".join([
        f"Machine: {processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {system()}, Linux {os.uname().release}; "
        f"load {load():.1f} before the first measurement.",
        f"Versions: {version('swift', '--version')}; {version('go', 'version')}; {version('lnav', '-V')}."])


def load():
    return os.getloadavg()[0]


def processor():
    match = re.search(r"^model name\s*: (.+)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return match[1] if match else os.uname().machine


def system():
    match = re.search(r'^PRETTY_NAME="?([^"\n]+)', pathlib.Path("/etc/os-release").read_text(), re.MULTILINE)
    return match[1] if match else "unknown system"


def version(*command):
    output = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return output.splitlines()[0] if output else f"{command[0]} of unknown version"
