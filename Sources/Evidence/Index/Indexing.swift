import Timekeeping

/// Makes the index of one source: from what was saved of it as far as that goes, and else from its bytes.
struct Indexing {
    let content: Content
    let settling: Settling
    /// Which file the content is, if it is a file of its own.
    let identity: FileIdentity?

    /// The index, and the place where it should be saved; nil if it lies there, or is not worth it.
    func run() -> (index: RawIndex, unsaved: SavedIndex?) {
        guard let saved else { return (indexAnew(), nil) }
        guard let (index, identity) = saved.load(for: content) else { return (indexAnew(), saved) }
        if identity == saved.identity { return (index, nil) }
        return (grown(from: index) ?? indexAnew(), saved)
    }

    private var saved: SavedIndex? {
        guard let identity, let cache = options.cache, identity.size >= cache.leastSize,
            let way = settling.interpretation.wayOfIndexing
        else { return nil }
        let answers: [Any?] = [settling.zone.zone.name, options.year, options.date, options.shift]
        return SavedIndex(identity, reading: "\(way) \(answers)", in: cache)
    }

    private var options: ReadingOptions { settling.options }

    private func indexAnew() -> RawIndex {
        finished(settling.interpretation.index(content, options: options), by: settling)
    }

    private func finished(_ raw: RawIndex, by settling: Settling) -> RawIndex {
        var index = raw
        settling.settle(&index)
        index.findings += ZoneWitness(settling: settling, list: index.list, bytes: content.bytes).findings
        return index
    }
}

extension Indexing {
    /// The index of a file that had `old` when it was shorter. It goes on from the last entry, which may have become longer,
    /// and which has to come out as it was: nil if it does not, or if there was none.
    private func grown(from old: RawIndex) -> RawIndex? {
        guard let last = old.list.records.max(by: { $0.offset < $1.offset }),
            last.offset == 0 || content.bytes[last.offset - 1] == .newline
        else { return nil }
        let resumed = Settling(
            interpretation: settling.interpretation, options: options(from: last), changed: settling.changed)
        let raw = settling.interpretation.index(content, from: last.offset, options: options)
        let tail = finished(raw, by: resumed)
        guard tail.list.records.first(where: { $0.offset == last.offset })?.nanoseconds == last.nanoseconds else {
            return nil
        }
        return joined(old, tail, at: last.offset)
    }

    /// The options with the year, and the day, that the last entry had.
    private func options(from last: Record) -> ReadingOptions {
        let instant = Instant(nanoseconds: ClockShift.moved(last.nanoseconds, by: -options.shift))
        let day = CalendarDay(instant, offset: last.isLocal ? settling.zone.zone.offset(at: instant) : 0)
        var options = options
        if settling.interpretation.lacksYear { options.year = day.year }
        if settling.interpretation.lacksDate { options.date = day }
        return options
    }

    private func joined(_ old: RawIndex, _ tail: RawIndex, at offset: Int) -> RawIndex {
        var index = old
        index.list = RecordList(expecting: old.list.records.count + tail.list.records.count)
        index.list.append(contentsOf: old.list)
        index.list.removeAll { $0.offset >= offset }
        index.list.append(contentsOf: tail.list)
        index.list.sort()
        index.marks = old.marks.before(offset, in: content.bytes)
        index.marks.append(tail.marks)
        index.findings += tail.findings.filter { new in !old.findings.contains { $0.kind == new.kind } }
        index.hasLocal = old.hasLocal || tail.hasLocal
        return index
    }
}
