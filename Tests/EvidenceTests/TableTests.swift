import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct TableTests {
    private static let table = "when;who;what\n03/04/2026 12:00;alice;\"a;b\"\n"

    @Test("EVD-21 what was guessed of a table is shown")
    func guessesAreShown() throws {
        let finding = try #require(try read(TableTests.table).findings.first { $0.kind == .columnsGuessed })
        #expect(finding.weight == .note)
        #expect(
            finding.message.hasPrefix(
                "a table, cells separated by semicolons: the time from “when” with the month first"))
    }

    @Test("EVD-21 the delimiter is found by how evenly it divides the rows, not by how often it occurs")
    func delimiterIsFoundByEvenRows() throws {
        let text = "time|user, team, or host|message\n2026-03-01 12:00:00|bob|a, b, c, d\n2026-03-01 12:00:01|al|e\n"
        #expect(try read(text).events.map(\.text) == ["a, b, c, d", "e"])
    }

    @Test("EVD-21 03/04/2026 is asked about where the file does not decide it, and the answer is taken")
    func dateOrderIsAsked() throws {
        let reading = try read(TableTests.table)
        let question = try #require(reading.findings.compactMap(\.question).first { $0 != .zone(candidates: []) })
        #expect(question == .dateOrder(example: "03/04/2026"))
        #expect(question.choices.map(\.value) == ["monthFirst", "dayFirst"])
        #expect(question.choices.map(\.label) == ["month first: 2026-03-04", "day first: 2026-04-03"])
        let answered = try read(TableTests.table, options: ReadingOptions(dateOrder: .dayFirst))
        #expect(answered.events.map(\.time) == ["2026-04-03T12:00:00.000Z"])
        #expect(!answered.kindsOfFindings.contains(.dateOrderAssumed))
    }

    @Test("EVD-21 a row far down decides the order of dates for all, against what was declared")
    func lateRowDecides() throws {
        let rows = String(repeating: "03/04/2026 12:00,x\n", count: 20_000)
        let text = "when,message\n" + rows + "25/04/2026 12:00,last\n"
        let reading = try read(text, options: ReadingOptions(dateOrder: .monthFirst))
        #expect(reading.sources.first?.first?.rfc3339(decimals: 0) == "2026-04-03T12:00:00Z")
        #expect(!reading.kindsOfFindings.contains(.dateOrderAssumed))
    }

    @Test("EVD-21 the order of dates is asked about in a log too, and the answer is taken")
    func dateOrderOfLogIsAsked() throws {
        let text = "03/04/2026 12:00:00 ERROR x\n"
        #expect(try read(text).findings.contains { $0.question == .dateOrder(example: "03/04/2026") })
        let answered = try read(text, options: ReadingOptions(dateOrder: .dayFirst))
        #expect(answered.events.map(\.time) == ["2026-04-03T12:00:00.000Z"])
        #expect(!answered.kindsOfFindings.contains(.dateOrderAssumed))
    }

    @Test("EVD-21 declared columns are taken, by name or by number, and one that is not there is a finding")
    func declaredColumnsAreTaken() throws {
        let text = "a,b,c,d\n1,2026-03-01 12:00:00,said,Bob\n"
        let columns = TableColumns(delimiter: ",", time: "2", text: "C", actor: "d", kind: "nix")
        let reading = try read(text, options: ReadingOptions(columns: columns))
        #expect(reading.events.map(\.text) == ["said"])
        #expect(reading.events.map(\.actor) == ["Bob"])
        #expect(reading.findings.contains { $0.message.hasPrefix("there is no column “nix”") })
    }

    @Test("EVD-21 a table without a header keeps its first row")
    func firstRowIsKept() throws {
        let reading = try read("2026-03-01 12:00:00,a\n2026-03-01 12:00:01,b\n", named: "plain.csv")
        #expect(reading.events.map(\.raw) == ["2026-03-01 12:00:00,a", "2026-03-01 12:00:01,b"])
        #expect(reading.findings.contains { $0.message.hasPrefix("a table without a header") })
    }

    @Test("EVD-21 UTF-16 with its mark is read, whichever byte comes first", arguments: [true, false])
    func utf16IsRead(isBigEndian: Bool) throws {
        let text =
            "Time;Message\n2026-03-01T12:00:00Z;Käse 🧀\n2026-03-01T12:00:01Z;\(String(repeating: "🧀", count: 600_000))\n"
        let units = isBigEndian ? text.utf16.map(\.bigEndian) : text.utf16.map(\.littleEndian)
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let reading = try read(mark + units.withUnsafeBytes { Array($0) }, named: "a.csv")
        #expect(reading.events.map(\.text.count) == [6, 600_000])
        #expect(reading.events.first?.text == "Käse 🧀")
        #expect(reading.kindsOfFindings.contains(.encoding))
    }

    @Test("EVD-21 EVD-15 a quote that is never closed swallows no more than its row")
    func openQuoteSwallowsOneRow() throws {
        let row = "2026-03-01T12:00:01Z,next\n"
        let text = "time,message\n2026-03-01T12:00:00Z,\"open\n" + String(repeating: row, count: 50_000)
        #expect(try read(text).sources.first?.entryCount == 50_001)
    }

    @Test("EVD-08 EVD-21 the unit of numbers in a table is shown")
    func unitIsShown() throws {
        let reading = try read("timestamp,message\n1772366400000001,x\n")
        #expect(reading.events.map { $0.instant.rfc3339 } == ["2026-03-01T12:00:00.000001000Z"])
        #expect(reading.findings.contains { $0.message.contains("taken for microseconds since 1970") })
    }

    @Test("EVD-21 a year of two digits is not read in silence")
    func shortYearIsAFinding() throws {
        let reading = try read("when,message\n03/04/26 12:00:00,x\n")
        #expect(reading.findings.contains { $0.kind == .dateOrderAssumed && $0.message.contains("two digits") })
    }

    @Test("EVD-21 dates that are the same in either order ask nothing")
    func sameInEitherOrderAsksNothing() throws {
        #expect(
            !(try read("when,message\n01/01/2026 12:00,a\n02/02/2026 12:00,b\n").kindsOfFindings.contains(
                .dateOrderAssumed)))
        let later = try read("when,message\n01/01/2026 12:00,a\n02/03/2026 12:00,b\n")
        #expect(later.findings.contains { $0.question == .dateOrder(example: "02/03/2026") })
    }
}
