"""bin/check-imports keeps the arrows between the rooms."""

import pytest


def test_what_the_page_allows_passes(project):
    answer = project.run("bin/check-imports")
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    "line",
    [
        "import GRDB",
        "public import GRDB",
        "@preconcurrency import GRDB",
        "@_spi(Inside) private import GRDB",
        "import struct GRDB.Row",
        "import Timekeeping; import GRDB",
        "import `GRDB`",
        "#if canImport(GRDB)\n    import GRDB\n#endif",
    ],
)
def test_a_forbidden_import_is_refused_however_it_is_written(project, line):
    project.write("Sources/Debriefing/Rules.swift", line)
    answer = project.run("bin/check-imports")
    assert answer.returncode == 1
    assert "Debriefing may not import GRDB" in answer.stderr


@pytest.mark.parametrize(
    "room, module",
    [
        ("Evidence", "Debriefing"),
        ("Debriefing", "Foundation"),
        ("Storage", "Server"),
        ("Storage", "Evidence"),
        ("Publishing", "Storage"),
        ("Server", "GRDB"),
        ("Publishing", "Hummingbird"),
        ("debrief", "Hummingbird"),
    ],
)
def test_no_arrow_runs_back_down_or_around_a_room(project, room, module):
    project.write(f"Sources/{room}/New.swift", f"import {module}\n")
    assert f"{room} may not import {module}" in project.run("bin/check-imports").stderr


def test_a_refusal_names_file_and_line(project):
    project.write("Sources/Debriefing/Rules.swift", "// Rules\n\nimport Timekeeping\nimport Storage\n")
    assert project.run("bin/check-imports").stderr.startswith("Sources/Debriefing/Rules.swift:4: ")


def test_words_that_only_look_like_an_import_are_none(project):
    project.write("Sources/Debriefing/Rules.swift", "/// We import Storage nowhere.\nlet text = important(Storage)\n")
    assert project.run("bin/check-imports").returncode == 0


def test_a_room_that_the_page_does_not_know_is_refused(project):
    project.write("Sources/Attic/Things.swift", "import Foundation\n")
    answer = project.run("bin/check-imports")
    assert answer.returncode == 1
    assert "Sources/Attic has no row" in answer.stderr


def test_a_page_without_the_table_is_refused(project):
    project.write("docs/architecture.md", "# How Debrief is built\n")
    assert project.run("bin/check-imports").returncode == 1
