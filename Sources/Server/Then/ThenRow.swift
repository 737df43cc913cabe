import Debriefing
import Evidence
import Publishing
import Timekeeping

/// Something that had happened by then, or had reached somebody, in words.
struct ThenRow {
    let id: String?
    var day: String?
    /// As HTML.
    let time: String
    let mayBeLater: Bool
    let lane: String
    let kind: String?
    let kindKey: String?
    let text: String
    let words: [PerspectiveRow]
    let citations: [CitationRow]
    /// Why it had reached them.
    let why: String?

    /// Where it stands in a list parted by days; nowhere where it has no time.
    private(set) var stands: String

    /// Where it stands in time, for the order.
    fileprivate let moment: Moment

    static func rows(
        _ view: ThenView, _ reached: (lines: ReachedLines, merged: EvidenceShelf.Merged)?, _ scene: Scene
    ) -> [ThenRow] {
        guard let point = view.point else { return [] }
        guard let insider = view.insider else {
            return parted(view.known.map { ThenRow($0, by: point, scene) }, scene)
        }
        let lived = view.debrief.lived(view.known, by: insider).map { ThenRow($0, by: point, scene) }
        let lines = (reached?.lines.lines ?? []).map { ThenRow($0, insider, scene) }
        return parted((lived + lines).forward(\.moment), scene)
    }

    /// With each day over its first row, where there are several.
    private static func parted(_ rows: [ThenRow], _ scene: Scene) -> [ThenRow] {
        let days = rows.map { $0.moment.start.map(scene.words.day) }
        guard Set(days.compactMap(\.self)).count > 1 else { return rows }
        var last: String?
        return zip(rows, days).map { row, day in
            var row = row
            if row.stands.isEmpty { row.stands = day ?? "" }
            if let day, day != last { (row.day, last) = (day, day) }
            return row
        }
    }
}

extension ThenRow {
    /// An entry as all together could know of it.
    private init(_ known: Reveal.Known, by point: Point, _ scene: Scene) {
        self.init(known, by: point, scene, words: known.entry.perspectives.map { scene.row($0) })
    }

    /// An entry as it had reached somebody; of one that had not, what they told of it themselves.
    private init(_ lived: Lived, by point: Point, _ scene: Scene) {
        switch lived.reason {
        case .own: self.init(lived.known, by: point, scene, why: "their own")
        case .asked: self.init(lived.known, by: point, scene, why: "asked of them, or handed over to them")
        case .words(let perspective):
            self.init(lived.known, by: point, scene, text: perspective.text, why: "how it was for them")
        }
    }

    private init(
        _ known: Reveal.Known, by point: Point, _ scene: Scene, text: String? = nil, words: [PerspectiveRow] = [],
        why: String? = nil
    ) {
        let (entry, content) = (known.entry, known.entry.content)
        id = text == nil ? entry.id.text : nil
        time = scene.words.element(content.moment, in: scene.debrief.timeline, dating: .none)
        mayBeLater = known.mayBeLater
        lane = text == nil ? content.lane.name : ""
        kind = text == nil ? content.kind.words : nil
        kindKey = text == nil ? content.kind.rawValue : nil
        self.text = text ?? content.text
        self.words = words
        citations = text == nil ? content.citations.filter { $0.was(recordedBy: point.end) }.map { scene.row($0) } : []
        self.why = why
        moment = content.moment
        stands = scene.words.place(of: moment) ?? ""
    }

    /// A line of evidence.
    private init(_ line: ReachedLines.Line, _ insider: Insider, _ scene: Scene) {
        let event = line.event.masked
        id = nil
        (time, mayBeLater) = (scene.words.element(event.instant, .second, written: event.timeAsWritten), false)
        lane = event.actor ?? event.source
        (kind, kindKey) = (nil, line.reason == .alert ? "automatic" : nil)
        text = event.text.visible
        words = []
        citations = []
        moment = .exact(event.instant, .nanosecond)
        stands = scene.words.place(of: moment) ?? ""
        why =
            switch line.reason {
            case .wrote: "they wrote it"
            case .channel(let name): "said in \(name.visible), where they were"
            case .before(let name): "stood in \(name.visible) before they first wrote there: they may not have read it"
            case .alert: "an alert that names them"
            }
    }
}

extension Citation {
    /// What bears no time may have been recorded afterwards.
    fileprivate func was(recordedBy end: Instant) -> Bool { at.map { $0 <= end } ?? false }
}
