"""bin/bench tells what it can measure."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).parents[2]


def test_every_part_can_be_loaded():
    help_ = subprocess.run([ROOT / "bin/bench", "--help"], capture_output=True, text=True, check=True).stdout
    for part in ("evidence", "pages", "board", "lint", "appends", "watchers", "people"):
        assert part in help_
