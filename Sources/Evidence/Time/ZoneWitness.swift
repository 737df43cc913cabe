import Timekeeping

/// Looks for what speaks against the zone of a source in its entries: labels that do not fit their date, labels with
/// several meanings, and machine times that an entry quotes of the same moment.
///
/// It looks at no more than `ZoneWitness.sampleSize` entries, spread over the whole source.
struct ZoneWitness {
    let settling: Settling
    let list: RecordList
    let bytes: Bytes

    static let sampleSize = 400

    var findings: [RawFinding] {
        let step = max(1, (list.records.count + ZoneWitness.sampleSize - 1) / ZoneWitness.sampleSize)
        var labels: [String: RawFinding] = [:]
        var ambiguous: [String: RawFinding] = [:]
        var quotes = QuotedTimes()
        for number in stride(from: 0, to: list.records.count, by: step) {
            let sighting = sighting(of: list.records[number])
            if let label = sighting.label {
                if labels[label.name] == nil { labels[label.name] = sighting.contradiction(of: label) }
                if ambiguous[label.name] == nil { ambiguous[label.name] = sighting.ambiguity(of: label) }
            }
            if sighting.record.isLocal || sighting.label != nil { quotes.look(at: sighting) }
        }
        return [ambiguous, labels].flatMap { $0.sorted { $0.key < $1.key }.map(\.value) } + quotes.findings
    }

    private func sighting(of record: Record) -> ZoneSighting {
        let entry = bytes[list.range(of: record)]
        let nanoseconds = ClockShift.moved(record.nanoseconds, by: -settling.options.shift)
        let time = settling.interpretation.time(of: entry, nanoseconds: nanoseconds, offset: record.offset)
        return ZoneSighting(
            record: record, instant: Instant(nanoseconds: nanoseconds), line: entry[0..<ZoneSighting.reach], time: time,
            zone: settling.zone.zone, knowledge: settling.zone.knowledge)
    }
}

/// The time of one entry, and what stands around it.
struct ZoneSighting {
    let record: Record
    /// As it was read, the clock not moved.
    let instant: Instant
    let line: Bytes
    let time: Range<Int>
    let zone: Zone
    let knowledge: ZoneKnowledge

    /// How far into an entry is looked.
    static let reach = 4096

    var label: ZoneLabel? { time.isEmpty ? nil : ZoneLabel.find(in: line, time: time) }

    /// What the wall clock showed, as if it were that of UTC.
    private func wall(_ label: ZoneLabel) -> Int64 {
        let offset = record.isLocal ? zone.offset(at: instant) : label.seconds
        return instant.nanoseconds &+ Int64(offset) * Stamp.second
    }

    func ambiguity(of label: ZoneLabel) -> RawFinding? {
        guard label.isAmbiguous, record.isLocal, knowledge == .assumed else { return nil }
        return RawFinding(
            kind: .zoneAmbiguous, weight: .warning, offset: record.offset,
            message: "\(label.name) stands for several zones and was not used. Pass --zone to say which is meant: "
                + label.zones.joined(separator: ", "),
            question: .zone(candidates: label.zones))
    }

    /// As for `PST` on a day in July: both readings are told.
    func contradiction(of label: ZoneLabel) -> RawFinding? {
        let named = Instant(nanoseconds: wall(label) &- Int64(label.seconds) * Stamp.second)
        guard let actual = label.contradiction(at: named), !fits(label, at: named) else { return nil }
        let other = named.advanced(bySeconds: Int64(label.seconds - actual.seconds))
        let distance = Int64(label.seconds - actual.seconds) * Stamp.second
        return RawFinding(
            kind: .zoneContradicted, weight: .warning, offset: record.offset,
            message:
                "“\(line[time].text)” is labelled \(label.name), but on that day the clocks of \(actual.zone) are not at "
                + "\(Zone.fixed(label.seconds).name) but at \(Zone.fixed(actual.seconds).name). By the label it is "
                + "\(named.rfc3339(decimals: 0)), by those clocks \(other.rfc3339(decimals: 0)); "
                + "\(instant.rfc3339(decimals: 0)) was taken. Find the same moment in another source to tell which",
            question: record.isLocal
                ? .zone(candidates: [actual.zone, Zone.fixed(label.seconds).name] + label.zones.dropFirst())
                : .shift(candidates: [distance]))
    }

    private func fits(_ label: ZoneLabel, at named: Instant) -> Bool {
        record.isLocal && knowledge == .declared && label.isAmbiguous && label.fits(zone, at: named)
    }
}
