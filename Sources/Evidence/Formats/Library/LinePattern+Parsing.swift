extension LinePattern {
    /// What is wrong with a pattern, and at which of its characters, from 1.
    struct Mistake: Error {
        var character: Int
        var reason: String
        var advice: String
    }

    /// Reads a pattern as a file writes it.
    convenience init(_ text: String) throws(Mistake) {
        var parser = PatternParser(text)
        let parsed = try parser.parts(depth: 0)
        let parts = try PatternParser.resolving(parsed, outer: Stops())
        guard parser.times.count < 2 else {
            throw Mistake(
                character: parser.times[1], reason: "it has more than one <time>",
                advice: "Keep the one that says when the entry happened, and write <_:any> for the other")
        }
        let time = parts.firstIndex { if case .time = $0 { true } else { false } }
        self.init(parts: parts, place: time.map { TimePlaceRule(before: parts[..<$0]) })
    }
}

/// Reads the text of a pattern part by part.
private struct PatternParser {
    private static let deepest = 8
    private let characters: [Character]
    private var index = 0
    /// Where times stand.
    private(set) var times: [Int] = []

    init(_ text: String) {
        characters = Array(text)
    }

    /// The character that is read next, counted from 1.
    var position: Int { index + 1 }

    mutating func parts(depth: Int) throws(LinePattern.Mistake) -> [LinePattern.Part] {
        let start = position
        guard depth <= PatternParser.deepest else {
            throw LinePattern.Mistake(
                character: start, reason: "optional parts lie in each other more than \(PatternParser.deepest) deep",
                advice: "Write several patterns instead")
        }
        var parts: [LinePattern.Part] = []
        while index < characters.count {
            if depth > 0, has("?>") {
                index += 2
                return parts
            }
            parts.append(try part(depth: depth))
        }
        if depth > 0 {
            throw LinePattern.Mistake(
                character: start - 2, reason: "an optional part begins here and does not end",
                advice: "End it with ?>, or write << for the character < itself")
        }
        return parts
    }

    private mutating func part(depth: Int) throws(LinePattern.Mistake) -> LinePattern.Part {
        if has("<?") {
            index += 2
            return .optional(try parts(depth: depth + 1))
        }
        if characters[index] == "<", !has("<<") { return try field(depth: depth) }
        if characters[index] == " " {
            while index < characters.count, characters[index] == " " { index += 1 }
            return .blanks
        }
        return .literal(literal(depth: depth))
    }

    private mutating func literal(depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while index < characters.count, characters[index] != " ", !(depth > 0 && has("?>")) {
            if has("<<") { index += 1 } else if characters[index] == "<" { break }
            bytes += Array(String(characters[index]).utf8)
            index += 1
        }
        return bytes
    }

    private mutating func field(depth: Int) throws(LinePattern.Mistake) -> LinePattern.Part {
        let start = position
        guard let close = characters[index...].firstIndex(of: ">") else {
            throw LinePattern.Mistake(
                character: start, reason: "a field begins here and does not end",
                advice: "End it with >, or write << for the character < itself")
        }
        let words = String(characters[(index + 1)..<close]).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        index = close + 1
        let name = String(words[0])
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
            throw LinePattern.Mistake(
                character: start, reason: "<\(words.joined(separator: ":"))> has no name that a field can have",
                advice: "Write a name of letters, or _ for what is of no use, or << for the character < itself")
        }
        let form = words.count > 1 ? String(words[1]) : nil
        if name == "end", form == nil { return .end }
        if name == "time" {
            let time = try time(form, depth: depth, at: start)
            times.append(start)
            return time
        }
        return .field(
            LinePattern.Field(
                name: FieldName(name), form: try self.form(form, of: name, at: start), character: start))
    }

    private func time(
        _ name: String?, depth: Int, at start: Int
    ) throws(LinePattern.Mistake) -> LinePattern.Part {
        guard depth == 0 else {
            throw LinePattern.Mistake(
                character: start, reason: "<time> stands in an optional part",
                advice: "Write two patterns instead, one for each kind of line")
        }
        guard let name else { return .time(.any) }
        guard let form = TimeForm(name) else {
            throw LinePattern.Mistake(
                character: start, reason: "times are not written in a way called \(name)",
                advice: "Write <time> for any, or one of: \(TimeForm.names)")
        }
        return .time(form)
    }

    private func form(_ name: String?, of field: String, at start: Int) throws(LinePattern.Mistake) -> FieldForm {
        guard let name else { return field == "text" && index == characters.count ? .rest : .word }
        guard let form = FieldForm(name) else {
            throw LinePattern.Mistake(
                character: start, reason: "fields have no form called \(name)",
                advice: "Write one of: \(FieldForm.names)")
        }
        return form
    }

    private func has(_ text: String) -> Bool {
        characters[index...].starts(with: text)
    }
}

extension PatternParser {
    /// The parts with what may follow each field written into it.
    static func resolving(
        _ parts: [LinePattern.Part], outer: LinePattern.Stops
    ) throws(LinePattern.Mistake) -> [LinePattern.Part] {
        var resolved: [LinePattern.Part] = []
        for (index, part) in parts.enumerated() {
            let following = stops(parts[(index + 1)...], outer: outer)
            switch part {
            case .field(let field) where field.form.needsStop:
                guard let following else {
                    throw LinePattern.Mistake(
                        character: field.character,
                        reason: "nothing stands between <\(field.name.text)> and the field after it",
                        advice: "Put text between them, or give the first a form that ends by itself, such as number")
                }
                resolved.append(
                    .field(
                        LinePattern.Field(
                            name: field.name, form: field.form, character: field.character, stops: following)))
            case .optional(let inner):
                resolved.append(
                    .optional(try resolving(inner, outer: following ?? LinePattern.Stops())))
            default: resolved.append(part)
            }
        }
        return resolved
    }

    /// The texts with which `parts` may begin; nil if a field comes at once.
    private static func stops(_ parts: ArraySlice<LinePattern.Part>, outer: LinePattern.Stops) -> LinePattern.Stops? {
        guard let first = parts.first else { return outer }
        switch first {
        case .literal, .blanks: return LinePattern.Stops(texts: [leadingText(of: parts)], mayEnd: false)
        case .end: return LinePattern.Stops()
        case .time: return nil
        case .field(let field):
            switch field.form {
            case .here: return stops(parts.dropFirst(), outer: outer)
            case .quoted: return LinePattern.Stops(texts: [[.quote]], mayEnd: false)
            case .choice(let words): return LinePattern.Stops(texts: words, mayEnd: false)
            default: return nil
            }
        case .optional(let inner):
            guard let after = stops(parts.dropFirst(), outer: outer), let within = stops(inner[...], outer: after)
            else {
                return nil
            }
            return LinePattern.Stops(texts: within.texts + after.texts, mayEnd: within.mayEnd || after.mayEnd)
        }
    }

    private static func leadingText(of parts: ArraySlice<LinePattern.Part>) -> [UInt8] {
        var text: [UInt8] = []
        for part in parts {
            switch part {
            case .literal(let bytes): text += bytes
            case .blanks: text.append(.blank)
            default: return text
            }
        }
        return text
    }
}

extension FieldName {
    var text: String {
        switch self {
        case .actor: "actor"
        case .kind: "kind"
        case .severity: "severity"
        case .text: "text"
        case .skipped: "_"
        case .other(let name): name
        }
    }
}
