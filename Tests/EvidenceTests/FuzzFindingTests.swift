import Foundation
import Testing
import Timekeeping

@testable import Evidence

/// What `bin/fuzz` found once.
@Suite struct FuzzFindingTests {
    @Test("EVD-12 a quote with a mark that combines behind it is read back from a table")
    func combinedQuoteIsReadBack() throws {
        let event = try #require(try read("2026-03-01T12:00:00Z INFO say \"\u{311}x, \"\u{301}\n").events.first)
        let written = CSVOutput().head + CSVOutput().line(for: event)
        #expect(try read(written, named: "back.csv").events.map(\.text) == [event.text])
    }

    @Test("EVD-12 a table that Debrief wrote is one, whatever the texts in it look like")
    func ownTableIsATable() throws {
        let text = "x\n" + String(repeating: "12:00 <al> hi\n", count: 5)
        var event = try #require(try read("2026-03-01T12:00:00Z INFO one\n").events.first)
        event.text = text
        let written = CSVOutput().head + String(repeating: CSVOutput().line(for: event), count: 3)
        #expect(try read(written, named: "back.txt").events.map(\.text) == [text, text, text])
    }

    @Test("EVD-03 a line of JSON that breaks off in its time has none, whatever line stood before it")
    func brokenTimeIsNone() throws {
        let whole = #"{"msg":"one","time":"2026-03-01T12:00:00.2Z"}"#
        let text = "\(whole)\n{\"msg\":\"one\",\"time\":\"2026-03-01T12:00:0 <- cut\n\(whole)\n"
        for size in [16, 1 << 20] {
            let reading = try read(text, options: ReadingOptions(threads: 1, chunkSize: size))
            #expect(reading.events.map(\.line) == [1, 3], "in chunks of \(size)")
            #expect(reading.findings.isEmpty, "in chunks of \(size)")
        }
    }

    @Test("EVD-25 a card number before a blank and another number is hidden")
    func cardBeforeANumberIsHidden() {
        let number = "4111 1111 " + "1111 1111"
        #expect(Masking().masked("paid \(number) 2026 times").text == "paid [card number hidden] 2026 times")
    }

    @Test("EVD-12 a timeline without an entry has its columns")
    func noEntryHasColumns() throws {
        let reading = try read("nothing with a time\n", named: "a.log")
        let event = try #require(try read("2026-03-01T12:00:00Z INFO one\n").events.first)
        #expect(TextOutput(Timeline(reading.sources)).line(for: event).hasSuffix("  info      one\n"))
    }
}
