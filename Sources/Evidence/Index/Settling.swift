import Foundation
import Timekeeping

/// Turns the times of a fresh index into instants: gives them years, then zones, then their order.
struct Settling {
    let interpretation: any Interpretation
    let options: ReadingOptions
    /// When the source was last changed.
    let changed: Instant

    /// The zone in which times without an offset are read, and how it is known.
    var zone: (zone: Zone, knowledge: ZoneKnowledge) {
        if let declared = interpretation.zone { return (declared, .declared) }
        if let given = options.zone { return (given, .declared) }
        return (.utc, .assumed)
    }

    func settle(_ index: inout RawIndex) {
        guard !index.list.records.isEmpty else { return }
        settleDates(&index)
        if let local = index.list.records.first(where: \.isLocal) { settleZone(&index, from: local) }
        index.list.sort()
        if options.shift != 0 { move(index.list.records) }
    }

    private func settleDates(_ index: inout RawIndex) {
        if interpretation.lacksYear {
            let years = YearWalk.settle(index.list.records, year: options.year, changed: changed)
            if let years { index.findings += finding(first: years.first, origin: years.origin) }
        } else if interpretation.lacksDate {
            let steps = DateWalk.settle(index.list.records, date: options.date, changed: changed)
            index.findings += steps.finding(first: index.list.records[0], date: options.date)
        }
    }

    private func finding(first: Int, origin: YearWalk.Origin) -> [RawFinding] {
        switch origin {
        case .given: []
        case .neighbours:
            [
                RawFinding(
                    kind: .yearAssumed, weight: .note, offset: nil,
                    message:
                        "some times lack the year; it was taken from their neighbours that have one, \(first) for the "
                        + "first of them")
            ]
        case .change, .leapDay:
            [
                RawFinding(
                    kind: .yearAssumed, weight: .note, offset: nil,
                    message:
                        "times lack the year; \(first) was taken for the first entry, from when the file was changed"
                        + (origin == .leapDay ? " and because it has a 29 February" : "")
                        + ". Pass --year if that is wrong",
                    question: .year(assumed: first))
            ]
        }
    }

    private func settleZone(_ index: inout RawIndex, from local: Record) {
        index.hasLocal = true
        if zone.knowledge == .assumed {
            index.warn(
                .zoneAssumed, at: local.offset,
                "times without an offset to UTC; UTC was assumed. Pass --zone, as in --zone Europe/Berlin",
                asking: .zone(candidates: []))
        }
        switch zone.zone {
        case .fixed(0): break
        case .fixed(let seconds): shift(index.list.records, by: -Int64(seconds) * Stamp.second)
        case .named(let zone): resolve(&index, in: LocalClock(zone, coveringLocalTimesOf: index.list.records))
        }
    }

    /// Moves the clock of the whole source. Where that runs over the end of time, the order stays.
    private func move(_ records: UnsafeMutableBufferPointer<Record>) {
        for index in records.indices {
            records[index].nanoseconds = ClockShift.moved(records[index].nanoseconds, by: options.shift)
        }
    }

    private func shift(_ records: UnsafeMutableBufferPointer<Record>, by nanoseconds: Int64) {
        for index in records.indices where records[index].isLocal { records[index].nanoseconds &+= nanoseconds }
    }

    private func resolve(_ index: inout RawIndex, in clock: LocalClock) {
        var clock = clock
        var skipped: Int?
        for position in index.list.records.indices where index.list.records[position].isLocal {
            let resolved = clock.instant(index.list.records[position].nanoseconds)
            index.list.records[position].nanoseconds = resolved.nanoseconds
            if resolved.isSkipped { skipped = skipped ?? index.list.records[position].offset }
        }
        guard let skipped else { return }
        index.warn(
            .hourSkipped, at: skipped,
            "a time in the hour that the clocks of \(zone.zone.name) skipped; it was read with the offset from before. "
                + "Check that the zone is right",
            asking: .zone(candidates: []))
    }
}

extension LocalClock {
    init(_ zone: TimeZone, coveringLocalTimesOf records: UnsafeMutableBufferPointer<Record>) {
        let times = records.lazy.filter(\.isLocal).map(\.nanoseconds)
        self.init(zone, from: times.min() ?? 0, through: times.max() ?? 0)
    }
}

extension RawIndex {
    mutating func note(
        _ kind: Finding.Kind, at offset: Int? = nil, _ message: String, asking question: Question? = nil
    ) {
        findings.append(RawFinding(kind: kind, weight: .note, offset: offset, message: message, question: question))
    }

    mutating func warn(
        _ kind: Finding.Kind, at offset: Int? = nil, _ message: String, asking question: Question? = nil
    ) {
        findings.append(RawFinding(kind: kind, weight: .warning, offset: offset, message: message, question: question))
    }
}
