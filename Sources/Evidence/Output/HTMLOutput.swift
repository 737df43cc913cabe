public import Timekeeping

/// One page that needs nothing else and no script: a picture of how many entries fall into each stretch of time, the
/// lines around its peaks, and the entries.
public struct HTMLOutput: Sendable {
    /// How many entries are shown; a page with many more would not open.
    public static let cap = 20_000
    private let title: String
    private let timeline: Timeline
    private let selection: Selection
    private let tally: Tally
    private let threads: Int
    private let folder: String
    private let meter: WorkMeter?
    private let series: [Series]

    /// Counts the selection, which is no more than a second's work for each million of entries.
    ///
    /// - Parameters:
    ///   - series: What was measured, to be drawn below the counts.
    ///   - bounds: The time that was asked for; without one it is all there is.
    public init(
        title: String, timeline: Timeline, selection: Selection, series: [Series] = [],
        bounds: (from: Instant?, until: Instant?) = (nil, nil), threads: Int = ReadingOptions.availableThreads,
        meter: WorkMeter? = nil
    ) {
        self.title = title
        self.timeline = timeline
        self.selection = selection
        self.threads = threads
        self.meter = meter
        self.series = series
        let span = HTMLOutput.span(of: selection, in: timeline, series, bounds)
        let bucket =
            span.map { Stretch.round(from: $0.from, until: $0.until, most: 200) }
            ?? timeline.bucket(for: selection.positions)
        tally = timeline.tally(selection, bucket: bucket, over: span, threads: threads, meter: meter)
        folder = SourceNames.commonFolder(of: tally.counts.keys.map { timeline.sources[$0].name.inert })
    }

    /// From the first to the last of all that is drawn; nil where there are only entries, which tell it themselves.
    private static func span(
        of selection: Selection, in timeline: Timeline, _ series: [Series], _ bounds: (from: Instant?, until: Instant?)
    ) -> (from: Instant, until: Instant)? {
        let ends = [selection.positions.prefix(1), selection.positions.suffix(1)].flatMap { timeline.events(in: $0) }
        let measured = series.flatMap { [$0.points.first, $0.points.last].compactMap { $0?.instant } }
        guard !measured.isEmpty else { return nil }
        let all = measured + ends.map(\.instant)
        guard let first = bounds.from ?? all.min(), let last = bounds.until ?? all.max() else { return nil }
        return (first, max(first, last))
    }

    /// How many entries the selection has.
    public var count: Int { tally.total.total }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { count == 0 && series.isEmpty }

    /// Hands the page to `sink` part by part, until it returns false.
    public func write(to sink: ([UInt8]) -> Bool) {
        let rows = HTMLRows(folder: folder)
        guard sink(Array(head.utf8)), count > 0 else {
            _ = sink(Array("</body>\n</html>\n".utf8))
            return
        }
        guard writePeaks(rows, to: sink), sink(Array(entriesHead.utf8)) else { return }
        var shown = selection
        if count > HTMLOutput.cap { shown.limit = selection.limit.capped(at: HTMLOutput.cap) }
        timeline.write(shown, as: rows, threads: threads, meter: meter, to: sink)
        _ = sink(Array("\(HTMLRows.foot)</body>\n</html>\n".utf8))
    }

    private var head: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src '\(HTMLStyle.hash)'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <title>\(title.inert.onOneLine.escapedForHTML)</title>
        <style>\(HTMLStyle.text)</style>
        </head>
        <body>
        <h1>\(title.inert.onOneLine.escapedForHTML)</h1>
        <p>\(summary.escapedForHTML)</p>
        \(picture)
        \(figures.html)
        """
    }

    private var figures: SeriesFigures {
        let end = tally.start(of: tally.columns)
        return SeriesFigures(series: series, from: tally.start(of: 0), until: end, masking: selection.masking)
    }

    private var summary: String {
        guard count > 0 else {
            return series.isEmpty ? "There are no entries." : "There are measurements, and no entries."
        }
        let place = folder.isEmpty ? "" : " All sources lie in \(folder)."
        let positions = selection.positions
        let ends = [positions.prefix(1), positions.suffix(1)].map { timeline.events(in: $0).first?.instant.clockWords }
        return
            "\(tally.total.words), from \(tally.counts.count.grouped) \(tally.counts.count == 1 ? "source" : "sources"), "
            + "between \(ends[0] ?? "") and \(ends[1] ?? ""). Times are UTC; a question mark behind one says that "
            + "its source does not tell a zone, and UTC was assumed.\(place)"
    }

    private var picture: String {
        guard count > 0 else { return "" }
        let names = tally.counts.keys.map { ($0, String(timeline.sources[$0].name.inert.dropFirst(folder.count))) }
        let picture = CountPicture(tally, names: Dictionary(uniqueKeysWithValues: names))
        let legend =
            tally.hasSeverities
            ? "<span class=\"key error\"></span> errors and worse, <span class=\"key warning\"></span> warnings, "
                + "<span class=\"key rest\"></span> all else."
            : "There are too many to look into each for its severity: narrow with --from and --until to see errors "
                + "apart."
        return """
            <figure>
            \(picture.svg(.wide))
            \(picture.svg(.narrow))
            <figcaption>Each bar is \(Stretch.words(tally.bucket)); each lane has a scale of its own, up to the number \
            at its right. \(legend)</figcaption>
            </figure>
            """
    }

    private var entriesHead: String {
        let shown = min(count, HTMLOutput.cap)
        let which = if case .last = selection.limit { "last" } else { "first" }
        let words =
            shown < count
            ? "<p>The \(which) \(shown.grouped) of \(count.grouped); the picture counts all. Narrow with "
                + "<code>--from</code>, <code>--until</code> or <code>--match</code> to see others.</p>" : ""
        return "<h2>Entries</h2>\n\(words)\n\(HTMLRows.head)"
    }
}

extension HTMLOutput {
    /// Lines shown in front of the entry that a peak is about, and from it on.
    private static let (before, after) = (4, 20)

    private func writePeaks(_ rows: HTMLRows, to sink: ([UInt8]) -> Bool) -> Bool {
        let peaks = Peaks(of: tally).columns
        guard !peaks.isEmpty else { return true }
        guard sink(Array("<h2>Around the peaks</h2>\n".utf8)) else { return false }
        return peaks.allSatisfy { write(peak: $0, rows, to: sink) }
    }

    private func write(peak column: Int, _ rows: HTMLRows, to sink: ([UInt8]) -> Bool) -> Bool {
        let (start, end) = (tally.start(of: column), tally.start(of: column + 1))
        let counts = tally.sums[column] ?? .init()
        let earlier = tally.start(of: max(column - 1, 0))
        let inside = timeline.positions(from: start, until: end).clamped(to: selection.positions)
        let near = timeline.positions(from: earlier, until: end).clamped(to: selection.positions)
        var grave = selection.query
        grave.severity = max(grave.severity ?? .error, .error)
        let worst = timeline.search(
            counts.errors > 0 ? grave : selection.query, after: inside.lowerBound - 1, before: inside.upperBound,
            limit: 1)
        let middle = worst.first ?? inside.lowerBound
        let head = """
            <details>
            <summary><time datetime="\(start.rfc3339(decimals: 3))">\(start.clockWords)</time> \
            <span>\(counts.words) in \(Stretch.words(tally.bucket))</span></summary>
            \(HTMLRows.head)
            """
        guard sink(Array(head.utf8)) else { return false }
        let (query, masking) = (selection.query, selection.masking)
        timeline.write(
            Selection(
                positions: near.lowerBound..<middle, query: query, limit: .last(HTMLOutput.before), masking: masking),
            as: rows,
            to: sink)
        timeline.write(
            Selection(
                positions: middle..<inside.upperBound, query: query, limit: .first(HTMLOutput.after), masking: masking),
            as: rows,
            to: sink)
        return sink(Array("\(HTMLRows.foot)</details>\n".utf8))
    }
}

/// The stretches of a tally that stand out.
struct Peaks {
    private static let most = 6
    /// Fewer entries than that are seen at a glance.
    private static let worthwhile = 60
    let columns: [Int]

    /// The stretches with the most errors, or with the most entries where there is no error, that have more than both
    /// their neighbours; in the order of time.
    init(of tally: Tally) {
        let sums = tally.sums
        let total = tally.total
        guard total.total >= Peaks.worthwhile else {
            columns = []
            return
        }
        let score = { (column: Int) -> Int in
            sums[column].map { total.errors > 0 ? $0.errors : $0.total } ?? 0
        }
        let highest = sums.keys.filter { score($0) > 0 && score($0) > score($0 - 1) && score($0) >= score($0 + 1) }
        let ranked = highest.sorted { (score($0), $1) > (score($1), $0) }
        columns = ranked.prefix(Peaks.most).sorted()
    }
}

extension Selection.Limit {
    fileprivate func capped(at cap: Int) -> Selection.Limit {
        switch self {
        case .none: .first(cap)
        case .first(let count): .first(min(count, cap))
        case .last(let count): .last(min(count, cap))
        }
    }
}
