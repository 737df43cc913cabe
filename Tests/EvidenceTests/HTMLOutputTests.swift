import Foundation
import Testing
import Timekeeping

@testable import Evidence

@Suite struct HTMLOutputTests {
    /// Errors crowd in the sixth minute of ten.
    private static let log = (0..<600).map { second in
        let level =
            (300..<310).contains(second) ? "ERROR pool is empty" : second % 100 == 0 ? "WARN slow" : "INFO served"
        return
            Instant(seconds: 1_772_366_400 + Int64(second)).rfc3339(decimals: 0) + " \(level) \(second)\n"
    }.joined()

    private func page(of reading: Reading, title: String = "incident", limit: Selection.Limit = .none) -> String {
        let timeline = Timeline(reading.sources)
        let selection = Selection(positions: 0..<timeline.count, limit: limit)
        var bytes: [UInt8] = []
        HTMLOutput(title: title, timeline: timeline, selection: selection).write {
            bytes += $0
            return true
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("SEC-04 EVD-12 the page escapes all text, and neither runs nor fetches anything")
    func pageIsSelfContainedAndEscaped() throws {
        let hostile = "2026-03-01T12:00:00Z WARN <b onclick='x'>&amp; \u{202E}desrever\u{07}\n"
        let page = page(of: try read(hostile, named: "a<i>&\".log"), title: "<script>alert(1)</script>")
        #expect(!page.contains("<b ") && !page.contains("<i>") && !page.contains("<script"))
        #expect(page.contains("&lt;b onclick=&#39;x&#39;&gt;&amp;amp; \\u{202e}desrever␇"))
        #expect(
            !page.contains("http://") && !page.contains("https://") && !page.contains("src=")
                && !page.contains("style=\""))
        #expect(page.contains("default-src 'none'; style-src 'sha256-"))
    }

    @Test("SEC-03 the policy of the page names the hash of its style")
    func policyNamesTheStyle() throws {
        try withFolder { folder in
            try Data(HTMLStyle.text.utf8).write(to: folder.appending(path: "style"))
            try run("sh", ["-c", "openssl dgst -sha256 -binary style | openssl base64 -A > hash"], in: folder)
            let hash = try String(contentsOf: folder.appending(path: "hash"), encoding: .utf8)
            #expect(HTMLStyle.hash == "sha256-\(hash)")
        }
    }

    @Test(
        "EVD-12 the picture has a lane for each source, stacked by severity, wide and narrow, with round moments below")
    func pictureHasLanes() throws {
        let page = try withFolder { folder in
            try Data(HTMLOutputTests.log.utf8).write(to: folder.appending(path: "a.log"))
            try Data("2026-03-01T12:05:00Z INFO other\n".utf8).write(to: folder.appending(path: "b.log"))
            return self.page(of: try Reading(of: folder, named: "incident"))
        }
        for (svg, moment) in zip(page.components(separatedBy: "<svg").dropFirst(), ["12:04", "12:05"]) {
            #expect(svg.components(separatedBy: "class=\"name\"").count == 3)
            #expect(svg.contains(">a.log</text>") && svg.contains(">b.log</text>") && svg.contains("≤ 5</text>"))
            #expect(svg.contains(">\(moment)</text>"))
            #expect(svg.contains("<title>2026-03-01 12:05:00: 6 entries, 5 errors</title>"))
        }
        #expect(page.contains("601 entries, 10 errors, 5 warnings, from 2 sources"))
        #expect(page.contains("All sources lie in incident/."))
    }

    @Test("EVD-12 the lines around a peak of errors stand in a fold of their own, from a few before the first error on")
    func peakIsUnfolded() throws {
        let page = page(of: try read(HTMLOutputTests.log, named: "a.log"))
        let folds = page.components(separatedBy: "<details>").dropFirst()
        #expect(folds.count == 1)
        let fold = try #require(folds.first?.components(separatedBy: "</details>").first)
        #expect(fold.contains(">2026-03-01 12:05:00</time> <span>5 entries, 5 errors in 5 s"))
        #expect(fold.contains("served 296<") && fold.contains("pool is empty 300<") && !fold.contains("served 295<"))
    }

    @Test("EVD-12 a page that cannot show everything says so and shows the first, or with --tail the last")
    func pageSaysWhatItLeavesOut() throws {
        let count = HTMLOutput.cap + 5
        let reading = try read((0..<count).map { "\(1_772_366_400 + $0).000 n\($0)\n" }.joined())
        let first = page(of: reading)
        #expect(first.contains("The first 20,000 of 20,005"))
        #expect(first.contains(" n19999<") || first.contains(">n19999<"))
        #expect(!first.contains("n20000<"))
        #expect(page(of: reading, limit: .last(count)).contains("n20004<"))
    }

    @Test(
        "EVD-12 ticks of the time axis are round moments, with the day where it changes",
        arguments: [
            (
                "2026-03-01T23:50:00Z", "2026-03-02T00:10:00Z",
                ["03-01 23:50", "23:55", "03-02 00:00", "00:05", "00:10"]
            ),
            ("2026-03-01T12:00:00.100Z", "2026-03-01T12:00:02Z", ["03-01 12:00:01", "12:00:02"]),
            ("2026-01-15T00:00:00Z", "2026-05-20T00:00:00Z", ["2026-02", "2026-03", "2026-04", "2026-05"]),
            ("2001-12-24T00:00:00Z", "2026-12-18T00:00:00Z", ["2005", "2010", "2015", "2020", "2025"]),
        ])
    func ticksAreRound(_ from: String, _ to: String, _ labels: [String]) throws {
        let (start, end) = (try #require(Instant(rfc3339: from)), try #require(Instant(rfc3339: to)))
        #expect(TimeAxis(from: start, to: end, limit: 6).ticks.map(\.label) == labels)
    }

    @Test("EVD-15 a time axis over all of time ends", arguments: [1, 3, 9])
    func axisOverAllOfTimeEnds(_ limit: Int) {
        let ticks = TimeAxis(from: Instant(nanoseconds: .min), to: Instant(nanoseconds: .max), limit: limit).ticks
        #expect(ticks.count <= limit + 1)
    }
}
