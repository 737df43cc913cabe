import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct ImportTests {
    private let house: House

    init() async throws { house = try await House() }

    /// What tools give out, each with the time as it stands there and words of it.
    struct Export: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let format: String
        let time: String
        let words: String

        var testDescription: String { name }

        static let all = [
            Export(
                name: "general.json",
                text: #"[{"type":"message","user":"U1","ts":"1774785600.000100","text":"is checkout slow?"}]"#,
                format: "slack", time: "1774785600.000100", words: "is checkout slow?"),
            Export(
                name: "alerts.json",
                text:
                    #"{"version":"4","status":"firing","receiver":"ops","groupKey":"{}","alerts":[{"status":"firing","#
                    + #""labels":{"alertname":"CheckoutSlow"},"annotations":{},"startsAt":"2026-03-29T12:00:00Z","#
                    + #""endsAt":"0001-01-01T00:00:00Z","fingerprint":"a1"}]}"#,
                format: "alertmanager", time: "2026-03-29T12:00:00Z", words: "CheckoutSlow"),
            Export(
                name: "deploys.txt",
                text: "commit 0123456789abcdef0123456789abcdef01234567\nAuthor: Al <al@example.org>\n"
                    + "Date:   Sun Mar 29 12:00:00 2026 +0000\n\n    Cache prices\n",
                format: "git-log", time: "Sun Mar 29 12:00:00 2026 +0000", words: "Cache prices"),
            Export(
                name: "notes.csv", text: "time,who,message\n2026-03-29T12:00:00Z,al,restarted it\n", format: "csv",
                time: "2026-03-29T12:00:00Z", words: "restarted it"),
            Export(
                name: "app.jsonl",
                text: #"{"time":"2026-03-29T12:00:00Z","level":"error","msg":"queue is full"}"# + "\n",
                format: "json-lines", time: "2026-03-29T12:00:00Z", words: "queue is full"),
        ]
    }

    private struct Lines: Decodable {
        struct Line: Decodable {
            let timeAsWritten: String
            let source: String
            let format: String
            let text: String
        }

        let lines: [Line]
    }

    @Test(
        "PRE-05 chats, alerts, deploys and tables come in; each line keeps its source and its time as written",
        arguments: Export.all)
    func comesIn(export: Export) async throws {
        #expect(try await house.bring(export.text, as: export.name).status == 201)
        let reply = try await house.get("/api/v1/debriefs/\(house.here)/evidence", as: .bob)
        let line = try #require(try JSONDecoder().decode(Lines.self, from: Data(reply.text.utf8)).lines.first)
        #expect(line.source == export.name && line.format == export.format)
        #expect(line.timeAsWritten == export.time)
        #expect(line.text.contains(export.words), "\(line.text)")
    }

    @Test(
        "PRE-05 an entry made of it keeps the words, the place that its link leads to, and who brought it in",
        arguments: Export.all)
    func isCited(export: Export) async throws {
        try await house.bring(export.text, as: export.name)
        let brought = try #require(try await house.debrief.sources.first)
        let page = try await house.get(house.path("evidence"), as: .bob).text
        let cite = try #require(page.firstMatch(of: /entries\/new\?cite=([^"]+)"/)?.1.removingPercentEncoding)
        _ = try await house.post(house.path("entries"), as: .alice, ["cite": cite, "lane": "shop", "text": "It began"])
        let citation = try #require(try await house.debrief.timeline.entries.first?.content.citations.first)
        #expect(citation.source == brought.id && citation.part == export.name && citation.sha256 == brought.sha256)
        #expect(citation.quote.contains(export.words))
        let timeline = try PageReader.read(try await house.get(house.path("timeline"), as: .carol).text)
        let link = try #require(timeline.links.first { $0.hasSuffix("#cited") })
        let lines = try await house.get(String(link.dropLast("#cited".count)), as: .carol).text
        let shown = try #require(try PageReader.read(lines).find("cited"))
        #expect(shown.words.contains(export.words))
        #expect(shown.all.contains { $0.attributes["title"]?.hasSuffix("written as \(export.time)") == true })
        let by = try await importer
        #expect(by == Who.bob.id.text)
    }

    /// Who brought in the only source, as programs are told.
    private var importer: String? {
        get async throws {
            let reply = try await house.get("/api/v1/debriefs/\(house.here)/changes", as: .alice).text
            return reply.firstMatch(of: /"by":"([^"]*)","fact":\{"sourceAdded"/).map { String($0.1) }
        }
    }

    @Test("PRE-06 what was recorded and what somebody tells are marked and shown as two sorts of entries")
    func isMarked() async throws {
        try await house.bring("2026-03-29T12:00:00Z queue is full\n", as: "app.log")
        let page = try await house.get(house.path("evidence"), as: .bob).text
        let cite = try #require(page.firstMatch(of: /entries\/new\?cite=([^"]+)"/)?.1.removingPercentEncoding)
        _ = try await house.post(house.path("entries"), as: .bob, ["cite": cite, "lane": "app", "text": "Recorded"])
        _ = try await house.post(house.path("entries"), as: .bob, ["lane": "Bob", "text": "Remembered"])
        let timeline = try PageReader.read(try await house.get(house.path("timeline"), as: .carol).text)
        let entries = timeline.all.filter { $0.attributes["class"] == "entry" }
        let recorded = try #require(entries.first { $0.words.contains("Recorded") })
        let told = try #require(entries.first { $0.words.contains("Remembered") })
        #expect(
            !recorded.words.contains("from memory") && recorded.all.contains { $0.attributes["class"] == "citation" })
        #expect(told.words.contains("from memory") && !told.all.contains { $0.attributes["class"] == "citation" })
    }
}
