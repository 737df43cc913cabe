/// What a count of time since 1970 counts.
enum EpochUnit: String, Sendable {
    case seconds, milliseconds, microseconds, nanoseconds

    var nanoseconds: Int64 {
        switch self {
        case .seconds: 1_000_000_000
        case .milliseconds: 1_000_000
        case .microseconds: 1000
        case .nanoseconds: 1
        }
    }

    /// The unit that puts a number of so many digits between 1973 and 2262; nil where none does.
    init?(digits: Int) {
        switch digits {
        case 9...10: self = .seconds
        case 12...13: self = .milliseconds
        case 15...16: self = .microseconds
        case 18...19: self = .nanoseconds
        default: return nil
        }
    }
}

extension Bytes {
    /// Reads a count since 1970; its unit follows from its length. No digit is lost, up to the nanosecond.
    func epoch(at index: Int) -> Stamp? {
        let digits = digitCount(at: index)
        guard let unit = EpochUnit(digits: digits), let whole = wideNumber(at: index, digits: digits) else {
            return nil
        }
        let (base, overflow) = whole.multipliedReportingOverflow(by: unit.nanoseconds)
        guard !overflow else { return nil }
        var stamp = Stamp(nanoseconds: base, isLocal: false, range: index..<index + digits)
        if self[index + digits] == UInt8(ascii: "."), self[index + digits + 1].isDigit, unit != .nanoseconds {
            let fraction = fraction(at: index + digits + 1)
            stamp.nanoseconds += fraction.nanoseconds / (Stamp.second / unit.nanoseconds)
            stamp.range = index..<fraction.end
        }
        return stamp
    }

    private func wideNumber(at index: Int, digits: Int) -> Int64? {
        let value = self[index..<index + digits].buffer.reduce(UInt64(0)) { $0 * 10 + UInt64($1 &- 0x30) }
        return Int64(exactly: value)
    }
}

extension Bytes {
    /// Reads `@`, then the seconds and the nanoseconds of TAI64N as 24 hexadecimal digits. Daemontools and runit count
    /// the label of an instant ten seconds ahead of UTC, as TAI was in 1970.
    func tai64n(at index: Int) -> Stamp? {
        guard self[index] == UInt8(ascii: "@"), let label = hexadecimal(at: index + 1, digits: 16),
            let nanoseconds = hexadecimal(at: index + 17, digits: 8), nanoseconds < UInt64(Stamp.second)
        else { return nil }
        let seconds = Int64(bitPattern: label &- (1 << 62) &- 10)
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: Stamp.second)
        let (sum, overflowAgain) = whole.addingReportingOverflow(Int64(nanoseconds))
        guard !overflow, !overflowAgain else { return nil }
        return Stamp(nanoseconds: sum, isLocal: false, range: index..<index + 25)
    }

    private func hexadecimal(at index: Int, digits: Int) -> UInt64? {
        var value: UInt64 = 0
        for position in index..<index + digits {
            let byte = self[position].lowercased
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }

    /// Reads `12.345678` with blanks in front, counted from 1970 until it is known when the machine started.
    func secondsSinceBoot(at index: Int) -> Stamp? {
        let start = skippingBlanks(index)
        let digits = digitCount(at: start)
        guard (1...9).contains(digits), let seconds = number(at: start, digits: digits),
            self[start + digits] == UInt8(ascii: "."), digitCount(at: start + digits + 1) == 6
        else { return nil }
        let fraction = fraction(at: start + digits + 1)
        return Stamp(
            nanoseconds: seconds * Stamp.second + fraction.nanoseconds, isLocal: true, range: start..<fraction.end)
    }
}
