/// Puts the notices of each alert together.
struct AlertFold {
    struct Entry {
        var range: Range<Int>
        var stamp: Stamp
        var count = 1
        var last: Int64?
    }

    private struct Notice {
        var alert: UInt64?
        var sent: Int64?
        var range: Range<Int>
        var stamp = Stamp(nanoseconds: 0, isLocal: false, range: 0..<0)
        var phase = AlertPhase.other
        /// How often it was sent, where that is counted already.
        var count: Int?

        func at(_ moment: Moment, _ phase: AlertPhase, _ count: Int?) -> Notice {
            Notice(alert: alert, sent: sent, range: range, stamp: moment.stamp, phase: phase, count: count)
        }
    }

    /// What the notices of one moment of one alert have in common.
    private struct Key: Hashable {
        var alert: UInt64
        var phase: AlertPhase
        var nanoseconds: Int64
    }

    private(set) var entries: [Entry] = []
    /// Notices that became no entry of their own.
    private(set) var repeats = 0
    private(set) var undated: Undated?
    private(set) var damage: Int?
    private var known: [Key: Int] = [:]
    /// The first notice of each alert that goes on.
    private var open: [UInt64: Int] = [:]

    init(of source: some AlertSource) {
        let bytes = source.content.bytes
        let tellsEnds = source.tellsEnds
        var envelope: (start: Int, sent: Int64?) = (-1, nil)
        damage = JSONEntries(bytes: bytes, lists: source.lists).forEach { range, document in
            if envelope.start != document {
                envelope = (document, source.sent(document: bytes.from(document))?.nanoseconds)
            }
            let object = bytes[range]
            let notice = Notice(
                alert: source.identity(of: object)?.hash, sent: source.sent(object)?.nanoseconds ?? envelope.sent,
                range: range)
            var isDated = false
            source.forEachMoment(orTimeOf: object) { moment in
                isDated = true
                let (phase, count) = (source.phase(of: moment, in: object), source.count(at: moment, in: object))
                add(notice.at(moment, phase, count), tellsEnds: tellsEnds)
            }
            if !isDated { undated.count(at: range.lowerBound) }
        }
    }

    private mutating func add(_ notice: Notice, tellsEnds: Bool) {
        let stamp = notice.stamp
        let isStart = notice.phase == .start || notice.phase == .toldStart
        let phase = isStart ? AlertPhase.start : notice.phase
        let key = notice.alert.map { Key(alert: $0, phase: phase, nanoseconds: stamp.nanoseconds) }
        if let first = key.flatMap({ known[$0] }) ?? (tellsEnds && isStart ? ongoing(notice) : nil) {
            if let key { known[key] = first }
            return count(notice, into: first)
        }
        if let key { known[key] = entries.count }
        if let alert = notice.alert, isStart { open[alert] = entries.count }
        if let alert = notice.alert, notice.phase == .end { open[alert] = nil }
        entries.append(
            Entry(
                range: notice.range, stamp: stamp, count: notice.count ?? (notice.phase == .toldStart ? 0 : 1),
                last: notice.sent))
    }

    private mutating func count(_ notice: Notice, into first: Int) {
        guard notice.phase != .toldStart else { return }
        repeats += 1
        entries[first].count = notice.count.map { max($0, entries[first].count) } ?? entries[first].count + 1
        let start = notice.stamp.nanoseconds
        guard let time = notice.sent ?? (start > entries[first].stamp.nanoseconds ? start : nil) else { return }
        entries[first].last = max(time, entries[first].last ?? time)
    }

    /// The entry of an alert that began before and has not ended.
    private func ongoing(_ notice: Notice) -> Int? {
        guard let first = notice.alert.flatMap({ open[$0] }),
            notice.stamp.nanoseconds >= entries[first].stamp.nanoseconds
        else { return nil }
        return first
    }
}
