import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct OutputTests {
    /// Everything that a terminal, a spreadsheet, a browser or a parser might obey.
    private static let nasty = """
        2026-03-01 12:00:00.000000001 ERROR =cmd|' /C calc'!A0
        2026-03-01T12:00:00.5Z WARN \u{1B}]0;owned\u{07} "quoted", <b onclick='x'>&amp; \u{202E}desrever\u{9B}2J
          at line two; with\ttab
        2026-03-01 12:00:01,25 INFO 'tis, said "she"
        2026-03-01 12:00:02 INFO '=already quoted
        """

    @Test(
        "EVD-12 what was written as JSON lines or CSV is read back to the same timeline", arguments: ["jsonl", "csv"])
    func outputIsReadBack(name: String) throws {
        let output: any Output = name == "csv" ? CSVOutput() : JSONLinesOutput()
        let events = try read(OutputTests.nasty).events
        let written = output.head + events.map(output.line).joined() + output.tail
        let again = try read(written, named: "again.\(name)").events
        #expect(again.map(Facts.init) == events.map(Facts.init))
        let third = output.head + again.map(output.line).joined() + output.tail
        #expect(try read(third, named: "third.\(name)").events.map(Facts.init) == events.map(Facts.init))
    }

    /// What has to survive being written and read.
    private struct Facts: Equatable {
        var instant: Instant
        var text: String
        var actor: String?
        var kind: String?
        var severity: Severity?
        var zone: ZoneKnowledge

        init(_ event: Event) {
            (instant, text, actor, kind) = (event.instant, event.text, event.actor, event.kind)
            (severity, zone) = (event.severity, event.zone)
        }
    }

    @Test(
        "EVD-12 the JSON lines of what was read back are the same, byte for byte", arguments: ["jsonl", "csv"])
    func readingBackChangesNoByte(name: String) throws {
        let table = "time,message\n2026-03-01 12:00:00.000000007,of a table\n"
        let reading = try withFolder { folder in
            try Data(OutputTests.nasty.utf8).write(to: folder.appending(path: "a.log"))
            try Data(table.utf8).write(to: folder.appending(path: "b.csv"))
            return try Reading(of: folder, named: "in")
        }
        let first = JSONLinesOutput()
        let output: any Output = name == "csv" ? CSVOutput() : first
        let written = output.head + reading.events.map(output.line).joined() + output.tail
        let again = try read(written, named: "again.\(name)")
        #expect(again.events.map(first.line) == reading.events.map(first.line))
        #expect(again.events.map(\.source) == Array(repeating: "again.\(name)", count: 5))
    }

    @Test("EVD-12 a JSON line has all members, with null for what is not known")
    func jsonLineHasAllMembers() throws {
        let event = try #require(try read("2026-03-01T12:00:00.5Z WARN disk\n", named: "a.log").events.first)
        let line = JSONLinesOutput().line(for: event)
        let expected =
            #"{"time":"2026-03-01T12:00:00.500000000Z","source":"a.log","line":1,"format":"application-log","#
            + #""zone":"written","actor":null,"kind":null,"severity":"warning","text":"disk","#
            + #""timeAsWritten":"2026-03-01T12:00:00.5Z","offset":0,"length":32}"# + "\n"
        #expect(line == expected)
    }

    @Test("SEC-04 no terminal obeys what an entry says")
    func textIsInert() throws {
        let reading = try read(OutputTests.nasty)
        let output = TextOutput(Timeline(reading.sources))
        let written = reading.events.map(output.line).joined()
        let active = written.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
        }
        #expect(active.isEmpty)
        #expect(written.contains("␛]0;owned␇"))
        #expect(!written.contains("\u{202E}"))
    }

    @Test("EVD-12 text stands in columns, further lines are indented, an assumed zone is marked")
    func textStandsInColumns() throws {
        let reading = try read("2026-03-01 12:00:00 WARN disk\n  is full\n", named: "a.log")
        let written = reading.events.map(TextOutput(Timeline(reading.sources)).line).joined()
        let indent = String(repeating: " ", count: 43)
        #expect(written == "2026-03-01T12:00:00.000Z? a.log  warning   disk\n\(indent)  is full\n")
    }

    @Test(
        "SEC-04 no spreadsheet takes a cell for a formula", arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'x"])
    func csvIsNoFormula(_ text: String) throws {
        var event = try #require(try read("2026-03-01T12:00:00Z INFO x\n").events.first)
        event.text = text
        let cell = CSVOutput().line(for: event).prefix(2)
        #expect(cell.hasPrefix("'") || cell == "\"'")
    }

    @Test("EVD-12 the CSV begins with the columns that Timesketch asks for")
    func csvHasTimesketchColumns() throws {
        #expect(CSVOutput().head.hasPrefix("message,datetime,timestamp_desc,timestamp,"))
        let event = try #require(try read("2026-03-01T12:00:00.5Z INFO x\n").events.first)
        let line = CSVOutput().line(for: event)
        #expect(line.hasPrefix("x,2026-03-01T12:00:00.500000000Z,Event Logged,1772366400500000,sample.log,1,"))
    }

    @Test("SEC-04 JSON escapes what a terminal or a reader's eye would obey, and nothing else")
    func jsonEscapesWhatIsActive() {
        let text =
            "a\"b\\c\n\t\u{1B}[2J\u{9B}\u{61C}\u{200E}\u{2028}\u{202E}\u{2066}\u{2069}\u{FEFF}ä€\u{2030}\u{206A}😀"
        let expected =
            #""a\"b\\c\n\t\u001b[2J\u009b\u061c\u200e\u2028\u202e\u2066\u2069\ufeffä€"# + "\u{2030}\u{206A}😀\""
        #expect(text.quotedAsJSON == expected)
    }

    @Test("EVD-10 the table of sources lists format, entries, undated lines, times, zone and findings")
    func tableListsSources() throws {
        let table = SourcesTable(try read("opened\n2026-03-01 12:00:00 INFO x\n", named: "a.log").sources)
        let lines = table.text.split(separator: "\n")
        #expect(
            lines[0].split(separator: " ").map(String.init) == [
                "source", "format", "entries", "undated", "first", "last", "zone", "known", "findings",
            ])
        #expect(
            lines[1].split(separator: " ").map(String.init) == [
                "a.log", "application-log", "1", "1", "2026-03-01T12:00:00.000Z", "2026-03-01T12:00:00.000Z", "UTC",
                "assumed", "1",
            ])
        #expect(lines[2].hasPrefix("    warning: line 2: "))
        let object = try JSONSerialization.jsonObject(with: Data(table.jsonLines.utf8)) as? [String: Any]
        #expect(object?["zoneKnown"] as? String == "assumed")
    }
}
