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


def test_a_token_that_nobody_can_read_is_no_success(house: House) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([BINARY, "token", "create", "--data", house.data], stdout=full, stderr=subprocess.PIPE,
                              text=True, timeout=60)
    assert done.returncode == 2
    assert "This token is lost and cannot be shown again: make another one" in done.stderr


@pytest.mark.parametrize("place", ["inner", "a/../inner", "."])
def test_no_backup_lies_in_what_it_backs_up(house: House, place: str) -> None:
    done = debrief("backup", house.data / place, "--data", house.data)
    assert done.returncode == 2
    assert "nothing was copied" in done.stderr or "Nothing was overwritten" in done.stderr
    assert not list(house.data.glob("inner*"))


@pytest.mark.parametrize("command", [["request", "x"], ["token", "create"]])
def test_nobody_unknown_asks_for_anything(house: House, command: list[str]) -> None:
    done = debrief(*command, "--person", "nobody@example.org", "--data", house.data)
    assert done.returncode == 2
    assert "No member of the organisation has that mail address, so nothing was done." in done.stderr


@pytest.mark.parametrize("host", ["nohost.invalid", "192.0.2.1"])
def test_a_server_listens_on_an_address_of_its_own_machine(tmp_path: Path, host: str) -> None:
    done = debrief("serve", "--host", host, "--port", "0", "--data", tmp_path / "data")
    assert done.returncode == 2
    assert f"“{host}” is no address of this machine. Choose one with --host" in done.stderr


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
