import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct SuggestionTests {
    private static func line(_ second: Int, _ text: String) -> String {
        "\(Instant(seconds: 1_772_366_400 + Int64(second)).rfc3339(decimals: 0)) \(text)\n"
    }

    private func timeline(_ texts: String...) throws -> Timeline {
        Timeline(try texts.enumerated().flatMap { try read($0.element, named: "\($0.offset).log").sources })
    }

    /// One line every ten seconds for an hour, of which a part is many and another none.
    private static let bursts: String = (0..<360).map { number in
        let second = number * 10
        if (1800..<2400).contains(second) { return "" }
        let copies = (600..<900).contains(second) ? 30 : 1
        return String(repeating: line(second, "INFO tick"), count: copies)
    }.joined()

    @Test("EVD-23 the onset, the end and the silence of a source are suggested, each with its place in the evidence")
    func ratesAreSuggested() throws {
        let timeline = try timeline(SuggestionTests.bursts)
        let found = timeline.suggestions()
        try #require(found.map(\.kind) == [.onset, .ending, .silence])
        #expect(
            found.map { $0.instant.rfc3339(decimals: 0) } == [
                "2026-03-01T12:10:00Z", "2026-03-01T12:14:50Z", "2026-03-01T12:29:50Z",
            ])
        #expect(found[0].text == "0.log begins to write more: up to 90 entries in 30 s, where 3 are usual")
        #expect(found[2].text == "0.log writes nothing for 10 min 10 s, until 2026-03-01T12:40:00Z")
        let cited = found.map { timeline.sources[$0.sourceIndex].text($0.range) }
        #expect(cited.map { $0.prefix(20) } == found.map { $0.instant.rfc3339(decimals: 0).prefix(20) })
    }

    @Test("EVD-23 bursts with short pauses between them begin once and end once")
    func burstsAreOne() throws {
        let text = (0..<60).map { number in
            let line = SuggestionTests.line(number * 10, "INFO tick")
            return String(repeating: line, count: (30..<36).contains(number) ? 40 : 1)
        }
        let found = try timeline(text.joined()).suggestions()
        #expect(found.map(\.kind) == [.onset, .ending])
        #expect(found.map { $0.instant.rfc3339(decimals: 0) } == ["2026-03-01T12:05:00Z", "2026-03-01T12:05:50Z"])
    }

    @Test("EVD-23 a steady source suggests nothing, and neither do few lines")
    func steadySourceSuggestsNothing() throws {
        let steady = (0..<360).map { SuggestionTests.line($0 * 10, "INFO tick") }.joined()
        #expect(try timeline(steady).suggestions().isEmpty)
        #expect(
            try timeline(SuggestionTests.line(0, "INFO a") + SuggestionTests.line(9000, "INFO b")).suggestions().isEmpty
        )
        #expect(try timeline("").suggestions().isEmpty)
        #expect(Timeline([]).suggestions().isEmpty)
    }

    @Test("EVD-23 a deploy is suggested, a name with the word in it is not")
    func deployIsSuggested() throws {
        let text = [
            "INFO deployed pay v2.3 to production", "INFO deployment-controller is healthy", "INFO read deploy.yaml",
            "INFO Rolling out pay v2.4", "INFO release of version 3 started", "INFO released the lock",
        ]
        let lines = text.enumerated().map { SuggestionTests.line($0.offset, $0.element) }.joined()
        let found = try timeline(lines).suggestions()
        #expect(found.map(\.kind) == [.deploy, .deploy, .deploy])
        #expect(
            found.map(\.text) == [
                "deployed pay v2.3 to production", "Rolling out pay v2.4", "release of version 3 started",
            ])
    }

    @Test("EVD-23 the start of an alert is suggested once, its end is not")
    func alertIsSuggested() throws {
        let text = """
            {"receiver":"t","alerts":[{"status":"resolved","labels":{"alertname":"Slow"},"annotations":{"summary":"p99"},
             "startsAt":"2026-03-01T12:00:00Z","endsAt":"2026-03-01T12:10:00Z","fingerprint":"a"}]}
            """
        let found = try timeline(text).suggestions()
        #expect(found.map(\.kind) == [.alert])
        #expect(found.map { $0.instant.rfc3339(decimals: 0) } == ["2026-03-01T12:00:00Z"])
    }

    @Test("EVD-23 the first entry that names a person is suggested, as a word of its own, in any source")
    func mentionIsSuggested() throws {
        let first =
            SuggestionTests.line(1, "INFO annual report of Bobby and Joann") + SuggestionTests.line(5, "INFO paged ann")
        let second = SuggestionTests.line(3, "INFO Bob: looking") + SuggestionTests.line(4, "INFO Bob: again")
        let found = try timeline(first, second).suggestions(people: ["Ann", "Bob", "Carol"])
        #expect(found.map(\.text) == ["Bob is named for the first time", "Ann is named for the first time"])
        #expect(found.map(\.sourceIndex) == [1, 0])
    }

    @Test("EVD-23 only the entries asked for are looked at")
    func rangeNarrows() throws {
        let text = SuggestionTests.line(1, "INFO deployed a") + SuggestionTests.line(2, "INFO deployed b")
        let timeline = try timeline(text)
        #expect(timeline.suggestions(in: 1..<2).map(\.text) == ["deployed b"])
        #expect(timeline.suggestions(limit: 1).map(\.text) == ["deployed a"])
    }
}

@Suite struct FoldTests {
    @Test(
        "EVD-24 numbers and ids become one pattern",
        arguments: [
            ("took 12.5 ms for 7 rows", "took # ms for # rows"),
            ("GET /users/42?page=3 from 10.0.0.1:8080", "GET /users/#?page=# from #:#"),
            ("id 550e8400-e29b-41d4-a716-446655440000 gone", "id <id> gone"),
            ("commit 9f1be60d in pod pay-7d9f8c6b5-x2z4q", "commit <id> in pod <id>"),
            ("retry 3 of node12 failed", "retry # of node# failed"),
            ("plain words, facade and deadbeef", "plain words, facade and deadbeef"),
            ("", ""), ("naïve 12 €", "naïve # €"),
        ])
    func patternOfText(text: String, expected: String) {
        #expect(MessagePattern(of: text).text == expected)
    }

    @Test("EVD-24 lines that differ only in numbers fold into one with a count, and unfold into what they were")
    func linesFoldAndUnfold() throws {
        let text = """
            2026-03-01T12:00:00Z INFO took 12 ms
            2026-03-01T12:00:01Z ERROR took 13 ms
            2026-03-01T12:00:02Z INFO took 14.5 ms
            2026-03-01T12:00:03Z INFO done
            """
        let timeline = Timeline(try read(text).sources)
        let folds = timeline.folds(in: 0..<timeline.count)
        #expect(folds.map(\.pattern.text) == ["took # ms", "took # ms", "done"])
        #expect(folds.map(\.count) == [2, 1, 1])
        #expect(folds[0].example == "took 12 ms")
        #expect(folds[0].last.rfc3339(decimals: 0) == "2026-03-01T12:00:02Z")
        #expect(timeline.events(of: folds[0]).map(\.text) == ["took 12 ms", "took 14.5 ms"])
        #expect(folds.flatMap(\.positions).sorted() == [0, 1, 2, 3])
    }

    @Test("EVD-24 no more entries are folded than asked for")
    func foldingIsBounded() throws {
        let text = (10..<60).map { "2026-03-01T12:00:\($0)Z INFO tick \($0)\n" }.joined()
        let timeline = Timeline(try read(text).sources)
        #expect(timeline.folds(in: 0..<timeline.count, limit: 20).map(\.count) == [20])
        #expect(timeline.folds(in: 45..<99).map(\.count) == [5])
    }
}

@Suite(.enabled(if: SharedEvidence.isPresent)) struct RealSuggestionTests {
    private func found(_ path: String) throws -> [String] {
        let reading = try Reading(of: SharedEvidence.folder.appending(path: path), options: ReadingOptions())
        return Timeline(reading.sources).suggestions().map { "\($0.kind): \($0.text)" }
    }

    @Test("EVD-23 in real evidence deploys are found, and a source that tells of none suggests none")
    func deploys() throws {
        #expect(try found("github/deployment_payload.json").map { $0.prefix(7) } == ["deploy:"])
        #expect(try found("github/push_payload.json") == [])
        #expect(try found("lnav/logfile_docker_compose_with_ts.0").filter { $0.hasPrefix("alert") } == [])
    }
}
