"""`debrief timeline` and `debrief formats` as they are typed: what they print, say and return, into a pipe and in a terminal."""

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import zipfile
from pathlib import Path

import pytest

from house import BINARY, ROOT

LINES = [f"2026-03-01T12:{minute:02}:00Z {'ERROR' if minute % 5 == 0 else 'INFO'} number {minute}" for minute in range(60)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.log").write_text("\n".join(LINES[:30]) + "\n")
    (tmp_path / "b.log").write_text("\n".join(LINES[30:]) + "\n")
    return tmp_path


def timeline(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BINARY, "timeline", *arguments], cwd=folder, env=os.environ | environment, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60)


class Screen:
    """What a terminal of so many rows and columns is sent, by a command that has it for all of its streams."""

    def __init__(self, folder: Path, *arguments: str, rows: int = 24, columns: int = 80, **environment: str) -> None:
        self.master, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        given = {k: v for k, v in os.environ.items() if k not in ("PAGER", "LESS", "NO_COLOR")}
        self.process = subprocess.Popen(
            [BINARY, "timeline", *arguments], cwd=folder, env=given | {"TERM": "xterm"} | environment,
            stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True)
        os.close(terminal)
        self.text = ""

    def read(self, until: str | None = None, within: float = 30) -> str:
        """Reads on until something was shown, or the command has ended."""
        end = time.monotonic() + within
        while time.monotonic() < end and (until is None or until not in self.text):
            if not select.select([self.master], [], [], 0.1)[0]:
                continue
            try:
                got = os.read(self.master, 65_536)
            except OSError:
                break
            self.text += got.decode(errors="replace")
        return self.text

    def finish(self) -> int:
        self.read()
        os.close(self.master)
        return self.process.wait(10)


def test_nothing_in_the_range_says_how_far_the_files_reach(folder: Path) -> None:
    answer = timeline(folder, "a.log", "b.log", "--from", "2027-01-01", "--until", "2027-02-01")
    assert answer.returncode == 1 and answer.stdout == ""
    assert answer.stderr == (
        "debrief: nothing between 2027-01-01T00:00:00Z and 2027-02-01T00:00:00Z; "
        "the files reach from 2026-03-01T12:00:00Z to 2026-03-01T12:59:00Z.\n")


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["--count", "1m", "--sources"], "--sources lists and --count counts; give one of them."),
    (["--from", "2026-03-02", "--until", "2026-03-01"], "--from 2026-03-02T00:00:00Z is not before --until"),
    (["--head", "1", "--tail", "1"], "--head and --tail are the two ends; give one of them."),
    (["--sources", "--output", "csv"], "--sources writes text or jsonl"),
    (["--sources", "--match", "x"], "which --match cannot narrow"),
    (["--count", "1m", "--tail", "3"], "--count counts all"),
    (["--zone", "CET"], "write Europe/Berlin or +01:00."),
    (["--severity", "loud"], "loud is no severity; write one of trace"),
    (["--regex", "("], "( is no regular expression"),
    (["--shift", "a.log=90s"], "write SOURCE=+1h30m"),
    (["--source", "c.log"], "--source c.log: no source is called so. The sources are a.log, b.log."),
])
def test_what_cannot_be_meant_is_refused_with_a_sentence(folder: Path, arguments: list[str], sentence: str) -> None:
    answer = timeline(folder, "a.log", "b.log", *arguments)
    assert answer.returncode == 64 and answer.stdout == ""
    assert sentence in answer.stderr


def test_narrowing_keeps_what_was_asked_for(folder: Path) -> None:
    answer = timeline(folder, "a.log", "b.log", "--regex", "number [1-4]", "--severity", "warn", "--tail", "2",
                      "--zone", "europe/berlin", "--until", "2026-03-01 13:50")
    assert answer.returncode == 0
    assert [line.split()[0] for line in answer.stdout.splitlines()] == [
        "2026-03-01T12:40:00.000Z", "2026-03-01T12:45:00.000Z"]


def test_a_clock_is_moved_by_source(folder: Path) -> None:
    answer = timeline(folder, "a.log", "b.log", "--shift", "b.log=-1h30m", "--head", "1")
    assert answer.stdout.startswith("2026-03-01T11:00:00.000Z  b.log")


def test_nothing_but_text_goes_into_a_pipe(folder: Path) -> None:
    answer = timeline(folder, "a.log")
    assert answer.returncode == 0 and answer.stderr == "" and "\x1b" not in answer.stdout
    assert "\x1b[" in timeline(folder, "a.log", "--color", "always").stdout


def test_a_closed_pipe_is_success(folder: Path) -> None:
    (folder / "a.log").write_text("\n".join(LINES * 20_000))
    answer = subprocess.run(["bash", "-c", f"set -o pipefail; {BINARY} timeline a.log | head -1"], cwd=folder,
                            capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0 and answer.stderr == ""


@pytest.mark.parametrize("output", ["text", "jsonl", "csv", "html"])
def test_a_full_disk_is_a_failure(folder: Path, output: str) -> None:
    with open("/dev/full", "w") as full:
        answer = subprocess.run([BINARY, "timeline", "a.log", "--output", output], cwd=folder, stdout=full,
                                stderr=subprocess.PIPE, text=True, timeout=60)
    assert answer.returncode == 2
    assert answer.stderr == (
        "debrief: the output could not be written: no space left on device. "
        "What is there is cut off; write it elsewhere.\n")


@pytest.mark.parametrize("command", [["formats"], ["formats", "--output", "json"], ["lint", "--explain", "all"]])
def test_a_list_that_cannot_be_written_is_a_failure(folder: Path, command: list[str]) -> None:
    with open("/dev/full", "w") as full:
        answer = subprocess.run([BINARY, *command], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert answer.returncode == 2
    assert answer.stderr.startswith("debrief: the answer could not be written: no space left on device. ")


def test_a_link_in_a_folder_is_no_failure(folder: Path) -> None:
    (folder / "link.log").symlink_to("a.log")
    answer = timeline(folder, ".")
    assert answer.returncode == 0 and answer.stdout.count("\n") == 60
    assert answer.stderr.startswith("debrief: note: ./link.log: a link;")


def test_a_path_given_twice_is_read_once_and_said(folder: Path) -> None:
    answer = timeline(folder, "a.log", "./a.log")
    assert answer.returncode == 0 and answer.stdout.count("\n") == 30
    assert answer.stderr == "debrief: note: ./a.log: the same file as a.log; it was read once\n"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_names_in_archives_keep_their_letters(folder: Path, locale: str) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for name in ("tür.log", "🔥.log", "__MACOSX/._tür.log"):
            archive.writestr(name, LINES[0])
    answer = timeline(folder, "--sources", "a.zip", LC_ALL=locale)
    assert "a.zip/tür.log " in answer.stdout and "a.zip/🔥.log " in answer.stdout and "MACOSX" not in answer.stdout
    assert answer.stderr == "debrief: note: a.zip: left out what macOS adds for itself: __MACOSX/._tür.log\n"


@pytest.mark.parametrize("output", ["jsonl", "csv"])
def test_what_was_written_is_read_back_byte_for_byte(folder: Path, output: str) -> None:
    first = timeline(folder, "a.log", "b.log", "--output", "jsonl").stdout
    (folder / f"all.{output}").write_text(timeline(folder, "a.log", "b.log", "--output", output).stdout)
    again = timeline(folder, f"all.{output}", "--output", "jsonl")
    assert again.stdout == first and again.stderr == ""


def test_formats_of_ones_own_are_read_and_what_is_wrong_with_them_is_said(folder: Path) -> None:
    (folder / "formats").mkdir()
    (folder / "formats" / "till.json").write_text(
        '{"name": "till", "description": "A till", "patterns": ["till <actor:word> at <time:yearFirst>: <text:rest>"],'
        ' "samples": [{"lines": ["till 7 at 2026-03-01T12:00:00Z: opened"], "entries":'
        ' [{"time": "2026-03-01T12:00:00Z", "actor": "7", "text": "opened"}]}]}')
    (folder / "formats" / "wrong.json").write_text("{}")
    (folder / "till.log").write_text("till 7 at 2026-03-01T12:00:00Z: opened\n")
    answer = timeline(folder, "--formats", "formats", "till.log", "--output", "jsonl")
    assert '"format":"till"' in answer.stdout and '"actor":"7"' in answer.stdout
    assert answer.stderr.startswith("debrief: warning: wrong.json")
    assert timeline(folder, "--formats", "nowhere", "till.log").returncode == 64


def test_secrets_are_hidden_unless_asked_for(folder: Path) -> None:
    (folder / "a.log").write_text("2026-03-01T12:00:00Z INFO password=correct-horse-7 accepted\n")
    answer = timeline(folder, "a.log")
    assert "correct-horse" not in answer.stdout and "[password hidden]" in answer.stdout
    assert answer.stderr == "debrief: note: 1 secret is hidden; --unmask writes all as it is.\n"
    assert "password=correct-horse-7" in timeline(folder, "a.log", "--unmask").stdout


def test_a_second_run_uses_the_saved_index(folder: Path) -> None:
    (folder / "a.log").write_text("\n".join(LINES * 4_000) + "\n")
    first = timeline(folder, "a.log", "--tail", "3", XDG_CACHE_HOME=str(folder))
    assert len(list((folder / "debrief").glob("*.index"))) == 1
    assert timeline(folder, "a.log", "--tail", "3", XDG_CACHE_HOME=str(folder)).stdout == first.stdout
    timeline(folder, "a.log", "--head", "1", "--fresh", XDG_CACHE_HOME=str(folder / "other"))
    assert not (folder / "other").exists()


def test_a_mistyped_command_is_guessed() -> None:
    answer = subprocess.run([BINARY, "tineline", "a.log"], capture_output=True, text=True, timeout=60)
    assert answer.returncode == 64
    assert "There is no command tineline; did you mean “debrief timeline”?" in answer.stderr


@pytest.mark.parametrize("command", [
    ["timeline"], ["formats"], ["lint"], ["serve"], ["sample"], ["request"], ["token", "create"], ["backup"]])
def test_help_fits_a_terminal(command: list[str]) -> None:
    """No line of a lesson is wrapped: in a terminal of 80 columns it is what it is in one of 300."""
    narrow, wide = (
        subprocess.run([BINARY, "help", *command], env=os.environ | {"COLUMNS": columns}, capture_output=True, text=True,
                       timeout=60).stdout.split("USAGE:")[0]
        for columns in ("80", "300"))
    assert len(narrow) > 100 and narrow == wide


def test_a_terminal_gets_colours_and_no_pager_for_what_fits(folder: Path) -> None:
    screen = Screen(folder, "a.log", "--head", "3", PAGER="echo paged; cat")
    assert screen.finish() == 0
    assert "\x1b[0;31m  error" in screen.text and "paged" not in screen.text


@pytest.mark.parametrize(("arguments", "environment"), [((), {"NO_COLOR": "1"}), (("--color", "never"), {})])
def test_colours_can_be_refused(folder: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    screen = Screen(folder, "a.log", "--head", "3", *arguments, **environment)
    assert screen.finish() == 0 and "\x1b" not in screen.text


def test_what_is_longer_than_the_screen_is_paged(folder: Path) -> None:
    screen = Screen(folder, "a.log", "b.log", PAGER="sed s/number/page/")
    assert screen.finish() == 0
    assert "page 0" in screen.text and "page 59" in screen.text


def test_quitting_the_pager_is_success(folder: Path) -> None:
    (folder / "a.log").write_text("\n".join(LINES * 20_000))
    screen = Screen(folder, "a.log", PAGER="head -n 5")
    assert screen.finish() == 0 and screen.text.count("\n") == 5


def test_a_pager_that_is_missing_is_done_without(folder: Path) -> None:
    screen = Screen(folder, "a.log", "b.log", PAGER="no-such-pager -x")
    assert screen.finish() == 0 and "number 59" in screen.text


@pytest.mark.parametrize("columns", [50, 80, 132])
def test_bars_fit_the_terminal(folder: Path, columns: int) -> None:
    screen = Screen(folder, "a.log", "b.log", "--count", "5m", columns=columns)
    assert screen.finish() == 0
    lines = screen.text.splitlines()
    assert len(lines) == 12 and all("█" in line and len(line) <= columns for line in lines)


def test_progress_is_shown_while_it_lasts_and_cleared(folder: Path) -> None:
    os.mkfifo(folder / "slow.log")
    screen = Screen(folder, "slow.log")
    with open(folder / "slow.log", "w") as slow:
        slow.write(LINES[0] + "\n")
        slow.flush()
        screen.read(until="Taking in: 0 MiB")
    assert screen.finish() == 0
    assert screen.text.startswith("\r\x1b[KTaking in: 0 MiB")
    assert screen.text.rpartition("\r\x1b[K")[2].startswith("\x1b[2m2026-03-01T12:00:00.000Z")


def test_no_progress_goes_into_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "slow.log")
    process = subprocess.Popen([BINARY, "timeline", "slow.log"], cwd=folder, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    with open(folder / "slow.log", "w") as slow:
        slow.write(LINES[0] + "\n")
        slow.flush()
        time.sleep(1.5)
    output, talk = process.communicate(timeout=30)
    assert output.count("\n") == 1 and talk == ""


def formats(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BINARY, "formats", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def test_EVD_09_a_format_of_ones_own_is_checked_with_its_samples(folder: Path) -> None:
    """EVD-09 a new text format needs no code: it is a file, and what its samples become is said where it is not right."""
    example = re.search(r"```json\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)[1]
    (folder / "till.json").write_text(example)
    answer = formats(folder, "--check", "till.json")
    assert (answer.returncode, answer.stdout) == (0, "The format is right.\n"), answer.stderr
    (folder / "till.json").write_text(example.replace('"text": "drawer is stuck"', '"text": "drawer is open"'))
    answer = formats(folder, "--check", "till.json", "absent.json")
    assert answer.returncode == 2
    assert "till.json" in answer.stderr and "drawer" in answer.stderr and "absent.json" in answer.stderr


def test_the_formats_that_come_with_debrief_are_listed(folder: Path) -> None:
    listed = json.loads(formats(folder, "--output", "json").stdout)
    files = {path.stem for path in (ROOT / "Sources/Evidence/Assets/formats").glob("*.json")}
    assert {each["name"] for each in listed} == files
    assert all(each["description"] in formats(folder).stdout for each in listed[:3])


def test_EVD_15_a_file_that_shrinks_while_it_is_read_ends_in_a_sentence(folder: Path) -> None:
    """EVD-15 a log that is cut off to be rotated, while its entries wait to be read, is no crash."""
    log = folder / "a.log"
    log.write_text("".join(f"2026-03-01T12:00:00Z INFO number {number} {'x' * 200}\n" for number in range(200_000)))
    with subprocess.Popen([BINARY, "timeline", "--fresh", "a.log"], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as process:
        process.stdout.read(1000)
        os.truncate(log, 10)
        _, words = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "a file became shorter while it was read" in words


def test_UX_04_what_was_named_and_is_not_there_is_said_and_the_rest_is_read(folder: Path) -> None:
    """UX-04 an error on the command line says what happened, what became of the rest, and what to do."""
    (folder / "empty").mkdir()
    answer = timeline(folder, "nowhere.log", "/dev/zero", "empty", "a.log")
    assert answer.returncode == 2 and answer.stdout.count("\n") == 30
    assert answer.stderr.splitlines() == [
        "debrief: refused: nowhere.log: no such file or folder; check the path",
        "debrief: refused: /dev/zero: cannot be read: it is a device, which may never end; "
        "copy what you need of it into a file",
        "debrief: note: empty: the folder is empty",
    ]
    answer = timeline(folder, "nowhere.log")
    assert answer.returncode == 2 and answer.stderr.endswith("debrief: no file was read, so there is no timeline.\n")
    answer = timeline(folder, "")
    assert answer.returncode == 64 and "One of the paths is empty" in answer.stderr


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_obeys_nothing_gets_neither_pager_nor_colours(folder: Path, terminal: str) -> None:
    screen = Screen(folder, "a.log", "b.log", PAGER="sed s/number/page/", TERM=terminal)
    assert screen.finish() == 0
    assert "number 59" in screen.text and "\x1b" not in screen.text


def test_EVD_15_more_files_than_a_process_may_map_are_a_warning(folder: Path) -> None:
    """EVD-15 files beyond what the system lets one process open at once are refused, not a crash."""
    many = folder / "many"
    many.mkdir()
    (many / "0.log").write_text(LINES[0] + "\n")
    for number in range(60_500):
        with open(many / f"f{number:05}", "wb") as file:
            file.truncate(5_000)
    answer = timeline(folder, "--source", "*0.log", "many")
    assert answer.returncode == 2 and answer.stdout.count("\n") == 1, answer.stderr
    assert "and 499 more: cannot be read: 60,000 files are open at once already" in answer.stderr
