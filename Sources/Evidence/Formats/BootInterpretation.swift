import Timekeeping

/// Lines whose times count from when the machine started, as the kernel's do.
///
/// When that was is said by whoever reads them, or by a line of the kernel that writes the time of day next to its own.
struct BootInterpretation: Interpretation {
    let lines: LineInterpretation

    var format: String { lines.format }
    /// The times are none of a wall clock; that they are known at all is somebody's declaration.
    var zone: Zone? { .utc }

    private static let advice =
        "times count from when the machine started, and nothing in it says when that was, so nothing of it is on the "
        + "timeline. Pass --boot with that time, which `uptime -s` tells, or write it with `dmesg -T`"

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        guard let boot = options.boot?.nanoseconds ?? declaredBoot(in: content.bytes) else {
            var index = UnknownInterpretation().index(content, options: options)
            index.findings = []
            index.warn(.undated, BootInterpretation.advice)
            return index
        }
        var index = lines.index(content, options: options)
        for position in index.list.records.indices { index.list.records[position].nanoseconds &+= boot }
        if options.boot == nil {
            let time = Instant(nanoseconds: boot).rfc3339(decimals: 3)
            index.note(
                .dateAssumed,
                "times count from when the machine started; from what the kernel wrote that was taken for \(time). "
                    + "Pass --boot if that is wrong; times after a sleep of the machine are early by its length")
        }
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        lines.details(of: entry, nanoseconds: nanoseconds, offset: offset)
    }
}

extension BootInterpretation {
    /// After which texts the kernel writes the time of day: of the hardware's clock, and of each record of the audit.
    private static let clocks = [" setting system clock to ", " audit("].map { Array($0.utf8) }
    private static let reach = 64 << 20

    /// When the machine started by the last line that tells, since by then its clock was most likely set.
    private func declaredBoot(in bytes: Bytes) -> Int64? {
        let bytes = bytes[0..<BootInterpretation.reach]
        var last: (offset: Int, boot: Int64)?
        for clock in BootInterpretation.clocks {
            var index = 0
            while let found = bytes.index(of: clock, from: index) {
                index = found + clock.count
                guard found > last?.offset ?? -1, let boot = boot(clock: index, in: bytes) else { continue }
                last = (found, boot)
            }
        }
        return last?.boot
    }

    /// The time of day at `clock`, less the time since the start in front of it.
    private func boot(clock index: Int, in bytes: Bytes) -> Int64? {
        let reach = max(0, index - 4 * TimePlace.reach)
        let start = bytes[reach..<index].buffer.lastIndex(of: .newline).map { reach + $0 + 1 } ?? reach
        var reader = lines.reader
        let notations: [Notation] = [.epoch, .yearFirst]
        guard let since = reader.read(bytes[start..<index])?.nanoseconds,
            let clock = notations.lazy.compactMap({ $0.read(bytes, at: index) }).first
        else { return nil }
        return clock.nanoseconds.subtractingReportingOverflow(since).partialValue
    }
}
