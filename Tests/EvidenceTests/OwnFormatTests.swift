import Foundation
import Testing
import Timekeeping

@testable import Evidence

/// Formats that an organisation adds.
@Suite struct OwnFormatTests {
    private static let till = """
        {"name": "till", "description": "Tills", "patterns": ["<time> till <actor>: <text>"], "samples": [
          {"lines": ["2026-03-01 12:00:00 till 3: closed"],
           "entries": [{"time": "2026-03-01T12:00:00Z", "actor": "3", "text": "closed"}]}]}
        """

    private func library(_ files: [String: String]) throws -> FormatLibrary {
        try withFolder { folder in
            for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
            return FormatLibrary(folder: folder)
        }
    }

    private func problem(_ change: (String) -> String) throws -> String {
        let library = try library(["till.json": change(OwnFormatTests.till)])
        #expect(library.formats.isEmpty)
        return library.problems.map(\.description).joined(separator: "\n")
    }

    @Test("EVD-09 the example of CONTRIBUTING.md, taken literally, reads its lines")
    func exampleReadsItsLines() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let page = try String(contentsOf: root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
        let section = try #require(page.split(separator: "## How to add a source of evidence").last)
        let blocks = section.split(separator: "```", omittingEmptySubsequences: false).map(String.init)
        let lines = blocks[1].split(separator: "\n").map { String($0.dropFirst(3)) }.filter { !$0.isEmpty }
        let library = try library(["till.json": String(blocks[3].dropFirst("json".count))])
        #expect(library.problems.isEmpty)
        #expect(try library.formats.flatMap { try $0.sampleProblems() }.isEmpty)

        let reading = try read(lines.joined(separator: "\n"), options: ReadingOptions(formats: library))
        #expect(reading.sources.map(\.format) == ["till"])
        #expect(reading.events.map(\.time) == ["2026-03-01T11:00:00.000Z", "2026-03-01T11:00:07.000Z"])
        #expect(reading.events.map(\.actor) == ["till-3", "till-3"])
        #expect(reading.events.map(\.kind) == ["checkout", "checkout"])
        #expect(reading.events.map(\.severity) == [.warning, .critical])
        #expect(
            reading.events.map(\.text) == [
                "card declined after 3 tries\n  issuer did not answer", "drawer is stuck",
            ])
        #expect(reading.events.map(\.zone) == [.declared, .declared])
    }

    @Test("EVD-09 a user's own format is tried before those that Debrief brings")
    func ownFormatGoesFirst() throws {
        let line = "2026-03-01T12:00:00Z till 3: closed\n"
        let options = ReadingOptions(formats: try library(["till.json": OwnFormatTests.till]))
        #expect(try read(line).sources.map(\.format) == ["syslog"])
        #expect(try read(line, options: options).sources.map(\.format) == ["till"])
    }

    @Test("EVD-09 a user's own format is left alone where it recognises less than half of the lines")
    func ownFormatIsNotForced() throws {
        let lines = "2026-03-01T12:00:00Z till 3: closed\n2026-03-01T12:00:00Z a b: c\n2026-03-01T12:00:00Z a b: d\n"
        let options = ReadingOptions(formats: try library(["till.json": OwnFormatTests.till]))
        #expect(try read(lines, options: options).sources.map(\.format) == ["syslog"])
    }

    @Test("EVD-09 of formats that recognise as many lines, the one that gives more of them word for word is taken")
    func moreSpecificFormatIsTaken() throws {
        let wide = OwnFormatTests.till.replacing("\"till\"", with: "\"a-wide\"")
            .replacing("<time> till <actor>: <text>", with: "<time> <actor>: <text>")
        let options = ReadingOptions(formats: try library(["a.json": wide, "till.json": OwnFormatTests.till]))
        #expect(try read("2026-03-01 12:00:00 till: closed\n", options: options).sources.map(\.format) == ["a-wide"])
        let narrow = wide.replacing("<time> <actor>: <text>", with: "<time> <actor> <kind:word>: <text>")
        let both = ReadingOptions(formats: try library(["a.json": narrow, "till.json": OwnFormatTests.till]))
        #expect(try read("2026-03-01 12:00:00 till 3: closed\n", options: both).sources.map(\.format) == ["till"])
    }

    @Test("EVD-09 a broken file does not keep the others from working")
    func brokenFileLeavesOthers() throws {
        let library = try library([
            "a.json": "{\n  \"name\": \"a\",,\n}", "till.json": OwnFormatTests.till, "notes.txt": "none",
        ])
        #expect(library.formats.map(\.name) == ["till"])
        #expect(library.problems.map(\.file) == ["a.json"])
        #expect(
            library.problems.map(\.description) == [
                "a.json, line 2, character 15: it is no JSON: Invalid value. Correct it there; a comma too many or too few "
                    + "is the usual reason"
            ])
    }

    private static let brokenPatterns: [(pattern: String, expected: String)] = [
        (
            "<time> till <actor:x>: <text>",
            """
            till.json, patterns[1], character 13: fields have no form called x. Write one of: word, name, host, any, \
            most, number, quoted, level, priority, rest, here, or words with | between
            """
        ),
        (
            "<time> till <actor",
            """
            till.json, patterns[1], character 13: a field begins here and does not end. End it with >, or write << for \
            the character < itself
            """
        ),
        (
            "<time:later> till",
            """
            till.json, patterns[1], character 1: times are not written in a way called later. Write <time> for any, or \
            one of: \(TimeForm.names)
            """
        ),
        (
            "till <actor>: <text>",
            """
            till.json, patterns[1]: it has no <time>. Write <time> where the time of the entry stands; lines that \
            follow an entry belong to "lines"
            """
        ),
        (
            "<time> <actor><kind>: <text>",
            """
            till.json, patterns[1], character 8: nothing stands between <actor> and the field after it. Put text \
            between them, or give the first a form that ends by itself, such as number
            """
        ),
        (
            "<time> <? till <actor>: <text>",
            """
            till.json, patterns[1], character 8: an optional part begins here and does not end. End it with ?>, or \
            write << for the character < itself
            """
        ),
        (
            "<? <time> ?><text>",
            """
            till.json, patterns[1], character 4: <time> stands in an optional part. Write two patterns instead, one for \
            each kind of line
            """
        ),
        (
            "<time> <text:any> <time>",
            """
            till.json, patterns[1], character 19: it has more than one <time>. Keep the one that says when the entry \
            happened, and write <_:any> for the other
            """
        ),
    ]

    @Test(
        "EVD-09 the error of a broken pattern names its file, its place, what is wrong and what to do",
        arguments: OwnFormatTests.brokenPatterns)
    func brokenPatternIsNamed(pattern: String, expected: String) throws {
        #expect(try problem { $0.replacing("<time> till <actor>: <text>", with: pattern) } == expected)
    }

    @Test("EVD-09 the error of any other mistake does so too")
    func mistakesAreNamed() throws {
        let misspelt = try problem { $0.replacing("\"patterns\"", with: "\"paterns\"") }
        #expect(
            misspelt == "till.json, paterns: a format has no member of that name. Write one of: "
                + "name, description, patterns, loose, lines, severity, otherwise, zone, samples")
        let missing = try problem { $0.replacing("\"time\": \"2026-03-01T12:00:00Z\", ", with: "") }
        #expect(
            missing
                == "till.json, samples[1].entries[1]: “time” is missing. Add it; docs/formats.md tells what it is for")
        let zone = try problem { $0.replacing("\"samples\"", with: "\"zone\": \"Mars\", \"samples\"") }
        #expect(
            zone
                == "till.json, zone: “Mars” is no zone. Write a name such as Europe/Berlin, or an offset such as +02:00"
        )
        let severity = try problem { $0.replacing("\"samples\"", with: "\"severity\": {\"A\": \"bad\"}, \"samples\"") }
        #expect(
            severity == "till.json, severity.A: “bad” is no severity. Write one of: "
                + "trace, debug, info, notice, warning, error, critical, fatal")
        let level = try problem { $0.replacing("\"text\": ", with: "\"severity\": \"bad\", \"text\": ") }
        #expect(
            level
                == "till.json, samples[1].entries[1].severity: Cannot initialize Severity from invalid String value bad. "
                + "Correct it there; docs/formats.md tells what it may be")
        let kind = try problem { $0.replacing("[\"<time> till", with: "[7, \"<time> till") }
        #expect(kind == "till.json, patterns[1]: something else was expected here. Write a text in double quotes")
    }

    @Test("EVD-09 a folder that is not there and a name used twice are problems, not crashes")
    func folderAndNamesAreChecked() throws {
        let missing = FormatLibrary(folder: URL(filePath: "/nowhere/at/all"))
        #expect(
            missing.problems.map(\.description) == [
                "/nowhere/at/all: the folder of formats cannot be read. Check that the folder exists and that you may read it"
            ])
        let twice = try library(["a.json": OwnFormatTests.till, "b.json": OwnFormatTests.till])
        #expect(twice.formats.map(\.file) == ["a.json"])
        #expect(
            twice.problems.map(\.description) == [
                "b.json, name: a.json describes a format till already. Give one of them another name"
            ])
    }

    @Test("EVD-09 checking a file says in what its samples differ from what they become")
    func checkingSaysWhatDiffers() throws {
        let file = OwnFormatTests.till.replacing("\"text\": \"closed\"", with: "\"text\": \"open\"")
            .replacing("12:00:00Z", with: "12:00:01Z")
        let format = try #require(try library(["till.json": file]).formats.first)
        #expect(
            try format.sampleProblems().map(\.description) == [
                "till.json, samples[1].entries[1].text: it becomes “closed”, not “open”. "
                    + "Correct the pattern, or the sample where it is wrong",
                "till.json, samples[1].entries[1].time: it becomes 2026-03-01T12:00:00.000000000Z, "
                    + "not 2026-03-01T12:00:01Z. Correct the pattern, or the sample where it is wrong",
            ])
    }

    @Test("EVD-15 no line makes a pattern take more than time in proportion to its length")
    func matchingIsLinear() throws {
        let pattern = "<time> <a:any> : <b:any> :<? <c:any> x 1?><? <d:most> y 1?><? <e:any> z 1?> <text>"
        let file = OwnFormatTests.till.replacing("<time> till <actor>: <text>", with: pattern)
        let options = ReadingOptions(formats: try library(["till.json": file]))
        for filling in [" ", " :", ": ", "x ", "\\\"", "  : :"] {
            let line = "2026-03-01 12:00:00 a : b : c" + String(repeating: filling, count: 1 << 18) + "\n"
            let start = ContinuousClock.now
            let reading = try read(line, options: options)
            #expect(reading.events.count == 1)
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }
}
