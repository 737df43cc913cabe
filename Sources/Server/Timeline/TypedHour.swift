import Debriefing
import Timekeeping

/// A time of the hour that the clocks left out, or showed twice: only whoever typed it knows what was meant.
struct TypedHour {
    private let typed: TypedTime
    private let change: ClockChange

    init(_ typed: TypedTime, _ change: ClockChange) {
        (self.typed, self.change) = (typed, change)
    }

    var refusal: Refusal {
        let step = change.offsetAfter - change.offsetBefore
        let turn = "from \(change.from.clock(.minute)) to \(change.to.clock(.minute))"
        let own = typed.time.clock(typed.precision)
        guard step > 0 else {
            return .invalid(
                "\(own) came twice that night: the clocks went back \(turn). "
                    + "Write \(written(change.offsetBefore)) for the first or \(written(change.offsetAfter)) for the second."
            )
        }
        return .invalid(
            "\(own) did not exist that night: the clocks went \(turn). "
                + "Write \(moved(-step)), \(moved(step)), or \(written(change.offsetBefore)).")
    }

    /// The time as typed, with an offset.
    private func written(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        // Without its day a hyphen would begin the end of a range.
        return day(always: offset < 0) + typed.time.clock(typed.precision)
            + "\(sign)\(CivilTime.twoDigits(minutes / 60)):\(CivilTime.twoDigits(minutes % 60))"
    }

    private func moved(_ seconds: Int) -> String {
        guard let instant = typed.time.instant() else { return "" }
        return day(always: false) + CivilTime(instant.advanced(bySeconds: Int64(seconds))).clock(typed.precision)
    }

    private func day(always: Bool) -> String {
        typed.isDated || always ? "\(CalendarDay(typed.time)) " : ""
    }
}

extension CivilTime {
    /// The time of day as it is typed.
    fileprivate func clock(_ precision: Precision) -> String {
        let minute = "\(CivilTime.twoDigits(hour)):\(CivilTime.twoDigits(self.minute))"
        return precision == .minute ? minute : "\(minute):\(CivilTime.twoDigits(second))"
    }

    fileprivate static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
