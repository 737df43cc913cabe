import Debriefing
import Evidence
import Publishing
import Timekeeping

/// What the evidence has for the board: how much there is when, deploys and alerts, and what was measured.
struct BoardEvidence: Sendable {
    let merged: EvidenceShelf.Merged
    let landmarks: Landmarks
    /// All there are, with no secret in their names.
    let series: [Series]
    /// The names of the series that somebody wants to see; nil where nobody chose.
    var chosen: [String]?
    /// Words that the names have to have which are offered.
    var find = ""

    /// How many series are drawn where nobody chose, how many at most, and how many there are to choose from at once.
    static let (usual, most, offered) = (3, 8, 60)

    init(_ merged: EvidenceShelf.Merged, _ landmarks: Landmarks) {
        (self.merged, self.landmarks) = (merged, landmarks)
        series = merged.timeline.series(masking: Masking())
    }

    /// Those that are drawn.
    var drawn: [Series] {
        guard let chosen else { return Array(series.prefix(BoardEvidence.usual)) }
        let wanted = Set(chosen)
        return Array(series.lazy.filter { wanted.contains($0.name) }.prefix(BoardEvidence.most))
    }

    /// Of which sources only the beginning was looked at for deploys and alerts; nil if all were looked through.
    var cut: String? {
        let names = landmarks.cut.map { merged.timeline.sources[$0].name.visible }
        guard !names.isEmpty else { return nil }
        let entries = "the first \(Evidence.Timeline.suggestionLimit.grouped) entries"
        return "Deploys and alerts were looked for in \(entries) of \(names.joined(separator: ", "))."
    }

    func counts(_ times: ClosedRange<Instant>, _ bucket: Int64) -> [(start: Instant, count: Int)] {
        merged.timeline.counts(from: times.lowerBound, until: times.upperBound, bucket: bucket)
    }

    func marks(in debrief: DebriefID) -> [PictureView.Landmark] {
        landmarks.all.map { landmark in
            PictureView.Landmark(
                landmark.kind.shown, at: landmark.instant, words: landmark.text,
                source: merged.origins[landmark.sourceIndex].id.text,
                path: Route.evidence(debrief).path + "?place=\(place(of: landmark).percentEncoded)#cited")
        }
    }

    private func place(of landmark: Landmark) -> String {
        let (source, part) = (merged.origins[landmark.sourceIndex], merged.timeline.sources[landmark.sourceIndex].name)
        return "\(source.id).\(landmark.instant.nanoseconds).\(landmark.range.lowerBound).\(part)"
    }

    func measured(over stretches: [PictureView.Stretch], in debrief: DebriefID, _ words: TimeWords)
        -> [PictureView.Measured]
    {
        drawn.map { PictureView.Measured($0, over: stretches, in: debrief, words) }
    }
}

extension EvidenceShelf {
    func board(_ debrief: Debrief) async throws -> BoardEvidence {
        let merged = try await merged(debrief)
        return BoardEvidence(merged, try await landmarks(merged))
    }
}

extension Landmark.Kind {
    fileprivate var shown: PictureView.Landmark.Kind {
        switch self {
        case .deploy: .deploy
        case .alertStart: .alertStart
        case .alertEnd: .alertEnd
        }
    }
}

extension PictureView.Measured {
    fileprivate init(
        _ series: Series, over stretches: [PictureView.Stretch], in debrief: DebriefID, _ words: TimeWords
    ) {
        let traces = stretches.map {
            SeriesTrace(series, from: $0.times.lowerBound, until: $0.times.upperBound)
        }
        let lowest = traces.compactMap { $0.lowest?.value }.min()
        let highest = traces.compactMap { $0.highest?.value }.max()
        let scale = lowest.flatMap { low in highest.map { low...$0 } }
        let said = traces.filter { $0.count > 0 }.map { trace in trace.words { words.time($0, .second) } }
        let span = stretches.first.map { first in first.times.lowerBound...(stretches.last ?? first).times.upperBound }
        self.init(
            name: series.name.visible, unit: series.unit.map { String($0.visible.prefix(24)) },
            words: said.isEmpty ? "nothing was measured in this time" : said.joined(separator: "; then "),
            ends: scale.map { ($0.lowerBound.measured, $0.upperBound.measured) },
            isMeasured: !said.isEmpty,
            paths: zip(traces, stretches).map { trace, stretch in
                scale.map { trace.path(width: stretch.width, height: PictureView.Measured.height, on: $0) } ?? ""
            },
            address: Route.evidence(debrief).path + "?series=\(series.name.percentEncoded)"
                + (span.map { "&" + $0.asked } ?? ""))
    }
}

extension ClosedRange<Instant> {
    /// As an address asks for it.
    var asked: String {
        "from=\(lowerBound.rfc3339.percentEncoded)&until=\(upperBound.rfc3339.percentEncoded)"
    }
}
