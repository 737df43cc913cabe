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
