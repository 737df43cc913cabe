"""The commands beside a running server, on one data folder."""

import subprocess
from pathlib import Path

import pytest

from house import BINARY, House


def debrief(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["sample"], ["sample", "--remove"]])
def test_one_process_alone_writes_debriefs(house: House, command: list[str]) -> None:
    done = debrief(*command, "--data", house.data)
    assert done.returncode == 2
    assert f"already running on the data folder {house.data}. Stop that one first" in done.stderr


def test_a_backup_and_a_token_are_made_beside_a_server(house: House, tmp_path: Path) -> None:
    assert house.run("token", "create")
    house.run("backup", str(tmp_path / "copy"))
    assert (tmp_path / "copy/debrief.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("command", [["backup"], ["token", "create"]])
def test_a_mistyped_folder_is_no_installation(tmp_path: Path, command: list[str]) -> None:
    target = [tmp_path / "copy"] if command == ["backup"] else []
    done = debrief(*command, *target, "--data", tmp_path / "typo")
    assert done.returncode == 2
    assert "There is no Debrief in the folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["proxy.example.org", "10.0.0.0/8", "localhost"])
def test_a_trusted_proxy_is_an_address(tmp_path: Path, address: str) -> None:
    done = debrief("serve", "--data", tmp_path / "data", f"--trusted-proxy={address}")
    assert done.returncode == 64
    assert "--trusted-proxy is an IP address" in done.stderr
