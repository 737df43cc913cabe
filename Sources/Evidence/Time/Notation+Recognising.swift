extension Notation {
    private static let startingWithDigit: [Notation] = [
        .yearFirst, .compact, .dayMonthName, .monthFirst, .dayFirst, .shortYearFirst, .shortCompact, .clockOnly,
    ]
    private static let startingWithLetter: [Notation] = [.yearLast, .monthNameYear, .dayMonthName, .monthName]

    /// The first notation in which a time begins at `index`.
    static func first(in line: Bytes, at index: Int, allowingEpoch: Bool = false) -> (notation: Notation, stamp: Stamp)?
    {
        let candidates = line[index].isDigit ? startingWithDigit : line[index].isLetter ? startingWithLetter : []
        for notation in candidates {
            guard let stamp = notation.read(line, at: index), !line[stamp.range.upperBound].isDigit else { continue }
            return (notation, stamp)
        }
        guard allowingEpoch, let stamp = Notation.epoch.read(line, at: index), !line[stamp.range.upperBound].isWord
        else {
            return nil
        }
        return (.epoch, stamp)
    }

    /// The first time with a date in the first bytes of `line`; one without a date only if there is no other.
    static func anywhere(in line: Bytes) -> (notation: Notation, stamp: Stamp)? {
        var clock: (notation: Notation, stamp: Stamp)?
        for start in line.wordStarts {
            guard let found = first(in: line, at: start, allowingEpoch: start <= 1) else { continue }
            if found.notation != .clockOnly { return found }
            clock = clock ?? found
        }
        return clock
    }
}
