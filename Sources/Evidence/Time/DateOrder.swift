/// Whether `03/04/2026` is in March or in April.
public enum DateOrder: String, Sendable, Codable, CaseIterable {
    /// In March, as in the United States.
    case monthFirst
    /// In April, as nearly everywhere else.
    case dayFirst
}

extension DateOrder {
    var notation: Notation { self == .monthFirst ? .monthFirst : .dayFirst }

    /// What `example` means in this order, as in `2026-03-04`; the name of the order where it means nothing.
    func words(for example: String) -> String {
        let date = Array((example + " 00:00:00").utf8).withBytes { notation.datePart(of: $0, at: 0) }
        let name = self == .monthFirst ? "month first" : "day first"
        guard let date, let year = date.year, date.days != nil else { return name }
        let pair = [date.month, date.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(name): \(year)-\(pair[0])-\(pair[1])"
    }

    /// The notations with the order that some line settles; where none does, the month first, and a finding.
    static func decided(
        _ notations: [Notation], place: TimePlace, lines: [Bytes]
    ) -> (notations: [Notation], findings: [RawFinding]) {
        guard notations.contains(.monthFirst) || notations.contains(.dayFirst) else { return (notations, []) }
        let others = notations.filter { $0 != .monthFirst && $0 != .dayFirst }
        let monthFirst = count(.monthFirst, but: .dayFirst, place: place, lines: lines)
        let dayFirst = count(.dayFirst, but: .monthFirst, place: place, lines: lines)
        guard monthFirst + dayFirst > 0 else {
            return (others + [.monthFirst], [undecided(example: example(place: place, lines: lines))])
        }
        return (others + [dayFirst > monthFirst ? .dayFirst : .monthFirst], [])
    }

    static func undecided(example: String) -> RawFinding {
        RawFinding(
            kind: .dateOrderAssumed, weight: .warning, offset: nil,
            message: "dates such as \(example) do not show whether the month or the day comes first; the month was "
                + "assumed. Say which it is, or check the dates before you rely on them",
            question: .dateOrder(example: example))
    }

    /// The first date in the lines that is another in the other order.
    private static func example(place: TimePlace, lines: [Bytes]) -> String {
        var reader = TimeReader(place: place, notations: [.monthFirst])
        let found = lines.lazy.compactMap { line in reader.read(line).flatMap { example(in: line[$0.range]) } }
        return found.first ?? "03/04/2026"
    }

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

extension DateOrder {
    /// The order in which `text` is a time, if it is none in the other.
    static func shown(by text: Bytes) -> DateOrder? {
        switch (Notation.monthFirst.read(text, at: 0), Notation.dayFirst.read(text, at: 0)) {
        case (.some, nil): .monthFirst
        case (nil, .some): .dayFirst
        default: nil
        }
    }

    /// The date in `text`, if it is a different one in each order.
    static func example(in text: Bytes) -> String? {
        guard let first = Notation.monthFirst.read(text, at: 0), let second = Notation.dayFirst.read(text, at: 0),
            first.nanoseconds != second.nanoseconds
        else { return nil }
        return text.word(at: 0).word.text
    }
}

extension LineInterpretation {
    /// With the order of dates that the reader gave, where the lines leave it open.
    func reading(_ order: DateOrder?) -> LineInterpretation {
        guard let order, findings.contains(where: { $0.kind == .dateOrderAssumed }) else { return self }
        let notations = reader.notations.map { $0 == .monthFirst || $0 == .dayFirst ? order.notation : $0 }
        return LineInterpretation(
            lineFormat: lineFormat, reader: TimeReader(place: reader.place, notations: notations),
            findings: findings.filter { $0.kind != .dateOrderAssumed })
    }
}
