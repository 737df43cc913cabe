"""The project in small, in a folder of its own, on a machine whose programs are stand-ins that write down their calls."""

import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Project:
    """A copy of `bin` and of the page about the architecture, with sources as a test wants them."""

    def __init__(self, folder):
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir(parents=True)
        shutil.copytree(ROOT / "bin", folder / "bin")
        self.write("docs/architecture.md", (ROOT / "docs/architecture.md").read_text())
        self.write("Sources/Debriefing/Debrief.swift", "import Timekeeping\n")

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def program(self, name, body="", inside="programs"):
        """A stand-in for a program, which writes down that it was called and does what `body` says."""
        self.write(f"{inside}/{name}", f'#!/bin/bash\necho "{name} $*" >> "{self.folder}/calls"\n{body}\n')
        (self.folder / inside / name).chmod(0o755)

    def packages(self, *installed):
        """Only these Debian packages are there; `apt-get` works."""
        listed = "|".join(installed) or "none"
        self.program("dpkg-query", f'case ${{@: -1}} in {listed}) echo installed ;; *) exit 1 ;; esac')
        self.program("apt-get")
        self.program("sudo", '[[ $1 == --non-interactive ]] && shift; exec env "$@"')

    def run(self, script, *arguments, **environment):
        return subprocess.run(
            [self.folder / script, *arguments],
            cwd=environment.pop("cwd", "/"),
            env={"PATH": f"{self.programs}:/usr/bin:/bin", "HOME": str(self.folder), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def calls(self, program):
        log = self.folder / "calls"
        lines = log.read_text().splitlines() if log.exists() else []
        return [line for line in lines if line.startswith(f"{program} ")]


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path / "debrief")


@pytest.fixture
def needed():
    """The packages that building and running Debrief takes."""
    command = f"source {ROOT}/bin/lib/setup.sh && echo ${{run_packages[*]}}"
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True).stdout.split()
