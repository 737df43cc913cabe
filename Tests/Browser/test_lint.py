"""`debrief lint` as it is typed: what it prints, says and returns."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from house import BINARY

REPORT = """# Timeline

At 02:10 the operator failed to notice the alert.
The pod failed to start.

# Actions

An alert would have helped.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.md").write_text(REPORT)
    (tmp_path / "fine.txt").write_text("At 02:10 the pager rang.\nShe restarted the queue.\n")
    return tmp_path


def lint(folder: Path, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BINARY, "lint", *arguments], cwd=folder, input=given, capture_output=True, text=True, timeout=60)


def test_LNG_02_a_person_is_a_subject_and_a_pod_is_none(folder: Path) -> None:
    """LNG-02 LNG-04 a hint has its line, column, class, words and a question; the pod has none, nor have the actions."""
    found = lint(folder, "report.md")
    assert found.returncode == 1
    [line] = found.stdout.splitlines()
    assert line.startswith("report.md:3:"), line
    assert " L3 “failed to" in line and line.endswith("?")


def test_nothing_to_say_is_success(folder: Path) -> None:
    done = lint(folder, "fine.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_json_is_one_array_with_six_fields(folder: Path) -> None:
    found = lint(folder, "--output", "json", "report.md", "fine.txt")
    hints = json.loads(found.stdout)
    assert [set(hint) for hint in hints] == [{"file", "line", "column", "class", "text", "hint"}]
    assert hints[0]["class"] == "L3" and hints[0]["line"] == 3
    assert json.loads(lint(folder, "--output", "json", "fine.txt").stdout) == []


def test_sarif_names_its_rules_and_places(folder: Path) -> None:
    run = json.loads(lint(folder, "--output", "sarif", "report.md").stdout)["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == {f"L{number}" for number in range(1, 19)}
    [result] = run["results"]
    assert result["ruleId"] == "L3"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_LNG_04_the_section_may_be_told(folder: Path) -> None:
    """LNG-04 rules depend on the section, which `--section` tells."""
    assert lint(folder, "--section", "account", "report.md").returncode == 0
    assert len(lint(folder, "--section", "all", "report.md").stdout.splitlines()) == 2
    asked = lint(folder, "--section", "question", "-", given="Why did you restart it?\n")
    assert asked.returncode == 1 and asked.stdout.startswith("<stdin>:1:1: L5 ")


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(folder: Path) -> None:
    found = lint(folder, "none.md", "report.md", ".")
    assert found.returncode == 2
    assert "none.md: there is no such file" in found.stderr and "cannot be read" in found.stderr
    assert "report.md:3:" in found.stdout


def test_a_text_in_utf_16_is_read_and_what_is_no_text_is_refused(folder: Path) -> None:
    (folder / "wide.md").write_text(REPORT, encoding="utf-16")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 4)
    found = lint(folder, "wide.md", "noise.txt")
    assert found.stdout == lint(folder, "report.md").stdout.replace("report.md", "wide.md")
    assert found.returncode == 2 and "noise.txt: it is no text in UTF-8 or UTF-16." in found.stderr


def test_LNG_09_the_words_can_be_changed_and_their_reasons_read(folder: Path) -> None:
    """LNG-09 an organisation edits the word list, and everybody can read the reason of each entry."""
    (folder / "ours.txt").write_text("off L3\n[wizard]\nclass L13\nsay wizard\nwhy It makes one person the plan.\n")
    assert lint(folder, "--words", "ours.txt", "report.md").returncode == 0
    assert "It makes one person the plan." in lint(folder, "--words", "ours.txt", "--explain", "L13").stdout
    assert "Ask instead:" in lint(folder, "--explain", "l3").stdout
    (folder / "ours.txt").write_text("[wizard]\nclass L99\n")
    wrong = lint(folder, "--words", "ours.txt", "report.md")
    assert wrong.returncode == 2 and "ours.txt:2:" in wrong.stderr


def test_a_terminal_obeys_nothing_that_stands_in_a_text(folder: Path) -> None:
    (folder / "trap.txt").write_text("They \x1b[31mfailed to check it.\nHe forgot \x07 to check.\n")
    assert "\x1b" not in lint(folder, "--section", "all", "trap.txt").stdout


def test_a_closed_pipe_is_success(folder: Path) -> None:
    (folder / "long.txt").write_text("They failed to check it.\n" * 100_000)
    with subprocess.Popen([BINARY, "lint", "long.txt"], cwd=folder, stdout=subprocess.PIPE) as process:
        os.read(process.stdout.fileno(), 10)
        process.stdout.close()
        assert process.wait(timeout=60) in (0, 1)


def test_LNG_05_nothing_is_counted_or_summed_up(folder: Path) -> None:
    """LNG-05 the command says where and what, and sums up nothing by file or person."""
    found = lint(folder, "report.md", "report.md")
    assert found.stderr == "" and len(found.stdout.splitlines()) == 2
