"""bin/start brings a fresh machine to a running server."""

import pytest


@pytest.fixture
def ready(project, needed):
    """Everything is there, and the build yields a `debrief` that tells how it was called."""
    project.packages(*needed)
    project.program("swift")
    project.program("debrief", 'echo "data in $DEBRIEF_DATA"', inside=".build/release")
    return project


def test_builds_a_release_and_serves(ready):
    assert ready.run("bin/start").returncode == 0
    assert "--configuration release --product debrief" in ready.calls("swift")[0]
    assert ready.calls("debrief") == ["debrief serve"]


def test_passes_its_arguments_on(ready):
    ready.run("bin/start", "--port", "9000")
    assert ready.calls("debrief") == ["debrief serve --port 9000"]


def test_keeps_the_data_in_the_project(ready):
    assert ready.run("bin/start", cwd="/").stdout == f"data in {ready.folder}/data\n"


def test_keeps_the_data_where_it_is_told_to(ready):
    assert ready.run("bin/start", DEBRIEF_DATA="/srv/debrief").stdout == "data in /srv/debrief\n"


def test_a_second_run_leaves_apt_get_alone(ready):
    ready.run("bin/start")
    assert ready.calls("apt-get") == []


def test_installs_only_what_is_missing(ready, needed):
    ready.packages(*[package for package in needed if package != "libsodium-dev"])
    answer = ready.run("bin/start")
    assert "Installing libsodium-dev …" in answer.stderr
    assert ready.calls("apt-get")[-1].endswith("--yes --no-install-recommends install libsodium-dev")


def test_a_package_that_does_not_come_ends_with_what_to_do(ready):
    ready.packages()
    ready.program("apt-get", "exit 100")
    answer = ready.run("bin/start")
    assert answer.returncode == 1
    assert "Install them by hand, then run this again: apt-get install ca-certificates" in answer.stderr
    assert ready.calls("debrief") == []


def test_says_so_when_there_is_no_swift(ready):
    (ready.programs / "swift").unlink()
    answer = ready.run("bin/start")
    assert answer.returncode == 1
    assert "Install Swift 6.2 or later from https://www.swift.org/install/linux/" in answer.stderr


def test_a_build_that_fails_starts_nothing(ready):
    ready.program("swift", "exit 1")
    assert ready.run("bin/start").returncode == 1
    assert ready.calls("debrief") == []
