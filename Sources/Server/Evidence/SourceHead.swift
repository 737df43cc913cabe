import Debriefing
import Publishing
import Timekeeping

/// Which source a page shows, and the form for how its times are read.
struct SourceHead: Sendable {
    struct Fields: Sendable {
        let zone: String
        let year: String
        let date: String
        let dateOrder: String
        let dateOrders: [Choice]
        let shift: String
        let clocks: [Choice]
        let clock: String

        init(_ reading: Source.Reading) {
            let isAhead = (reading.shift ?? 0) < 0
            zone = reading.zone ?? ""
            year = reading.year.map { "\($0)" } ?? ""
            date = reading.date?.description ?? ""
            dateOrder = reading.dateOrder?.rawValue ?? ""
            dateOrders = [("monthFirst", "the month"), ("dayFirst", "the day")]
                .map { Choice(key: $0.0, name: $0.1, isSelected: $0.0 == reading.dateOrder?.rawValue) }
            shift = TypedShift.write(reading.shift)
            clock = isAhead ? "ahead" : "behind"
            clocks = ["behind", "ahead"].map { Choice(key: $0, name: $0, isSelected: ($0 == "ahead") == isAhead) }
        }
    }

    let row: SourcesList.Row
    let allPath: String
    let pagePath: String
    let path: String
    let mayChange: Bool
    let fields: Fields
    let isOpen: Bool
    let problem: String?
    /// When its entries would be.
    let preview: String?
    /// How it was read before, to be undone.
    let undo: Fields?
    let earlierWords: String
    let clocksPath: String?

    init(
        _ source: Source, _ scene: Scene, typed: Source.Reading? = nil, preview: Source? = nil, problem: String? = nil
    ) {
        row = scene.row(source)
        allPath = Route.evidence(scene.debrief.id).path
        pagePath = Route.source(scene.debrief.id, source.id).path
        path = scene.path("sources/\(source.id)/readings")
        mayChange = scene.mayChange
        fields = Fields(typed ?? source.reading)
        isOpen = preview != nil || problem != nil
        self.problem = problem
        let spans = [preview, source].map { $0.flatMap { scene.exactSpan($0) } ?? "none" }
        self.preview = preview == nil ? nil : "Its entries would be at \(spans[0]) instead of \(spans[1])."
        undo = source.earlier.map(Fields.init)
        let words = source.earlier?.words ?? []
        clocksPath =
            scene.debrief.sources.count < 2
            ? nil : Route.clocks(scene.debrief.id).path + "?other=\(source.id)"
        earlierWords = words.isEmpty ? "As it came in" : words.joined(separator: "; ")
    }
}

extension Scene {
    /// From when to when, to the second: a clock may be off by less than a minute.
    fileprivate func exactSpan(_ source: Source) -> String? {
        guard let first = source.parts.compactMap(\.first).min(), let last = source.parts.compactMap(\.last).max()
        else {
            return nil
        }
        let (start, end) = (exactly(first), exactly(last))
        return start == end ? start : "\(start) to \(end)"
    }

    private func exactly(_ instant: Instant) -> String {
        "\(words.time(instant, .day)), \(words.time(instant, .second))"
    }
}

extension ReadingFields {
    /// The fields as an address has them.
    init(_ asked: [String: String]) {
        self.init(
            zone: asked["zone"], year: asked["year"], date: asked["date"], dateOrder: asked["dateOrder"],
            shift: asked["shift"], clock: asked["clock"])
    }
}

extension Debrief {
    func source(named name: String) throws -> Source {
        guard let source = sources.first(where: { $0.id.text == name }) else { throw Refusal.notFound("source") }
        return source
    }
}
