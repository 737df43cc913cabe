import Timekeeping

/// What has to hold of every source, whatever its bytes are.
struct SourceCheck {
    private let content: Content
    private let interpretation: any Interpretation
    private let name: String
    private let source: Source

    init(_ content: Content, _ interpretation: any Interpretation, name: String = "sample") {
        self.content = content
        self.interpretation = interpretation
        self.name = name
        source = SourceCheck.source(content, interpretation, name: name)
    }

    func run() {
        let timeline = Timeline([source])
        let events = timeline.events(in: 0..<timeline.count)
        rangesLieInside(events)
        if interpretation is LineInterpretation || interpretation is BootInterpretation { bytesAreCoveredOnce(events) }
        entriesAreInOrder(events)
        sizeOfChunksChangesNothing()
        outputIsInert(timeline)
        linesReadBack(timeline)
        tableReadsBack(timeline)
    }

    private static func source(
        _ content: Content, _ interpretation: any Interpretation, name: String, chunkSize: Int = 64 << 20
    ) -> Source {
        Source(
            name: name, content: content, interpretation: interpretation,
            changed: Instant(seconds: 1_780_272_000), identity: nil,
            options: ReadingOptions(threads: 1, chunkSize: chunkSize))
    }

    private func rangesLieInside(_ events: [Event]) {
        for event in events {
            let isInside = event.range.lowerBound >= 0 && event.range.upperBound <= content.bytes.count
            require(isInside, "\(event) lies outside")
            require(event.line >= 1, "\(event) lies on no line")
        }
        require(source.undatedRange.upperBound <= content.bytes.count, "undated bytes lie outside")
    }

    /// Each byte belongs to one entry or to the undated lines in front; only blank lines belong to nothing.
    private func bytesAreCoveredOnce(_ events: [Event]) {
        var end = source.undatedRange.upperBound
        for range in events.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            require(range.lowerBound >= end, "\(range) was covered already, up to \(end)")
            require(isBlank(end..<range.lowerBound), "\(end..<range.lowerBound) belongs to nothing")
            end = range.upperBound
        }
        require(isBlank(end..<content.bytes.count), "\(end..<content.bytes.count) belongs to nothing")
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        let bytes = range.lowerBound == 0 ? content.bytes[range].withoutByteOrderMark : content.bytes[range]
        return bytes.buffer.allSatisfy { $0 == .newline || $0 == .carriageReturn }
    }

    private func entriesAreInOrder(_ events: [Event]) {
        for (earlier, later) in zip(events, events.dropFirst()) {
            require(
                (earlier.instant, earlier.range.lowerBound) <= (later.instant, later.range.lowerBound),
                "\(later) stands behind \(earlier)")
        }
    }

    private func sizeOfChunksChangesNothing() {
        let other = SourceCheck.source(content, interpretation, name: name, chunkSize: 61)
        require(other.undatedRange == source.undatedRange, "\(other.undatedRange), \(source.undatedRange) undated")
        require(
            other.undatedCount == source.undatedCount, "\(other.undatedCount), \(source.undatedCount) lines undated")
        require(other.findings == source.findings, "\(other.findings) in small chunks, \(source.findings) in one")
        requireSame(Timeline([source]).written(as: JSONLinesOutput()), Timeline([other]).written(as: JSONLinesOutput()))
    }

    private func outputIsInert(_ timeline: Timeline) {
        let text = timeline.written(as: TextOutput(timeline), masking: Masking())
        let isInert = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || !SourceCheck.isActive(scalar)
        }
        require(isInert, "the text holds something active: \(text.debugDescription)")
    }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private func linesReadBack(_ timeline: Timeline) {
        let lines = timeline.written(as: JSONLinesOutput())
        guard timeline.count > 0 else { return }
        requireSame(lines, SourceCheck.readBack(lines).written(as: JSONLinesOutput()))
    }

    private func tableReadsBack(_ timeline: Timeline) {
        let table = timeline.written(as: CSVOutput())
        guard timeline.count > 0 else { return }
        requireSame(table, SourceCheck.readBack(CSVOutput().head + table).written(as: CSVOutput()))
    }

    private static func readBack(_ text: String) -> Timeline {
        var text = text
        let content = text.withUTF8 { buffer in
            guard let start = buffer.baseAddress else { fatalError("nothing to read back") }
            return FuzzContent(Bytes(start: start, count: buffer.count))
        }
        let recogniser = Recogniser(content: content.content, name: "back", surroundings: Surroundings())
        return Timeline([source(content.content, recogniser.interpretation(), name: "back")])
    }

    private func requireSame(_ left: String, _ right: String) {
        guard Array(left.utf8) != Array(right.utf8) else { return }
        let pairs = zip(left.split(separator: "\n"), right.split(separator: "\n"))
        let different = pairs.first { Array($0.0.utf8) != Array($0.1.utf8) }
        let words = different.map { "\($0.0)\n\($0.1)\n" } ?? ""
        fatalError("a source in \(interpretation.format) becomes two things:\n\(words)\(left)\nand\n\(right)")
    }
}

extension Timeline {
    func written(as output: some Output, masking: Masking? = nil) -> String {
        var bytes: [UInt8] = []
        write(Selection(positions: 0..<count, masking: masking), as: output, threads: 1) {
            bytes += $0
            return true
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
