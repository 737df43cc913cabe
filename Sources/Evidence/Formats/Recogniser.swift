/// Finds out from the beginning of a source how to read it.
///
/// A user's own formats go first, then sources that are more than lines, then the format that recognises the most lines;
/// of those that recognise as many, one in code, then the one whose patterns give more of them word for word, then the
/// first by name. A format has to recognise half of the lines that have a time near their start.
struct Recogniser {
    let content: Content
    let name: String
    let surroundings: Surroundings

    /// Bytes and lines looked at first, and again where they show no time.
    private static let windows = [(bytes: 64 << 10, lines: 400), (bytes: 4 << 20, lines: 20_000)]

    func interpretation() -> any Interpretation {
        if let own = ownInterpretation() { return own }
        if let structured = StructuredSource.interpretation(of: content, named: name, surroundings: surroundings) {
            return structured
        }
        return firstWindow { lineInterpretation(lines: $0) } ?? UnknownInterpretation()
    }

    private func ownInterpretation() -> (any Interpretation)? {
        let formats = surroundings.options.formats
        guard !formats.formats.isEmpty else { return nil }
        return firstWindow { lines in
            let best = LineCandidate.best(of: formats.formats.map(\.lineFormat), lines: lines)
            return best.flatMap {
                $0.matches * 2 >= general(lines)?.matches ?? 0 ? $0.interpretation(lines: lines) : nil
            }
        }
    }

    private func lineInterpretation(lines: SampleLines) -> (any Interpretation)? {
        if let w3c = W3CLog.format(header: content.bytes[0..<Recogniser.windows[0].bytes]) {
            return LineCandidate(w3c, lines: lines)?.interpretation(lines: lines)
        }
        let general = general(lines)
        let known = LineFormat.structural + FormatLibrary.builtIn.formats.map(\.lineFormat)
        guard let best = LineCandidate.best(of: known, lines: lines), best.matches * 2 >= general?.matches ?? 0 else {
            return wide(general, lines: lines)
        }
        return best.interpretation(lines: lines)
    }

    private func general(_ lines: SampleLines) -> LineCandidate? { LineCandidate(GeneralLog.format, lines: lines) }

    /// For lines of no known format: a level after the time tells more than the time alone.
    private func wide(_ general: LineCandidate?, lines: SampleLines) -> (any Interpretation)? {
        let application = LineCandidate(ApplicationLog.format, lines: lines)
        let isEnough = (application?.matches ?? 0) * 2 >= general?.matches ?? 0
        return ((isEnough ? application : nil) ?? general)?.interpretation(lines: lines)
    }

    /// What `body` makes of the first lines, else of more of them.
    private func firstWindow(_ body: (SampleLines) -> (any Interpretation)?) -> (any Interpretation)? {
        for window in Recogniser.windows {
            let beginning = content.bytes[0..<window.bytes].withoutByteOrderMark
            let lines = SampleLines(Array(beginning.lines.lazy.filter { !$0.isEmpty }.prefix(window.lines)))
            if let found = body(lines) {
                return (found as? LineInterpretation)?.reading(surroundings.options.dateOrder) ?? found
            }
            if window.bytes >= content.bytes.count { break }
        }
        return nil
    }
}

extension LineFormat {
    /// Formats that are more than a layout of lines, and recognise theirs for certain.
    static let structural: [LineFormat] = [
        DebriefLines.format, Syslog.structured, ContainerLog.cri, ContainerLog.docker, KubernetesAudit.format,
        JSONLines.journald, JSONLines.format, LogfmtLines.format, Syslog.forwarded,
    ]
}

/// One format and how well it fits.
struct LineCandidate {
    let format: LineFormat
    let matches: Int
    private let spots: [(spot: TimeSpot, count: Int)]

    /// - Parameter least: Nil if it recognises fewer lines, which is found out as soon as it is certain.
    init?(_ format: LineFormat, lines: SampleLines, least: Int = 1) {
        var counts: [TimeSpot: Int] = [:]
        var missesLeft = lines.raw.count - least
        for index in lines.raw.indices {
            guard let spot = format.recognise(lines.plain[index]) else {
                missesLeft -= 1
                guard missesLeft >= 0 else { return nil }
                continue
            }
            counts[lines.isColoured ? lines.spot(spot, ofLine: index) : spot, default: 0] += 1
        }
        guard !counts.isEmpty else { return nil }
        self.format = format
        matches = counts.values.reduce(0, +)
        spots = counts.map { (spot: $0.key, count: $0.value) }.sorted {
            ($0.count, String(describing: $1.spot)) > ($1.count, String(describing: $0.spot))
        }
    }

    /// The one that recognises the most lines. Of those that recognise as many, one in code, else the one that knows
    /// more of them word for word, else the first.
    static func best(of formats: [LineFormat], lines: SampleLines) -> LineCandidate? {
        let tied = most(of: formats, lines: lines)
        guard tied.count > 1 else { return tied.first }
        if let structural = tied.first(where: { $0.format.literalBytes == nil }) { return structural }
        let known = tied.map { $0.literalBytes(lines: lines) }
        return zip(tied, known).first { $0.1 == known.max() }?.0
    }

    /// Those that recognise the most lines, in the order of `formats`. The one that fits the beginning goes first: of the
    /// others most are given up at the first line that they do not know.
    private static func most(of formats: [LineFormat], lines: SampleLines) -> [LineCandidate] {
        let beginning = lines.plain.prefix(8)
        let fits = formats.map { format in beginning.count { format.recognise($0) != nil } }
        let order = formats.indices.sorted { (fits[$1], $0) < (fits[$0], $1) }
        var (most, found) = (1, [Int: LineCandidate]())
        for index in order {
            guard let candidate = LineCandidate(formats[index], lines: lines, least: most) else { continue }
            if candidate.matches > most { found = [:] }
            most = candidate.matches
            found[index] = candidate
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    private func literalBytes(lines: SampleLines) -> Int {
        lines.plain.reduce(0) { $0 + (format.literalBytes?($1) ?? 0) }
    }

    func interpretation(lines: SampleLines) -> any Interpretation {
        let main = spots[0].spot.notation
        let notations = spots.map(\.spot.notation).filter {
            $0.lacksDate == main.lacksDate && $0.lacksOrigin == main.lacksOrigin
                && ($0.lacksYear == main.lacksYear || format.mixesYears)
        }
        let decided = DateOrder.decided(notations.uniqued(), place: place, lines: lines.raw)
        let reader = TimeReader(place: place, notations: decided.notations)
        let interpretation = LineInterpretation(
            lineFormat: format, reader: reader,
            findings: decided.findings + SampleFindings(lines: lines.raw, reader: reader, format: format).findings)
        return main.lacksOrigin ? BootInterpretation(lines: interpretation) : interpretation
    }

    /// The one place that nearly all lines agree on.
    private var place: TimePlace {
        let counts = Dictionary(spots.map { ($0.spot.place, $0.count) }, uniquingKeysWith: +)
        let best = counts.max { ($0.value, String(describing: $1.key)) < ($1.value, String(describing: $0.key)) }
        guard let best, counts.count == 1 || best.value * 10 >= matches * 9 else {
            return spots[0].spot.place.moves ? .anywhere : spots[0].spot.place
        }
        return best.key
    }
}

extension TimePlace {
    /// Whether it is counted from the start of the line, and so moves with what stands there.
    fileprivate var moves: Bool {
        switch self {
        case .column, .word: true
        default: false
        }
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
