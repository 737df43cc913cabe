/// How the lines of a format look: text that stands for itself, and fields in angle brackets.
///
/// A match goes from left to right and never back, so that it takes time in proportion to the line.
final class LinePattern: Sendable {
    enum Part: Sendable {
        /// These bytes.
        case literal([UInt8])
        /// A run of blanks and tabs, or the end of the line.
        case blanks
        /// The end of the line, blanks aside.
        case end
        case time(TimeForm)
        case field(Field)
        /// Parts that may be missing.
        case optional([Part])
    }

    /// A class, as the pattern itself is: a match passes them on for every line, and a reference is cheap to pass on.
    final class Field: Sendable {
        let name: FieldName
        let form: FieldForm
        /// At which character of the pattern it stands, from 1.
        let character: Int
        let stops: Stops

        init(name: FieldName, form: FieldForm, character: Int, stops: Stops = Stops()) {
            (self.name, self.form, self.character, self.stops) = (name, form, character, stops)
        }
    }

    /// The texts that may follow a field, a run of blanks in them as one blank.
    struct Stops: Sendable {
        var texts: [[UInt8]] = []
        /// Whether the field may also reach to the end of the line.
        var mayEnd = true
    }

    let parts: [Part]
    /// How the place of the time is told to whoever reads the other lines of the source.
    let place: TimePlaceRule?

    init(parts: [Part], place: TimePlaceRule?) {
        self.parts = parts
        self.place = place
    }

    /// The time form of a pattern that has a time.
    var timeForm: TimeForm? {
        parts.lazy.compactMap { if case .time(let form) = $0 { form } else { nil } }.first
    }
}

/// The name of a field: what it means for the entry.
enum FieldName: Hashable, Sendable {
    case actor, kind, severity, text
    /// Of no use.
    case skipped
    /// Only of use to the templates of a format, or to nobody.
    case other(String)

    init(_ name: String) {
        switch name {
        case "actor": self = .actor
        case "kind": self = .kind
        case "severity": self = .severity
        case "text": self = .text
        case "_": self = .skipped
        default: self = .other(name)
        }
    }
}

/// How the place of a time follows from the pattern in front of it.
enum TimePlaceRule: Sendable, Equatable {
    case column, priority, bracket, word
    case after([UInt8])

    /// What stands before the time decides: text of a fixed length, a syslog priority, a mark right in front, words.
    init(before parts: ArraySlice<LinePattern.Part>) {
        if parts.allSatisfy(\.hasFixedLength) {
            self = .column
        } else if parts.count == 1, case .optional(let inner) = parts.first, inner.count == 3,
            case .field(let field) = inner[1], field.form == .priority
        {
            self = .priority
        } else if case .literal(let mark) = parts.last {
            self = mark == [UInt8(ascii: "[")] ? .bracket : .after(mark)
        } else {
            self = .word
        }
    }

    /// The place of a time at `index`. A rule that another part of the line fits as well gives way to the column.
    func place(of index: Int, in line: Bytes) -> TimePlace {
        let place: TimePlace =
            switch self {
            case .column: .column(index)
            case .priority: .priority
            case .bracket: .bracket
            case .word: .word(line.wordCount(before: index))
            case .after(let mark): .after(mark)
            }
        return place.start(in: line) == index ? place : .column(index)
    }
}

extension LinePattern.Part {
    fileprivate var hasFixedLength: Bool {
        switch self {
        case .literal: true
        case .blanks: true
        case .field(let field):
            if case .choice(let words) = field.form { Set(words.map(\.count)).count == 1 } else { false }
        case .end, .time, .optional: false
        }
    }
}

extension Bytes {
    /// How many words begin and end before `index`.
    func wordCount(before index: Int) -> Int {
        var count = 0
        for position in 0..<index where self[position] != .blank && self[position + 1] == .blank { count += 1 }
        return count
    }
}
