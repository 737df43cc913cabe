import Testing
import Timekeeping

@testable import Evidence

@Suite struct OverlapTests {

    private static func lines(_ numbers: Range<Int>) -> String {
        numbers.map { number in
            "2026-03-01T12:\(10 + number / 60):\(number % 60 < 10 ? "0" : "")\(number % 60)Z INFO request \(number)\n"
        }.joined()
    }

    private func timeline(_ texts: [(name: String, text: String)]) throws -> Timeline {
        Timeline(countingOnce: try texts.flatMap { try read($0.text, named: $0.name).sources })
    }

    private func texts(_ timeline: Timeline) -> [String] { timeline.events(in: 0..<timeline.count).map(\.text) }

    @Test("PRE-07 the tail of one file that is the head of the next is shown once, and the later one says so")
    func rotatedCopy() throws {
        let timeline = try timeline([
            ("app.log.1", OverlapTests.lines(0..<100)), ("app.log", OverlapTests.lines(60..<160)),
        ])
        #expect(texts(timeline) == (0..<160).map { "request \($0)" })
        #expect(timeline.overlaps == [Overlap(source: 1, earlier: 0, count: 40)])
        #expect(
            timeline.sources[1].findings.map(\.message) == [
                "40 of 100 entries stand in app.log.1 already; they are shown once"
            ])
        #expect(SourcesTable(timeline.sources).text.contains(#/app.log +application-log +100 /#))
    }

    @Test("PRE-07 a longer copy adds only what is new, whichever of the two comes first", arguments: [true, false])
    func grownExport(isShortFirst: Bool) throws {
        let copies = [("a.log", OverlapTests.lines(20..<30)), ("b.log", OverlapTests.lines(0..<50))]
        let timeline = try timeline(isShortFirst ? copies : copies.reversed())
        #expect(texts(timeline) == (0..<50).map { "request \($0)" })
        #expect(timeline.overlaps.map(\.count) == [10])
        #expect(timeline.events(in: 25..<26)[0].source == (isShortFirst ? "a.log" : "b.log"))
    }

    @Test("PRE-07 a log that was fetched while its last entry was written keeps both forms of that entry")
    func cutOff() throws {
        let whole = OverlapTests.lines(0..<5) + "  at line 1\n  at line 2\n" + OverlapTests.lines(5..<7)
        let cut = OverlapTests.lines(0..<5) + "  at li"
        let timeline = try timeline([("a.log", cut), ("b.log", whole)])
        #expect(timeline.overlaps.map(\.count) == [4])
        #expect(timeline.count == 8)
    }

    @Test("PRE-07 three copies show each entry once, and two equal lines of one file are two entries")
    func threeCopies() throws {
        let text = OverlapTests.lines(0..<10) + OverlapTests.lines(9..<10) + OverlapTests.lines(10..<20)
        let timeline = try timeline([("a.log", text), ("b.log", text + "\n"), ("c.log", text + "\n\n")])
        #expect(texts(timeline) == ((0..<10) + [9] + (10..<20)).map { "request \($0)" })
        #expect(timeline.sources.map(\.entryCount) == [21, 0, 0])
        #expect(
            timeline.sources[2].findings.map(\.message) == [
                "all 21 entries stand in a.log already; they are shown once"
            ])
    }

    @Test("PRE-07 where rotation cut a second in two, what either has of it is kept")
    func cutInASecond() throws {
        let second = { (time: Int, words: [String]) in words.map { "2026-03-01T12:00:0\(time)Z INFO \($0)\n" }.joined()
        }
        let first = second(0, ["a", "b"]) + second(1, ["c"]) + second(2, ["d"])
        let later = second(0, ["b"]) + second(1, ["c"]) + second(2, ["d", "e"]) + second(3, ["f"])
        #expect(texts(try timeline([("1.log", first), ("2.log", later)])) == ["a", "b", "c", "d", "e", "f"])
    }

    @Test("PRE-07 lines that two hosts happen to write alike are two entries", arguments: NearMiss.all)
    func nearMiss(_ miss: NearMiss) throws {
        let timeline = try timeline([("host-1.log", miss.first), ("host-2.log", miss.second)])
        #expect(timeline.overlaps.isEmpty, "\(miss.name)")
        #expect(timeline.count == timeline.sources.reduce(0) { $0 + $1.whole.entryCount })
        #expect(timeline.sources.allSatisfy { $0.whole === $0 })
    }

    struct NearMiss: CustomTestStringConvertible {
        let name: String
        let first: String
        let second: String
        var testDescription: String { name }

        static let all = [
            NearMiss(
                name: "one equal line where one ends and the other begins",
                first: OverlapTests.lines(0..<10), second: OverlapTests.lines(9..<20)),
            NearMiss(
                name: "one line differs in the middle", first: OverlapTests.lines(0..<20),
                second: OverlapTests.lines(0..<20).replacing("request 11", with: "request of 11")),
            NearMiss(
                name: "one has a line more in the middle", first: OverlapTests.lines(0..<20),
                second: OverlapTests.lines(0..<10) + "2026-03-01T12:10:09Z INFO mine\n" + OverlapTests.lines(10..<20)),
            NearMiss(
                name: "equal heartbeats among other lines",
                first: (10..<50).map { "2026-03-01T12:00:\($0)Z INFO \($0 % 4 == 0 ? "alive" : "one \($0)")\n" }
                    .joined(),
                second: (10..<50).map { "2026-03-01T12:00:\($0)Z INFO \($0 % 4 == 0 ? "alive" : "two \($0)")\n" }
                    .joined()),
            NearMiss(
                name: "an extract", first: OverlapTests.lines(0..<20),
                second: OverlapTests.lines(3..<4) + OverlapTests.lines(9..<10) + OverlapTests.lines(12..<13)),
            NearMiss(
                name: "the same lines an hour later", first: OverlapTests.lines(0..<20),
                second: OverlapTests.lines(0..<20).replacing("T12", with: "T13")),
            NearMiss(
                name: "fine times that agree, with other words", first: fine("one"), second: fine("two")),
        ]

        private static func fine(_ word: String) -> String {
            (100..<300).map { "2026-03-01T12:00:00.\($0)Z INFO \($0 % 2 == 0 ? "tick" : word) \($0)\n" }.joined()
        }
    }

    @Test("PRE-07 a longer export of a chat adds what is new, an edited message stands beside what it was")
    func chatExport() throws {
        let message = { (number: Int, text: String, more: String) in
            #"{"type":"message","user":"U1","ts":"17723664\#(number).000100","text":"\#(text)"\#(more)}"#
        }
        let early = (10..<20).map { message($0, "word \($0)", "") }
        var late = (10..<25).map { message($0, "word \($0)", "") }
        late[3] = message(13, "word 13", #","reply_count":2"#)
        late[5] = message(15, "another word", #","edited":{"user":"U1","ts":"1772366420.000000"}"#)
        let json = { (messages: [String]) in "[\(messages.joined(separator: ","))]" }
        let timeline = try timeline([("monday.json", json(early)), ("tuesday.json", json(late))])
        #expect(timeline.sources.map(\.format) == ["slack", "slack"])
        #expect(timeline.overlaps.map(\.count) == [9])
        #expect(timeline.count == 16)
    }

    @Test("PRE-07 an entry that another source shows is found by its place in either")
    func citations() throws {
        let texts = [("a.log", OverlapTests.lines(0..<10)), ("b.log", OverlapTests.lines(5..<15))]
        let timeline = try timeline(texts)
        let offset = try #require(texts[1].1.firstRange(of: "2026-03-01T12:10:07Z")).lowerBound
            .utf16Offset(in: texts[1].1)
        let at = try #require(Instant(rfc3339: "2026-03-01T12:10:07Z"))
        #expect(timeline.sources[1].instant(ofEntryAt: offset) == at)
        let event = try #require(timeline.event(ofEntryAt: offset, in: 1, at: at))
        #expect(event.source == "b.log" && event.line == 3 && event.text == "request 7")
        #expect(timeline.events(in: event.position..<event.position + 1).map(\.source) == ["a.log"])
    }
}
