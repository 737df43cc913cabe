"""The servers that are measured: Debrief, and a small one in Go that does the same."""

import contextlib
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable

from build import OUTPUT
from process import HOST, free_port, server, tail


# What `OpenStreams` allows one session, or one token of a program.
STREAMS_A_TOKEN = 64


def authorization(token):
    return f"Authorization: Bearer {token}"


@dataclasses.dataclass
class Peer:
    """A running server, and how it is spoken to."""
    port: int
    pid: int
    token: str | None = None
    # Makes another token, for more streams than one token may have.
    another: Callable[[], str] | None = None
    # Signs the owner of a new installation in.
    owners_link: str | None = None

    @property
    def headers(self):
        return ["Content-Type: application/json", *([authorization(self.token)] if self.token else [])]

    def passes(self, watchers):
        """Headers enough for so many streams; none where nobody asks for one."""
        return [authorization(self.another()) for _ in range(0, watchers, STREAMS_A_TOKEN)] if self.another else []

    def post(self, path, body):
        headers = dict(header.split(": ", 1) for header in self.headers)
        request = urllib.request.Request(f"http://{HOST}:{self.port}{path}", json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)

    def new_debrief(self):
        """The address of a debrief with nothing in it yet."""
        found = self.post("/api/v1/debriefs", {"title": "Measured", "zone": "UTC"})
        return f"/api/v1/debriefs/{found['id']}"


@contextlib.contextmanager
def debrief(tools, *arguments):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as data:
        port = free_port()
        environment = os.environ | {"DEBRIEF_DATA": data}
        with server([tools.debrief, "serve", "--port", str(port), *arguments], port, env=environment) as (process, log):
            yield Peer(port, process.pid, token(tools, environment), lambda: token(tools, environment), link(log))


def link(log, limit=10):
    """The owner's first link, which the server says when it starts."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        # Not `tail`, which would move the place at which the server writes on.
        if found := re.search(rb"http://\S+/links/\S+", os.pread(log.fileno(), 1 << 16, 0)):
            return found[0].decode()
        time.sleep(0.05)
    raise RuntimeError(f"the server handed out no link: {tail(log)}")


def token(tools, environment):
    output = subprocess.run([tools.debrief, "token", "create"], env=environment, check=True, capture_output=True,
                            text=True, timeout=30).stdout
    words = re.findall(r"[A-Za-z0-9_.~+/=-]{20,}", output)
    if not words:
        raise RuntimeError(f"`debrief token create` printed no token: {output}")
    return words[-1]


@contextlib.contextmanager
def go(tools, payload):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as folder:
        port = free_port()
        command = [tools.go_peer, "--address", f"{HOST}:{port}", "--payload", str(payload),
                   "--journal", str(pathlib.Path(folder) / "journal")]
        with server(command, port) as (process, _):
            yield Peer(port, process.pid)
