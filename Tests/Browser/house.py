"""A real server in a folder of its own, and programs that talk to it."""

import base64
import os
import re
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import requests

ROOT = Path(__file__).parents[2]
BINARY = Path(os.environ.get("DEBRIEF_BINARY", ROOT / ".build/debug/debrief"))
# A picture of one dot.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
PASSWORD = "a sentence is easy to keep in mind"


class House:
    """`debrief serve` on a data folder. It can be stopped, killed and started again at the same address."""

    def __init__(self, data: Path, **environment: str) -> None:
        self.data = data
        self.environment = environment
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self.owners_link = ""

    def start(self) -> Self:
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(self.port), "--data", self.data], stdout=subprocess.PIPE,
            text=True, env={**os.environ, **self.environment})
        welcome = [self.process.stdout.readline() for _ in range(2)]
        found = re.search(r"http://\S+/links/\S+", welcome[1])
        assert found, f"the server did not start: {welcome}"
        self.owners_link = found[0]
        return self

    def kill(self) -> None:
        """As a power cut would: nothing is said, nothing is finished."""
        self.end(signal.SIGKILL)

    def end(self, signal_number: int = signal.SIGTERM, within: float = 10) -> int:
        """Returns the exit status."""
        self.process.send_signal(signal_number)
        try:
            return self.process.wait(within)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.process.stdout.close()

    def close(self) -> None:
        if self.process and self.process.poll() is None:
            self.kill()

    def connections(self) -> int:
        """How many connections to the server are open, counted at the server's end."""
        table = Path("/proc/net/tcp").read_text().splitlines()[1:]
        here = f"0100007F:{self.port:04X}"
        return sum(line.split()[1] == here and line.split()[3] == "01" for line in table)

    def run(self, *arguments: str) -> str:
        """What another command says about the same data folder."""
        done = subprocess.run(
            [BINARY, *arguments, "--data", self.data], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.strip()

    def program(self, email: str | None = None) -> "Program":
        """A program that acts for somebody: the owner, or whoever has that mail address."""
        person = ["--person", email] if email else []
        return Program(self.address, self.run("token", "create", *person))


class Program:
    """Talks to the API with a token."""

    def __init__(self, address: str, token: str) -> None:
        self.root = address + "/api/v1"
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def open_debrief(self, title: str = "Orders in the night of Sunday", **fields: Any) -> "Debrief":
        made = self.session.post(f"{self.root}/debriefs", json={"title": title, "facilitates": "yes", **fields}, timeout=10)
        made.raise_for_status()
        return Debrief(self, made.json()["id"], owner=made.json()["participants"][0]["person"])


class Debrief:
    """One debrief, as a program sees it."""

    def __init__(self, program: Program, name: str, owner: str) -> None:
        self.id = name
        self.owner = owner
        self.program = program
        self.url = f"{program.root}/debriefs/{name}"
        self.page = f"/debriefs/{name}"

    def post(self, path: str, **fields: Any) -> list[dict[str, Any]]:
        """Carries out a command. Returns the changes it made."""
        answer = self.program.session.post(f"{self.url}/{path}", json=fields, timeout=10)
        assert answer.ok, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()["changes"]

    def write(self, passage: str, **fields: Any) -> int:
        """Writes a passage of the own account of whoever holds the token. Returns its revision."""
        answer = self.program.session.post(f"{self.url}/account/items/{passage}", json=fields, timeout=10)
        assert answer.ok, answer.text
        return answer.json()["revision"]

    def refusal(self, path: str, **fields: Any) -> dict[str, Any]:
        """Sends a command that is not to be carried out. Returns the problem document."""
        answer = self.program.session.post(f"{self.url}/{path}", json=fields, timeout=10)
        assert answer.headers["Content-Type"] == "application/problem+json", answer.text
        return answer.json()

    def attach(self, name: str, content: bytes, **label: Any) -> dict[str, Any]:
        """Imports evidence. Returns the source."""
        answer = self.program.session.post(
            f"{self.url}/sources", params={"name": name, **label}, data=content,
            headers={"Content-Type": "application/octet-stream"}, timeout=60)
        assert answer.ok, answer.text
        return answer.json()["changes"][0]["fact"]["sourceAdded"]["source"]

    def state(self) -> dict[str, Any]:
        answer = self.program.session.get(self.url, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def changes(self) -> list[dict[str, Any]]:
        """Every change there is, read page by page."""
        changes: list[dict[str, Any]] = []
        while True:
            after = changes[-1]["sequence"] if changes else 0
            answer = self.program.session.get(f"{self.url}/changes", params={"after": after}, timeout=30).json()
            changes += answer["changes"]
            if not answer["changes"] or changes[-1]["sequence"] >= answer["sequence"]:
                return changes


class Knocker:
    """Somebody who comes by a link, without a browser: quicker where the pages are not what is tested."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.session = requests.Session()
        self.session.headers["Origin"] = house.address

    def follow(self, link: str, **fields: str) -> Self:
        answer = self.post(urlsplit(link).path, **fields)
        assert answer.ok, answer.text
        return self

    def post(self, path: str, **fields: str) -> requests.Response:
        return self.session.post(self.house.address + path, data=fields, timeout=30)

    def link(self, path: str, **fields: str) -> str:
        """Makes a link to hand out."""
        page = self.post(path, **fields)
        found = re.search(r'http://[^"<\s]+/links/[^"<\s]+', page.text)
        assert found, page.text
        return found[0]

    @property
    def cookies(self) -> list[dict[str, Any]]:
        """The session, as a browser takes it."""
        return [{"name": c.name, "value": c.value, "url": self.house.address} for c in self.session.cookies]


def member(house: House, link: str, name: str) -> Knocker:
    """Somebody who follows an invitation and is a member from then on."""
    return Knocker(house).follow(link, name=name, email=f"{name.lower()}@example.org", password=PASSWORD)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
