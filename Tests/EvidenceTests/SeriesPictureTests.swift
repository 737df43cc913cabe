import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct SeriesPictureTests {
    private static let start = Instant(seconds: 1_772_366_400)

    private func series(_ values: [Double], every step: Int64 = 10, without missing: Set<Int> = []) -> Series {
        let points = values.enumerated().filter { !missing.contains($0.offset) }.map { index, value in
            Series.Point(instant: SeriesPictureTests.start.advanced(bySeconds: Int64(index) * step), value: value)
        }
        return Series(name: "up", points: points, step: step * 1_000_000_000)
    }

    private func trace(_ series: Series, seconds: Int64) -> SeriesTrace {
        let start = SeriesPictureTests.start
        return SeriesTrace(series, from: start, until: start.advanced(bySeconds: seconds))
    }

    @Test("EVD-20 a series is a line from its lowest value at the bottom to its highest at the top, where its time is")
    func lineFollowsTheValues() {
        let trace = trace(series([0, 10, 5]), seconds: 40)
        #expect(trace.path(width: 400, height: 20) == "M0 20L100 0L200 10")
        #expect(
            trace.words { $0.rfc3339(decimals: 0) }
                == "3 values: lowest 0 at 2026-03-01T12:00:00Z, highest 10 at 2026-03-01T12:00:10Z")
    }

    @Test("EVD-20 the line breaks off at NaN, at the infinities and where points are missing; a lone value is a dot")
    func lineBreaksOff() {
        let trace = trace(series([0, 1, .nan, 2, .infinity, 3, 3, 3, 4], without: [6]), seconds: 90)
        #expect(trace.path(width: 90, height: 4) == "M0 4L10 3M30 2h0M50 1h0M70 1L80 0")
        #expect(
            trace.words { _ in "then" }
                == "8 values: lowest 0 at then, highest 4 at then; 2 are no numbers; the line breaks off 3 times")
    }

    @Test("EVD-20 a line of a million values is thinned to its columns, and its only peak stays")
    func peakStays() {
        var values = (0..<1_000_000).map { Double($0 % 7) }
        values[654_321] = 1_000
        let trace = trace(series(values, every: 1), seconds: 1_000_000)
        let path = trace.path(width: 600, height: 100)
        #expect(path.split(separator: "L").count < 2_500)
        #expect(path.contains("L392.6 0L"))
        #expect(trace.highest?.value == 1_000)
    }

    @Test(
        "EVD-20 what is zoomed into is drawn from the point before to the point after it, and told by what lies in it")
    func zoomKeepsTheLineWhole() {
        let start = SeriesPictureTests.start
        let trace = SeriesTrace(
            series([0, 10, 20, 30]), from: start.advanced(bySeconds: 5), until: start.advanced(bySeconds: 25))
        #expect(trace.count == 2)
        #expect(trace.path(width: 20, height: 10) == "M-5 20L5 10L15 0L25 -10")
    }

    @Test("EVD-20 several traces beside each other are drawn on one scale")
    func tracesShareAScale() {
        let trace = trace(series([0, 10, 5]), seconds: 40)
        #expect(trace.path(width: 400, height: 20, on: 0...20) == "M0 20L100 10L200 15")
    }

    @Test("EVD-20 a time with no value in it says so")
    func emptyTimeSaysSo() {
        let start = SeriesPictureTests.start
        let trace = SeriesTrace(
            series([0, 10]), from: start.advanced(bySeconds: 60), until: start.advanced(bySeconds: 90))
        #expect(trace.path(width: 20, height: 10) == "")
        #expect(trace.words { _ in "" } == "nothing was measured in this time")
        #expect(trace.rows.isEmpty)
    }

    @Test("EVD-20 the table has a few round stretches with the lowest and the highest of each")
    func tableHasRoundStretches() {
        let trace = trace(series((0..<120).map(Double.init)), seconds: 1200)
        #expect(trace.rows.count == 20)
        #expect(trace.rows.map(\.start.nanoseconds).allSatisfy { $0 % 60_000_000_000 == 0 })
        #expect(trace.rows.map(\.lowest)[1] == 6 && trace.rows.map(\.highest)[1] == 11 && trace.rows[1].count == 6)
    }

    @Test(
        "EVD-20 a measured number is written for readers",
        arguments: [
            (0.023141, "0.02314"), (31.5, "31.5"), (1_234_567, "1,234,567"), (-12, "-12"), (1234.56, "1,235"),
            (1.5e20, "1.5e+20"), (.nan, "no number"), (-.infinity, "−∞"), (1e-9, "1e-09"),
        ])
    func numbersAreWritten(_ value: Double, _ words: String) {
        #expect(value.measured == words)
    }

    @Test("EVD-20 the page of --output html draws each series under the counts, over the time of both, with a table")
    func pageDrawsSeries() throws {
        let page = try page(of: SeriesPictureTests.log, SeriesPictureTests.metrics(2))
        let figures = page.components(separatedBy: "<figure class=\"series\">").dropFirst()
        #expect(figures.count == 2)
        #expect(page.range(of: "class=\"wide\"")!.lowerBound < page.range(of: "class=\"series\"")!.lowerBound)
        let figure = try #require(figures.first)
        #expect(figure.contains("<bdi>latency{job=&quot;0&quot;}</bdi> 3 values: lowest 1 at 2026-03-01 11:50:00"))
        #expect(figure.contains("role=\"img\" aria-label=\"latency{job=&quot;0&quot;}: 3 values"))
        #expect(figure.contains("<tr><td>2026-03-01 12:00:00</td><td>7</td><td>7</td><td>1</td></tr>"))
        // The counts have the same time: ten minutes before the first entry.
        #expect(page.contains("<title>2026-03-01 12:00:00: 1 entry</title>") && page.contains(">03-01 11:50</text>"))
    }

    @Test("EVD-20 a page draws no more than 24 series and says how to choose others")
    func pageBoundsSeries() throws {
        let page = try page(of: SeriesPictureTests.log, SeriesPictureTests.metrics(30))
        #expect(page.components(separatedBy: "<figure class=\"series\">").count == 25)
        #expect(page.contains("The first 24 of 30 series; choose others with <code>--series</code>."))
        let chosen = try self.page(of: SeriesPictureTests.log, SeriesPictureTests.metrics(30), named: "LATENCY 29")
        #expect(chosen.components(separatedBy: "<figure class=\"series\">").count == 2)
        #expect(chosen.contains("latency{job=&quot;29&quot;}"))
    }

    @Test("EVD-20 EVD-12 measurements without any entry make a page too")
    func pageOfMeasurementsAlone() throws {
        let page = try page(of: "", SeriesPictureTests.metrics(1))
        #expect(page.contains("There are measurements, and no entries.") && page.contains("<figure class=\"series\">"))
        #expect(!page.contains("<h2>Entries</h2>") && page.hasSuffix("</body>\n</html>\n"))
    }

    @Test("SEC-04 EVD-25 what stands in the labels of a series is escaped, made inert, and hidden if it is secret")
    func labelsAreHostile() throws {
        let metric =
            #"{"__name__":"up","job":"<b>\u202edesrever","url":"https://bob:hunter2secret@shop.example/"}"#
        let answer =
            #"{"data":{"resultType":"vector","result":[{"metric":"# + metric
            + #","value":[1772366400,"1"]}]}}"#
        let page = try page(of: SeriesPictureTests.log, answer)
        #expect(page.contains("&lt;b&gt;") && !page.contains("<b>") && !page.contains("\u{202E}"))
        #expect(!page.contains("hunter2secret") && page.contains("[password hidden]"))
    }

    private static let log = "2026-03-01T12:00:00Z one\n2026-03-01T12:01:00Z two\n"

    /// Three values each, from ten minutes before the log on.
    private static func metrics(_ count: Int) -> String {
        let series = (0..<count).map { number in
            #"{"metric":{"__name__":"latency","job":"\#(number)"},"values":[[1772365800,"1"],[1772366100,"3"],[1772366400,"7"]]}"#
        }
        return #"{"status":"success","data":{"resultType":"matrix","result":[\#(series.joined(separator: ","))]}}"#
    }

    private func page(of log: String, _ metrics: String, named words: String = "") throws -> String {
        try withFolder { folder in
            if !log.isEmpty { try Data(log.utf8).write(to: folder.appending(path: "a.log")) }
            try Data(metrics.utf8).write(to: folder.appending(path: "m.json"))
            let timeline = Timeline(try Reading(of: folder, named: "incident").sources)
            var bytes: [UInt8] = []
            HTMLOutput(
                title: "incident", timeline: timeline, selection: Selection(positions: 0..<timeline.count),
                series: timeline.series(named: words, masking: Masking())
            ).write {
                bytes += $0
                return true
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
