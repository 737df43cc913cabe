/// How one source is read, once its beginning has shown what it is.
protocol Interpretation: Sendable {
    /// The name of the format.
    var format: String { get }
    /// The zone that the source or its format declares for times without an offset.
    var zone: Zone? { get }
    /// Whether the times lack a year, and even a date.
    var lacksYear: Bool { get }
    var lacksDate: Bool { get }
    /// Whether Debrief wrote the source itself, so that its entries cite other sources.
    var isReadBack: Bool { get }

    /// Tells how entries are found; an index that was made in the same way can be used again. Nil if none can.
    var wayOfIndexing: String? { get }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex

    /// The index of what stands from `start` on, where an entry begins.
    func index(_ content: Content, from start: Int, options: ReadingOptions) -> RawIndex

    /// What the source measured, if anything; what is to be said of it goes into `index`.
    func series(of content: Content, index: inout RawIndex) -> [Series]

    /// What an entry says. `nanoseconds` is its instant in the index, `offset` where it begins in the source.
    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details

    /// Where in an entry its time stands.
    func time(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Range<Int>
}

extension Interpretation {
    var zone: Zone? { nil }
    var lacksYear: Bool { false }
    var lacksDate: Bool { false }
    var isReadBack: Bool { false }
    var wayOfIndexing: String? { nil }

    func index(_ content: Content, from start: Int, options: ReadingOptions) -> RawIndex {
        index(content, options: options)
    }

    func series(of content: Content, index: inout RawIndex) -> [Series] { [] }

    func time(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Range<Int> {
        details(of: entry, nanoseconds: nanoseconds, offset: offset).time
    }
}

/// A text read line by line.
struct LineInterpretation: Interpretation {
    let lineFormat: LineFormat
    let reader: TimeReader
    var findings: [RawFinding] = []

    var format: String { lineFormat.name }
    var zone: Zone? { lineFormat.zone }
    var lacksYear: Bool { reader.notations.contains(where: \.lacksYear) }
    var lacksDate: Bool { reader.notations.first?.lacksDate ?? false }
    var isReadBack: Bool { lineFormat.name == DebriefLines.format.name }

    var wayOfIndexing: String? { "\(format) \(reader.place) \(reader.notations)" }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        index(content, from: 0, options: options)
    }

    func index(_ content: Content, from start: Int, options: ReadingOptions) -> RawIndex {
        var index = LineIndexer(content: content, format: lineFormat, reader: reader)
            .index(from: start, threads: options.threads, chunkSize: options.chunkSize, meter: options.meter)
        index.findings += findings
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        let time = time(of: entry, nanoseconds: nanoseconds, offset: offset)
        var details = entry.withoutEscapes(time) { lineFormat.details($0, $1) }
        details.time = time
        return details
    }

    func time(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Range<Int> {
        var reader = reader
        return reader.read(entry.firstLine)?.range ?? 0..<0
    }
}

/// A source in which no time was found: all of its lines are undated.
struct UnknownInterpretation: Interpretation {
    var format: String { "unknown" }

    private static let advice =
        "no time was found in it, so nothing of it is on the timeline. Lines need a time in their first "
        + "\(TimePlace.reach) bytes; convert what is binary or a table without a header first"

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let lines = content.bytes.lines.reduce(0) { $0 + ($1.trimmed.isEmpty ? 0 : 1) }
        var index = RawIndex(
            undatedLines: lines, undatedEnd: content.bytes.count, marks: LineMarks(countingLinesOf: content.bytes))
        if !content.bytes.isEmpty { index.warn(.unrecognised, UnknownInterpretation.advice) }
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        Details(text: entry.trimmed.text)
    }
}
