import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct MeasuredPageTests {
    private let house: House

    init() async throws { house = try await House() }

    private static func metrics(_ count: Int, label: (Int) -> String = { "\($0)" }) -> String {
        let series = (0..<count).map { number in
            #"{"metric":{"__name__":"latency","job":"\#(label(number))"},"values":"#
                + #"[[1774785600,"1"],[1774785900,"3"],[1774786200,"NaN"],[1774786500,"7"]]}"#
        }
        return #"{"status":"success","data":{"resultType":"matrix","result":[\#(series.joined(separator: ","))]}}"#
    }

    private func figures(_ address: String, as who: Who = .bob) async throws -> [Element] {
        let page = try PageReader.read(try await house.get(house.path(address), as: who).text)
        return page.all.filter { $0.name == "figure" && $0.attributes["class"] == "series" }
    }

    @Test("EVD-20 what was measured is drawn under the counts over the same time, with its values in words")
    func seriesAreDrawn() async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n2026-03-29T12:10:00Z two\n", as: "app.log")
        try await house.bring(MeasuredPageTests.metrics(2), as: "latency.json")
        let page = try await house.get(house.path("evidence"), as: .carol).text
        let figures = try await figures("evidence")
        #expect(figures.count == 2)
        let picture = try #require(figures.first?.all.first { $0.name == "svg" })
        let words = "latency{job=\"0\"}: 4 values: lowest 1 at 12:00:00, highest 7 at 12:15:00; 1 is no number; "
        #expect(picture.attributes["aria-label"]?.hasPrefix(words) == true)
        #expect(picture.attributes["role"] == "img")
        // The counts reach to the last value, a quarter of an hour after the first, and a bar of ten seconds more.
        #expect(page.contains(#"data-from="1774785600" data-until="1774786510""#))
        #expect(picture.all.first { $0.name == "path" }?.attributes["d"] == "M0 56L395.6 37.3M1186.8 0h0")
        let table = try #require(try PageReader.read(page).all.first { $0.name == "table" })
        #expect(table.words.contains("12:05:00") && table.words.contains("no number"))
    }

    @Test("EVD-20 the series zoom along with the counts")
    func seriesZoom() async throws {
        try await house.bring(MeasuredPageTests.metrics(1), as: "latency.json")
        let figure = try #require(
            try await figures("evidence?from=2026-03-29T12:04:00Z&until=2026-03-29T12:06:00Z").first)
        #expect(figure.words.contains("1 value: lowest 3 at 12:05:00, highest 3 at 12:05:00"))
        let empty = try #require(
            try await figures("evidence?from=2026-03-29T12:01:00Z&until=2026-03-29T12:02:00Z").first)
        #expect(empty.words.contains("nothing was measured in this time"))
    }

    @Test("EVD-20 of many series eight are drawn, others come by a link, and words in their names choose them")
    func seriesAreChosen() async throws {
        try await house.bring(MeasuredPageTests.metrics(20), as: "latency.json")
        let page = try await house.get(house.path("evidence"), as: .bob).text
        #expect(try await figures("evidence").count == 8)
        #expect(page.contains("1 to 8 of 20 series"))
        let more = try #require(page.firstMatch(of: /<a href="([^"]+)">more<\/a>/)).1.replacing("&amp;", with: "&")
        let next = try await house.get(String(more), as: .bob).text
        #expect(next.contains("9 to 16 of 20 series") && next.contains("latency{job=&quot;8&quot;}"))
        let chosen = try await figures("evidence?series=LATENCY+19")
        #expect(chosen.count == 1 && chosen[0].words.contains("latency{job=\"19\"}"))
        let none = try await house.get(house.path("evidence?series=heat"), as: .bob).text
        #expect(none.contains("None of 20 series has these words in its name. Take fewer."))
    }

    @Test("EVD-20 choosing series keeps what else was asked for")
    func choosingKeepsTheRest() async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n", as: "app.log")
        try await house.bring(MeasuredPageTests.metrics(20), as: "latency.json")
        let page = try PageReader.read(
            try await house.get(house.path("evidence?q=one&from=2026-03-29T11:00:00Z&fold=1"), as: .bob).text)
        let form = try #require(page.all.first { $0.attributes["class"] == "series-choice" })
        let hidden = form.all.filter { $0.attributes["type"] == "hidden" }
        #expect(
            hidden.map { "\($0.attributes["name"] ?? "")=\($0.attributes["value"] ?? "")" }
                == ["q=one", "from=2026-03-29T11:00:00.000000000Z", "fold=1"])
    }

    @Test("EVD-20 a source of measurements alone shows them, and does not say that no line fits")
    func measurementsAlone() async throws {
        try await house.bring(MeasuredPageTests.metrics(1), as: "latency.json")
        let id = try await house.debrief.sources[0].id
        let page = try await house.get(house.path("evidence/\(id)"), as: .bob).text
        #expect(
            page.contains("There are measurements here, and no lines.") && page.contains("<figure class=\"series\">"))
    }

    @Test("SEC-04 EVD-25 the labels of a series are escaped, and what is secret in them is shown to nobody")
    func labelsAreHostile() async throws {
        let label = "<b>https://bob:hunter2secret@shop.example/"
        try await house.bring(MeasuredPageTests.metrics(1) { _ in label }, as: "latency.json")
        let page = try await house.get(house.path("evidence"), as: .alice).text
        #expect(!page.contains("hunter2secret") && !page.contains("<b>https") && page.contains("[password hidden]"))
        #expect(try await figures("evidence?series=hunter2secret").isEmpty)
    }

    @Test("EVD-11 a search counts all that it finds, and its pages reach to the last of them")
    func searchCountsAll() async throws {
        let lines = (0..<12_000).map { number in
            "\(1_774_785_600 + number / 10).\(number % 10)00 \(number % 12 == 11 ? "other" : "found") n\(number)\n"
        }
        try await house.bring(lines.joined(), as: "app.log")
        let first = try await house.get(house.path("evidence?q=found"), as: .bob).text
        #expect(
            first.contains("11,000 of 12,000 lines") && first.contains("found n0<") && !first.contains("found n110<"))
        let last = try await house.get(house.path("evidence?q=found&at=10950"), as: .bob).text
        #expect(last.contains("found n11998<") && last.contains("rel=\"prev\"") && !last.contains("rel=\"next\""))
    }
}
