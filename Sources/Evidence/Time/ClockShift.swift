/// How far the clock of a source was off, in nanoseconds to be added to what it said.
enum ClockShift {
    /// As in `+1 h 30 min`, `-2.5 s`, `0 s`.
    static func words(_ nanoseconds: Int64) -> String {
        let seconds = nanoseconds.magnitude / UInt64(Stamp.second)
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let rest = secondsWords(seconds % 60, fraction: nanoseconds.magnitude % UInt64(Stamp.second))
        let words = parts + (rest == "0 s" && !parts.isEmpty ? [] : [rest])
        return (nanoseconds < 0 ? "-" : nanoseconds > 0 ? "+" : "") + words.joined(separator: " ")
    }

    private static func secondsWords(_ seconds: UInt64, fraction: UInt64) -> String {
        guard fraction > 0 else { return "\(seconds) s" }
        var digits = String(fraction)
        digits = String(repeating: "0", count: 9 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(seconds).\(digits) s"
    }

    /// How long something took, in whole seconds or, where it was shorter, milliseconds: `2 min 5 s`.
    static func duration(_ nanoseconds: Int64) -> String {
        let unit = nanoseconds < Stamp.second ? 1_000_000 : Stamp.second
        let words = words(nanoseconds / unit * unit)
        return words.hasPrefix("+") ? String(words.dropFirst()) : words
    }

    /// Adds without running over the ends of what an instant can hold.
    static func moved(_ nanoseconds: Int64, by shift: Int64) -> Int64 {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(shift)
        return overflow ? (shift < 0 ? .min : .max) : sum
    }
}
