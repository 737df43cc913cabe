extension Instant {
    /// As in `2026-03-01T12:00:00.000000000Z`: UTC, always nine decimals.
    public var rfc3339: String { rfc3339(decimals: 9) }

    /// UTC with `decimals` (0 to 9) digits after the second, cut off and not rounded.
    public func rfc3339(decimals: Int) -> String {
        let time = CivilTime(self)
        let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
        guard decimals > 0 else { return "\(time.date)T\(clock)Z" }
        return "\(time.date)T\(clock).\(padded(time.nanosecond, 9).prefix(decimals))Z"
    }

    /// Reads RFC 3339, with `T` or a blank between date and time, optional seconds and fraction,
    /// and `Z` or an offset. Nil for anything else, above all for a time without an offset.
    public init?(rfc3339 text: some StringProtocol) {
        guard let (time, offset) = CivilTime.parse(text), let offset, let instant = time.instant(offset: offset) else {
            return nil
        }
        self = instant
    }
}

extension CivilTime {
    /// The date as in `2026-03-01`.
    var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// Reads `2026-03-01`, or `2026-03-01T12:00` with optional seconds, fraction and offset.
    /// The offset, in seconds ahead of UTC, is nil where none is written.
    public static func parse(_ text: some StringProtocol) -> (time: CivilTime, offset: Int?)? {
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2)
        else { return nil }
        var time = CivilTime(year: year, month: month, day: day)
        guard !scanner.isAtEnd else { return time.isValid ? (time, nil) : nil }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2)
        else { return nil }
        (time.hour, time.minute) = (hour, minute)
        if scanner.skip(":") {
            guard let second = scanner.number(2) else { return nil }
            time.second = second
            if scanner.skip(".") || scanner.skip(",") {
                guard let fraction = scanner.fraction() else { return nil }
                time.nanosecond = fraction
            }
        }
        let offset = scanner.offset()
        guard scanner.isAtEnd, time.isValid else { return nil }
        return (time, offset)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private struct DigitScanner {
    private var rest: [UInt8].SubSequence

    init(_ bytes: some Sequence<UInt8>) {
        rest = Array(bytes)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly `width` digits.
    mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(width)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// One digit or more as nanoseconds; digits past the ninth are dropped.
    mutating func fraction() -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let nine = digits.prefix(9)
        return (nine.count..<9).reduce(nine.reduce(0) { $0 * 10 + Int($1 - 0x30) }) { value, _ in value * 10 }
    }

    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let before = rest
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        if sign != 0, let hours = number(2), hours < 24 {
            _ = skip(":")
            if let minutes = number(2), minutes < 60 { return sign * (hours * 3600 + minutes * 60) }
        }
        rest = before
        return nil
    }
}
