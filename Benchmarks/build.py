"""Builds what is measured and what it is measured with."""

import dataclasses
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTPUT = ROOT / ".build" / "bench"


@dataclasses.dataclass
class Tools:
    debrief: pathlib.Path
    go_peer: pathlib.Path
    client: pathlib.Path


def tools():
    OUTPUT.mkdir(parents=True, exist_ok=True)
    return Tools(debrief=release(), go_peer=go_peer(), client=client())


def release():
    command = ["swift", "build", "--package-path", str(ROOT), "--configuration", "release", "--product", "debrief"]
    subprocess.run(command, check=True, stdout=2)
    return ROOT / ".build" / "release" / "debrief"


def go_peer():
    product = OUTPUT / "watchers-go"
    # Nothing outside Go's own library is used, so nothing may be fetched either.
    environment = os.environ | {"GOPROXY": "off", "GOFLAGS": "-mod=mod", "GOCACHE": str(OUTPUT / "go-cache")}
    subprocess.run(["go", "build", "-o", str(product), "."], cwd=ROOT / "Benchmarks" / "watchers-go",
                   env=environment, check=True, stdout=2)
    return product


def client():
    product = OUTPUT / "watchers-client"
    sources = sorted(str(path) for path in (ROOT / "Benchmarks" / "watchers-client").glob("*.c"))
    compiler = shutil.which("clang") or "gcc"
    subprocess.run([compiler, "-std=c17", "-O2", "-Wall", "-Wextra", "-o", str(product), *sources],
                   check=True, stdout=2)
    return product
