/// Decides whether `03/04/2026` is in March or in April.
enum DateOrder {
    /// The notations with the order that some line settles; where none does, the month first, and a finding.
    static func decided(
        _ notations: [Notation], place: TimePlace, lines: [Bytes]
    ) -> (notations: [Notation], findings: [RawFinding]) {
        guard notations.contains(.monthFirst) || notations.contains(.dayFirst) else { return (notations, []) }
        let others = notations.filter { $0 != .monthFirst && $0 != .dayFirst }
        let monthFirst = count(.monthFirst, but: .dayFirst, place: place, lines: lines)
        let dayFirst = count(.dayFirst, but: .monthFirst, place: place, lines: lines)
        guard monthFirst + dayFirst > 0 else { return (others + [.monthFirst], [undecided]) }
        return (others + [dayFirst > monthFirst ? .dayFirst : .monthFirst], [])
    }

    static let undecided = RawFinding(
        kind: .dateOrderAssumed, weight: .warning, offset: nil,
        message:
            "dates such as 03/04/2026 do not show whether the month or the day comes first; the month was assumed. "
            + "Check them before you rely on them")

    /// Lines that are a time in one notation and none in the other.
    private static func count(_ notation: Notation, but other: Notation, place: TimePlace, lines: [Bytes]) -> Int {
        lines.lazy.filter { line in
            var (reader, without) = (
                TimeReader(place: place, notations: [notation]), TimeReader(place: place, notations: [other])
            )
            return reader.read(line) != nil && without.read(line) == nil
        }.count
    }
}
