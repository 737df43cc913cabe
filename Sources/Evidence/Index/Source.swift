public import Timekeeping

/// One recognised and indexed source of evidence. Its bytes stay mapped for as long as it lives, and never change.
public final class Source: Sendable {
    /// The name of the file; for a member of an archive or folder, with its path, as in `export.zip/general/2026-03-01.json`.
    public let name: String
    /// The name of the format, such as `syslog`, or `unknown`.
    public let format: String
    /// Lines without a time in front of the first entry; blank ones are not counted.
    public let undatedCount: Int
    /// How the zone is known: `written` if every entry bears its own.
    public let zone: ZoneKnowledge
    /// The zone of times without an offset; nil where all bear one.
    public let zoneName: String?
    public let findings: [Finding]
    /// Nanoseconds that were added to what the source's clock said. Reading without them undoes it.
    public let shift: Int64
    /// What was measured, if the source holds measurements rather than entries.
    public let series: [Series]
    /// The bytes in front of the first entry.
    public let undatedRange: Range<Int>

    let list: RecordList
    private let severities: SeverityMemory
    let marks: LineMarks
    private let content: Content
    private let interpretation: any Interpretation
    private let localKnowledge: ZoneKnowledge
    /// What of the index is not saved yet and could be.
    private let unsaved: (place: SavedIndex, index: RawIndex)?
    /// The source with all of its entries, where this one leaves out some that another source shows.
    private let original: Source?

    init(
        name: String, content: Content, interpretation: any Interpretation, changed: Instant, identity: FileIdentity?,
        options: ReadingOptions
    ) {
        let settling = Settling(interpretation: interpretation, options: options, changed: changed)
        var (index, place) = Indexing(content: content, settling: settling, identity: identity).run()
        content.closeFile()
        unsaved = place.map { ($0, index) }
        original = nil
        self.name = name
        self.content = content
        self.interpretation = interpretation
        format = interpretation.format
        undatedCount = index.undatedLines
        undatedRange = 0..<index.undatedEnd
        localKnowledge = settling.zone.knowledge
        zone = index.hasLocal ? settling.zone.knowledge : .written
        zoneName = index.hasLocal ? settling.zone.zone.name : nil
        shift = options.shift
        series = interpretation.series(of: content, index: &index).map { $0.moved(by: options.shift) }
        list = index.list
        severities = SeverityMemory(count: list.records.count)
        marks = index.marks
        findings = Source.findings(of: index, name: name, content: content)
    }

    /// A source with only some of its entries, and more to be said about it.
    init(_ whole: Source, showing list: RecordList, _ findings: [Finding]) {
        (original, unsaved) = (whole, nil)
        (name, content, interpretation, format) = (whole.name, whole.content, whole.interpretation, whole.format)
        (undatedCount, undatedRange, marks) = (whole.undatedCount, whole.undatedRange, whole.marks)
        (localKnowledge, zone, zoneName) = (whole.localKnowledge, whole.zone, whole.zoneName)
        (shift, series) = (whole.shift, whole.series)
        self.list = list
        severities = SeverityMemory(count: list.records.count)
        self.findings = whole.findings + findings
    }

    private static func findings(of index: RawIndex, name: String, content: Content) -> [Finding] {
        index.findings.map { raw in
            let line = raw.offset.map { index.marks.line(at: $0, in: content.bytes) }
            return Finding(
                raw.kind, raw.weight, source: name, line: line, message: raw.message, question: raw.question)
        }
    }
}

extension Source {
    /// Saves the index where ``ReadingOptions/cache`` says, if it is new and large enough to be worth it.
    /// Call it when whoever waits has their answer.
    public func saveIndex() {
        if let (place, index) = unsaved { place.save(index, of: content) }
    }

    public var entryCount: Int { list.records.count }

    /// The source with those entries too that a timeline leaves out of it because another source shows them.
    public var whole: Source { original ?? self }

    /// The instant of the entry whose bytes start at `offset`; nil if none does. All entries are looked through, and those
    /// that another source shows too.
    public func instant(ofEntryAt offset: Int) -> Instant? {
        whole.list.records.first { $0.offset == offset }.map { Instant(nanoseconds: $0.nanoseconds) }
    }

    public var byteCount: Int { content.bytes.count }

    /// The instant of the first entry; nil if there is none.
    public var first: Instant? { list.records.first.map { Instant(nanoseconds: $0.nanoseconds) } }

    /// The instant of the last entry; nil if there is none.
    public var last: Instant? { list.records.last.map { Instant(nanoseconds: $0.nanoseconds) } }

    /// The bytes of `range`, as far as it lies inside of the source.
    public func bytes(_ range: Range<Int>) -> [UInt8] {
        withExtendedLifetime(content) { Array(content.bytes[range].buffer) }
    }

    /// The bytes of `range` as UTF-8, with U+FFFD for what is not.
    public func text(_ range: Range<Int>) -> String {
        withExtendedLifetime(content) { content.bytes[range].text }
    }
}

extension Source {
    /// Whether Debrief wrote the source itself, so that its entries cite other sources.
    var isReadBack: Bool { interpretation.isReadBack }

    /// The number, from 1, of the line in which the byte at `offset` lies.
    func line(at offset: Int) -> Int { marks.line(at: offset, in: content.bytes) }

    /// As `line(at:)`, counted on from the line asked for last if that is near.
    func line(at offset: Int, after last: inout LinePlace?) -> Int {
        let line =
            if let last, (0..<LineMarks.distance).contains(offset - last.offset) {
                last.line + content.bytes[last.offset..<offset].count(of: .newline)
            } else {
                line(at: offset)
            }
        last = LinePlace(offset: offset, line: line)
        return line
    }

    /// The bytes of an entry, to be looked at while the source lives.
    func entry(_ record: Record) -> Bytes { content.bytes[list.range(of: record)] }

    func event(_ record: Record, at position: Int, sourceIndex: Int) -> Event {
        var event = eventWithoutRaw(record, at: position, line: line(at: record.offset), sourceIndex: sourceIndex)
        event.raw = entry(record).text
        return event
    }

    /// An entry without its bytes, which would cost as much as the rest and are written nowhere.
    func eventWithoutRaw(_ record: Record, at position: Int, line: Int, sourceIndex: Int) -> Event {
        let range = list.range(of: record)
        let entry = content.bytes[range]
        let details = details(of: record)
        return Event(
            position: position, sourceIndex: sourceIndex, source: name, line: line, range: range,
            instant: Instant(nanoseconds: record.nanoseconds), timeAsWritten: entry[details.time].text,
            zone: details.zone ?? (record.isLocal ? localKnowledge : .written), format: format, actor: details.actor,
            kind: details.kind, severity: details.severity, text: details.text, raw: "", cited: details.cited)
    }

    /// How grave the entry at `index` of the list calls itself. It is looked into once.
    func severity(at index: Int) -> Severity? {
        severities.severity(at: index) { details(of: list.records[index]).severity }
    }

    /// What an entry says. Some interpretations tell by the instant which of several entries in the same bytes is meant,
    /// and that is the one from before the clock was moved.
    func details(of record: Record) -> Details {
        interpretation.details(
            of: entry(record), nanoseconds: ClockShift.moved(record.nanoseconds, by: -shift), offset: record.offset)
    }
}
