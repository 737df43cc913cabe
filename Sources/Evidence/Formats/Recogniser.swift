/// Finds out from the beginning of a source how to read it.
struct Recogniser {
    let content: Content
    let name: String
    let surroundings: Surroundings

    /// Bytes and lines looked at first, and again where they show no time.
    private static let windows = [(bytes: 64 << 10, lines: 400), (bytes: 4 << 20, lines: 20_000)]

    func interpretation() -> any Interpretation {
        if let structured = StructuredSource.interpretation(of: content, named: name, surroundings: surroundings) {
            return structured
        }
        for window in Recogniser.windows {
            let beginning = content.bytes[0..<window.bytes].withoutByteOrderMark
            let lines = Array(beginning.lines.lazy.filter { !$0.isEmpty }.prefix(window.lines))
            if let found = lineInterpretation(lines: lines) {
                return found.reading(surroundings.options.dateOrder)
            }
            if window.bytes >= content.bytes.count { break }
        }
        return UnknownInterpretation()
    }

    private func lineInterpretation(lines: [Bytes]) -> LineInterpretation? {
        if let w3c = W3CLog.format(header: content.bytes[0..<Recogniser.windows[0].bytes]) {
            return Candidate(format: w3c, lines: lines)?.interpretation(lines: lines)
        }
        let general = Candidate(format: GeneralLog.format, lines: lines)
        let claims = LineFormat.claiming.compactMap { Candidate(format: $0, lines: lines) }
        let best = claims.reduce(nil as Candidate?) { best, next in
            next.matches > (best?.matches ?? 0) ? next : best
        }
        guard let best, best.matches * 2 >= general?.matches ?? 0 else {
            return general?.interpretation(lines: lines)
        }
        return best.interpretation(lines: lines)
    }
}

extension LineFormat {
    /// Formats that recognise their lines for certain; of two that recognise as many, the first is taken.
    static let claiming: [LineFormat] = [
        DebriefLines.format, Syslog.structured, ContainerLog.cri, PostgreSQL.format, ContainerLog.docker,
        KubernetesAudit.format, JSONLines.journald, JSONLines.format,
        AccessLog.format, ServerErrorLog.nginx, ServerErrorLog.apache, GoogleLog.format, AuditLog.format,
        ShellHistory.format, LogfmtLines.format, Syslog.iso, Syslog.forwarded, Syslog.traditional,
        ApplicationLog.format,
    ]
}

/// One format and how well it fits.
private struct Candidate {
    let format: LineFormat
    let matches: Int
    private let spots: [(spot: TimeSpot, count: Int)]

    init?(format: LineFormat, lines: [Bytes]) {
        var counts: [TimeSpot: Int] = [:]
        for spot in lines.lazy.compactMap(format.recognise) { counts[spot, default: 0] += 1 }
        guard !counts.isEmpty else { return nil }
        self.format = format
        matches = counts.values.reduce(0, +)
        spots = counts.map { (spot: $0.key, count: $0.value) }.sorted {
            ($0.count, String(describing: $1.spot)) > ($1.count, String(describing: $0.spot))
        }
    }

    func interpretation(lines: [Bytes]) -> LineInterpretation {
        let main = spots[0].spot.notation
        // A line of syslog is an entry with or without a year; elsewhere the other kind of date may be prose.
        let mixesYears = format.name == Syslog.traditional.name
        let notations = spots.map(\.spot.notation).filter {
            $0.lacksDate == main.lacksDate && ($0.lacksYear == main.lacksYear || mixesYears)
        }
        let decided = DateOrder.decided(notations.uniqued(), place: place, lines: lines)
        let reader = TimeReader(place: place, notations: decided.notations)
        return LineInterpretation(
            lineFormat: format, reader: reader,
            findings: decided.findings + SampleFindings(lines: lines, reader: reader, format: format).findings)
    }

    /// The one place that nearly all lines agree on.
    private var place: TimePlace {
        let counts = Dictionary(spots.map { ($0.spot.place, $0.count) }, uniquingKeysWith: +)
        let best = counts.max { ($0.value, String(describing: $1.key)) < ($1.value, String(describing: $0.key)) }
        guard let best, counts.count == 1 || best.value * 10 >= matches * 9 else {
            return spots[0].spot.place.isColumn ? .anywhere : spots[0].spot.place
        }
        return best.key
    }
}

extension TimePlace {
    fileprivate var isColumn: Bool {
        if case .column = self { true } else { false }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it occurs first.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Bytes {
    /// Without the mark that some programs put in front of UTF-8.
    var withoutByteOrderMark: Bytes { has("\u{FEFF}") ? from(3) : self }
}
