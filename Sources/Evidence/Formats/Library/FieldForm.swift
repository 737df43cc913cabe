/// What the value of a field in a pattern looks like.
enum FieldForm: Sendable, Equatable {
    /// Anything without a blank in it, up to the text that follows the field.
    case word
    /// A word of letters, digits and `_ - . : / @ $ # + *`.
    case name
    /// A name that is not the name of a severity either.
    case host
    /// Anything on the line, even nothing, up to the first place where the text that follows the field stands.
    case any
    /// The same up to the last such place.
    case most
    /// Digits, with a sign or a fraction if need be; blanks in front are skipped.
    case number
    /// What stands between two double quotes. A backslash makes the character after it belong to the value.
    case quoted
    /// A word that names a severity, or that the format gives one; blanks on either side are skipped.
    case level
    /// The number of a syslog priority, of which the severity is the remainder by eight.
    case priority
    /// Everything to the end of the entry.
    case rest
    /// Nothing: the place where the text begins, of which the pattern goes on to tell the parts.
    case here
    /// One of these words, the longest first.
    case choice([[UInt8]])

    /// The form that a file calls `name`.
    init?(_ name: String) {
        let simple: [String: FieldForm] = [
            "word": .word, "name": .name, "host": .host, "any": .any, "most": .most, "number": .number,
            "quoted": .quoted, "level": .level, "priority": .priority, "rest": .rest, "here": .here,
        ]
        if let form = simple[name] {
            self = form
        } else if name.contains("|") {
            let words = name.split(separator: "|").map { Array($0.utf8) }
            self = .choice(words.sorted { $0.count > $1.count })
        } else {
            return nil
        }
    }

    static let names =
        "word, name, host, any, most, number, quoted, level, priority, rest, here, or words with | between"

    var isChoice: Bool { if case .choice = self { true } else { false } }

    /// Whether only the text that follows a field of this form says where its value ends.
    var needsStop: Bool {
        switch self {
        case .word, .name, .host, .any, .most: true
        default: false
        }
    }
}

/// In which notations a pattern takes its time.
enum TimeForm: Sendable, Equatable {
    /// Any notation with a date in it that cannot be taken for an ordinary number.
    case any
    case notation(Notation)
    /// `2026-03-01T12:00:00Z`: with a `T`, and with an offset.
    case iso
    /// `2026/03/01 12:00:00`
    case slashes

    init?(_ name: String) {
        switch name {
        case "iso": self = .iso
        case "slashes": self = .slashes
        default:
            guard let notation = Notation(rawValue: name) else { return nil }
            self = .notation(notation)
        }
    }

    static let names = "iso, slashes, " + Notation.allCases.map(\.rawValue).joined(separator: ", ")

    /// Whether its times are without a year; nil where they may be either.
    var lacksYear: Bool? {
        switch self {
        case .any: nil
        case .notation(let notation): notation.lacksYear
        case .iso, .slashes: false
        }
    }

    /// The time of this form that begins at `index`.
    func read(_ line: Bytes, at index: Int) -> (notation: Notation, stamp: Stamp)? {
        switch self {
        case .any:
            return Notation.first(in: line, at: index).flatMap { $0.notation.lacksDate ? nil : $0 }
        case .notation(let notation):
            return stamp(notation, line, index).map { (notation, $0) }
        case .iso:
            guard line[index + 10] == UInt8(ascii: "T"), let stamp = stamp(.yearFirst, line, index), !stamp.isLocal
            else {
                return nil
            }
            return (.yearFirst, stamp)
        case .slashes:
            guard line[index + 4] == UInt8(ascii: "/") else { return nil }
            return stamp(.yearFirst, line, index).map { (.yearFirst, $0) }
        }
    }

    private func stamp(_ notation: Notation, _ line: Bytes, _ index: Int) -> Stamp? {
        notation.read(line, at: index).flatMap { line[$0.range.upperBound].isDigit ? nil : $0 }
    }

    /// Whether the form settles what a number counts.
    var knowsUnit: Bool { self == .notation(.epoch) }
}
