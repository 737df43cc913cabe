"""bin/test runs every part, counts, and says how it went."""

import pytest

JUNIT = '<testsuites><testsuite tests="{}" failures="{}" errors="0" skipped="{}"/></testsuites>'
REPORT = 'for last; do :; done; [[ $last == *.xml ]] && echo \'{}\' > "$last"; exit {}'


@pytest.fixture
def ready(project, needed):
    """Everything is there, and whatever `swift` is asked for goes well."""
    project.packages(*needed, "python3", "python3-venv", "nodejs", "node-typescript", "chromium")
    project.program("swift", REPORT.format(JUNIT.format(10, 0, 0), 0))
    project.program("node")
    project.program("tsc")
    project.write("Tests/Browser/requirements.txt", "pytest\n")
    project.write(".venv/installed", "pytest\n")
    project.program("pytest", 'echo \'' + JUNIT.format(5, 1, 1) + '\' > "$5"; exit 1', inside=".venv/bin")
    return project


def last_line(answer):
    return answer.stdout.splitlines()[-1]


def test_adds_up_what_passed_in_one_line(ready):
    answer = ready.run("bin/test", "imports", "swift")
    assert last_line(answer) == "12 passed, 0 failed"
    assert answer.returncode == 0


def test_names_what_failed_and_what_was_skipped(ready):
    answer = ready.run("bin/test", "browser")
    assert last_line(answer) == "4 passed, 1 failed, 1 skipped"
    assert "✘ Failed: the browser tests" in answer.stderr
    assert answer.returncode == 1


def test_a_part_that_fails_does_not_stop_the_next(ready):
    ready.write("Sources/Debriefing/Rules.swift", "import Storage\n")
    answer = ready.run("bin/test", "imports", "format")
    assert last_line(answer) == "1 passed, 1 failed"
    assert answer.returncode == 1


def test_runs_every_part_when_none_is_named(ready):
    answer = ready.run("bin/test")
    parts = [line for line in answer.stderr.splitlines() if line.startswith("== ")]
    assert parts == ["== imports", "== format", "== swift", "== scripts", "== fuzz", "== browser"]


def test_a_run_that_breaks_off_before_it_reports_has_failed(ready):
    ready.write(".build/reports/swift.xml", JUNIT.format(99, 0, 0))
    ready.program("swift", '[[ $1 != test ]] || kill -SEGV $$')
    assert last_line(ready.run("bin/test", "swift")) == "1 passed, 1 failed"


def test_a_run_that_breaks_off_in_the_middle_has_failed(ready):
    ready.program("swift", REPORT.format(JUNIT.format(10, 0, 0), 0).replace("exit 0", "[[ $1 != test ]]"))
    assert last_line(ready.run("bin/test", "swift")) == "11 passed, 1 failed"


def test_a_build_that_fails_is_one_failure_and_no_test(ready):
    ready.program("swift", "exit 1")
    assert last_line(ready.run("bin/test", "swift")) == "0 passed, 1 failed"


def test_without_swift_a_part_says_how_to_get_it(ready):
    (ready.programs / "swift").unlink()
    answer = ready.run("bin/test", "swift", "imports")
    assert last_line(answer) == "1 passed, 1 failed"
    assert "Swift is not on the PATH. Install Swift 6.2 or later" in answer.stderr


def test_a_part_that_cannot_be_set_up_has_failed(ready):
    ready.packages()
    ready.program("apt-get", "exit 100")
    answer = ready.run("bin/test", "swift", "format")
    assert last_line(answer) == "1 passed, 1 failed"
    assert "✘ This part could not run." in answer.stderr


def test_counts_what_node_reports(ready):
    tap = r"TAP version 13\n# pass 7\n# fail 2\n# skipped 1\n"
    ready.write("Tests/Scripts/clock.test.mjs", "")
    ready.program("node", f'printf "{tap}" > "$9"; exit 1')
    assert last_line(ready.run("bin/test", "scripts")) == "11 passed, 3 failed, 2 skipped"


def test_an_unknown_part_runs_nothing_and_names_those_there_are(ready):
    answer = ready.run("bin/test", "imports", "everything")
    assert answer.returncode == 64
    assert "There is no part everything. The parts are: imports format swift scripts fuzz browser" in answer.stderr


def test_leaves_a_full_virtual_environment_alone(ready):
    ready.program("python3", "exit 1")
    assert "could not run" not in ready.run("bin/test", "browser").stderr


def test_fills_the_virtual_environment_again_when_other_versions_are_wanted(ready):
    ready.write("Tests/Browser/requirements.txt", "pytest==1\n")
    ready.program("python3", '[[ $2 != venv ]] || { mkdir -p .venv/bin; ln -s /bin/true .venv/bin/pip; }')
    ready.run("bin/test", "browser")
    assert (ready.folder / ".venv/installed").read_text() == "pytest==1\n"
