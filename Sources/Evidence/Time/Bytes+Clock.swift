extension Bytes {
    /// Reads `12:00:00` with an optional fraction after a point, a comma or (three digits) a colon.
    @inline(__always)
    func clock(at index: Int) -> ClockTime? {
        guard count - index >= 8, index >= 0 else { return looseClock(at: index) }
        let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self).littleEndian
        guard word & 0xF0F0_FFF0_F0FF_F0F0 == 0x3030_3A30_303A_3030 else { return looseClock(at: index) }
        let digits = word & 0x0F0F_000F_0F00_0F0F
        guard (digits &+ 0x0606_0006_0600_0606) & 0xF0F0_00F0_F000_F0F0 == 0 else { return nil }
        let hour = Int64((digits & 0xF) * 10 + (digits >> 8 & 0xF))
        let minute = Int64((digits >> 24 & 0xF) * 10 + (digits >> 32 & 0xF))
        let second = Int64((digits >> 48 & 0xF) * 10 + (digits >> 56))
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        let time = ClockTime(nanoseconds: (hour * 3600 + minute * 60 + second) * Stamp.second, end: index + 8)
        return addingFraction(to: time)
    }

    /// Reads `9:05:00`, `12:00`, and either with AM or PM after it.
    private func looseClock(at index: Int) -> ClockTime? {
        let digits = digitCount(at: index)
        guard digits == 1 || digits == 2, let hour = number(at: index, digits: digits),
            self[index + digits] == UInt8(ascii: ":"), let minute = two(index + digits + 1)
        else { return nil }
        var time = ClockTime(nanoseconds: (hour * 3600 + Int64(minute) * 60) * Stamp.second, end: index + digits + 3)
        if self[time.end] == UInt8(ascii: ":"), let second = two(time.end + 1) {
            guard second <= 60 else { return nil }
            time = addingFraction(
                to: ClockTime(nanoseconds: time.nanoseconds + Int64(second) * Stamp.second, end: time.end + 3))
        }
        return hour < 24 && minute < 60 && !self[time.end].isDigit ? time : nil
    }

    /// Reads `120000`.
    func compactClock(at index: Int) -> ClockTime? {
        guard let hour = two(index), let minute = two(index + 2), let second = two(index + 4), hour < 24, minute < 60,
            second <= 60, !self[index + 6].isDigit
        else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60 + second)
        return addingFraction(to: ClockTime(nanoseconds: seconds * Stamp.second, end: index + 6))
    }

    @inline(__always)
    private func addingFraction(to time: ClockTime) -> ClockTime {
        let mark = self[time.end]
        guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") || mark == UInt8(ascii: ":"),
            self[time.end + 1].isDigit
        else { return time }
        if mark == UInt8(ascii: ":"), digitCount(at: time.end + 1) != 3 { return time }
        let fraction = fraction(at: time.end + 1)
        return ClockTime(nanoseconds: time.nanoseconds + fraction.nanoseconds, end: fraction.end)
    }

    /// Digits after a decimal mark as nanoseconds; those past the ninth are dropped.
    @inline(__always)
    func fraction(at index: Int) -> (nanoseconds: Int64, end: Int) {
        var value: Int64 = 0
        var unit = Stamp.second
        var end = index
        while self[end].isDigit {
            if unit > 1 {
                unit /= 10
                value += Int64(self[end] &- 0x30) * unit
            }
            end += 1
        }
        return (value, end)
    }

    /// Applies AM or PM at `time.end` to a clock of twelve hours.
    @inline(__always)
    func applyingHalfOfDay(to time: ClockTime) -> ClockTime? {
        beginsHalfOfDay(time.end) ? halfOfDay(after: time) : time
    }

    /// Whether AM or PM may stand at `index`: most times have a blank and then something else after them.
    @inline(__always)
    private func beginsHalfOfDay(_ index: Int) -> Bool {
        switch self[index].lowercased {
        case UInt8(ascii: "a"), UInt8(ascii: "p"), .tab, 0xE2: true
        case .blank:
            switch self[index + 1].lowercased {
            case UInt8(ascii: "a"), UInt8(ascii: "p"), .blank, .tab, 0xE2: true
            default: false
            }
        default: false
        }
    }

    private func halfOfDay(after time: ClockTime) -> ClockTime? {
        var mark = skippingBlanks(time.end)
        if has("\u{202F}", at: mark) { mark += 3 }  // the narrow blank of Java and JavaScript since 2023
        let half = self[mark].lowercased
        guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p"), self[mark + 1].lowercased == UInt8(ascii: "m"),
            !self[mark + 2].isWord
        else { return time }
        let hour = time.nanoseconds / (3600 * Stamp.second)
        guard (1...12).contains(hour) else { return nil }
        let shift = (half == UInt8(ascii: "p") ? 12 : 0) - (hour == 12 ? 12 : 0)
        return ClockTime(nanoseconds: time.nanoseconds + Int64(shift) * 3600 * Stamp.second, end: mark + 2)
    }
}
