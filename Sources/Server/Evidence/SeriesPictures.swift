import Debriefing
import Evidence
import Publishing
import Timekeeping

/// What was measured over the time of a page: a line for each of a few series.
struct MeasuredSeries: Sendable {
    /// How many are drawn at once.
    static let most = 8

    let traces: [SeriesTrace]
    /// How many there are with the words that were asked for, and how many in all.
    let found: Int
    let total: Int
    let start: Int

    /// - Parameter axis: The time of the counts.
    init(_ view: EvidenceView, _ timeline: Evidence.Timeline, over axis: (from: Instant, until: Instant)?) {
        let series = timeline.series(named: view.series, masking: Masking())
        let first = min(view.seriesAt, max(0, series.count - 1))
        let drawn = axis == nil ? [] : series.dropFirst(first).prefix(MeasuredSeries.most)
        traces = axis.map { axis in drawn.map { SeriesTrace($0, from: axis.from, until: axis.until) } } ?? []
        (found, start) = (series.count, first)
        total = timeline.sources.reduce(0) { $0 + $1.series.count }
    }
}

/// The same in words and lines, for the page.
struct SeriesPictures {
    struct Picture {
        let name: String
        let words: String
        let path: String
        let rows: [Row]
    }

    struct Row {
        let time: String
        let lowest: String
        let highest: String
        let count: String
    }

    struct Field {
        let name: String
        let value: String
    }

    let pictures: [Picture]
    /// As in `8 of 23 series`.
    let count: String
    /// There are more than are drawn at once, or somebody chose some.
    let isChoosing: Bool
    let series: String
    let path: String
    /// The rest of the view, which a form has to bring along.
    let fields: [Field]
    let earlier: String?
    let later: String?

    static let (width, height) = (1200.0, 56.0)

    /// Nil where nothing was measured.
    init?(_ measured: MeasuredSeries, _ view: EvidenceView, _ scene: Scene) {
        guard measured.total > 0 else { return nil }
        let (start, shown) = (measured.start, measured.traces.count)
        pictures = measured.traces.map { Picture($0, scene) }
        let all = measured.total.grouped + " series"
        let range = shown > 1 ? "\((start + 1).grouped) to \((start + shown).grouped) of " : ""
        count =
            measured.found == 0
            ? "None of \(all) has these words in its name. Take fewer."
            : measured.found < measured.total
                ? "\(range)\(measured.found.grouped) with these words, of \(all)" : range + all
        isChoosing = measured.total > MeasuredSeries.most || !view.series.isEmpty
        series = view.series
        path = view.base
        fields = view.fields(from: view.from, until: view.until).filter { $0.0 != "series" && $0.0 != "series-at" }
            .map { Field(name: $0, value: $1) }
        earlier = start > 0 ? view.seriesPath(from: max(0, start - MeasuredSeries.most)) : nil
        later = start + shown < measured.found ? view.seriesPath(from: start + shown) : nil
    }
}

extension SeriesPictures.Picture {
    fileprivate init(_ trace: SeriesTrace, _ scene: Scene) {
        name = trace.name.visible
        words = trace.words { scene.pictureWords.time($0, .second) }
        path = trace.path(width: SeriesPictures.width, height: SeriesPictures.height)
        rows = trace.rows.map { row in
            SeriesPictures.Row(
                time: "\(scene.pictureWords.time(row.start, .day)), \(scene.pictureWords.time(row.start, .second))",
                lowest: row.lowest?.measured ?? "no number", highest: row.highest?.measured ?? "no number",
                count: row.count.grouped)
        }
    }
}
