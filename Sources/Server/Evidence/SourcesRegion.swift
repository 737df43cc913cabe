import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let sources = Region("sources") { scene in
        let rows = scene.debrief.sources.map { scene.row($0) }
        let isLong = rows.count > SourcesList.few + 1
        return SourcesList(
            sources: isLong ? Array(rows.prefix(SourcesList.few)) : rows,
            more: isLong ? Array(rows.dropFirst(SourcesList.few)) : [], count: rows.count, mayChange: scene.mayChange,
            path: Route.evidence(scene.debrief.id).path)
    }
}

extension Scene {
    func row(_ source: Source) -> SourcesList.Row {
        let formats = Set(source.parts.map(\.format)).sorted().joined(separator: ", ")
        let undated = source.parts.reduce(0) { $0 + $1.undated }
        let path = Route.source(debrief.id, source.id).path
        return SourcesList.Row(
            name: source.name, format: formats, entries: source.entries.counted("entry", "entries"),
            undated: undated == 0 ? nil : undated.counted("line", "lines"),
            span: spanElement(source.parts.compactMap(\.first).min(), source.parts.compactMap(\.last).max()),
            isZoneAssumed: source.isZoneAssumed, told: source.reading.words,
            findings: counted(source.parts.flatMap(\.findings)), path: path,
            questions: (source.questions ?? []).map { row($0, to: source) }, sha256: String(source.sha256.prefix(12)))
    }

    /// The same as HTML.
    func spanElement(_ first: Instant?, _ last: Instant?) -> String? {
        guard let first, let last else { return nil }
        return dated(first) == dated(last)
            ? datedElement(first) : words.element(from: first, until: last, .minute, dating: .year, joint: " to ")
    }

    /// From when to when, or the one time that both are.
    func span(_ first: Instant?, _ last: Instant?) -> String? {
        guard let first, let last else { return nil }
        let (start, end) = (dated(first), dated(last))
        return start == end
            ? start : "\(start) to \(words.day(first) == words.day(last) ? words.time(last, .minute) : end)"
    }

    private func row(_ question: Source.Question, to source: Source) -> SourcesList.Question {
        SourcesList.Question(
            asks: question.kind.asks, field: question.kind.rawValue,
            choices: question.choices.map { choice in
                let isShift = question.kind == .shift
                return SourcesList.Question.Choice(
                    value: isShift ? TypedShift.write(Int64(choice.value)) : choice.value,
                    label: choice.label, makes: span(choice.first, choice.last))
            },
            isAhead: question.kind == .shift && question.choices.first?.value.hasPrefix("-") == true,
            mayAnswer: mayChange, path: path("sources/\(source.id)/readings"),
            otherPath: Route.source(debrief.id, source.id).path + "#reading")
    }
}

extension Int {
    /// As in `1 line` and `2,056 lines`.
    func counted(_ one: String, _ many: String) -> String { "\(grouped) \(self == 1 ? one : many)" }

    /// As in `2,056`.
    var grouped: String {
        var digits = Array(String(magnitude))
        for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
        return (self < 0 ? "-" : "") + String(digits)
    }
}

extension Source.Question.Kind {
    fileprivate var asks: String {
        switch self {
        case .zone: "Its times do not say for certain which zone they are in. Which one is it?"
        case .year: "Its times have no year. In which year does it begin?"
        case .date: "Its times have no date. On which day does it begin?"
        case .dateOrder: "Its dates may begin with the month or with the day. Which is it?"
        case .shift: "Its clock seems to have been off. Move its times?"
        }
    }
}

extension Source.Reading {
    /// What was said about the times, each in a sentence.
    var words: [String] {
        let order = dateOrder.map { $0 == .monthFirst ? "month" : "day" }
        return [
            zone.map { "Times without a zone read as \($0)" }, year.map { "First entry of \($0)" },
            date.map { "First entry on \($0)" }, order.map { "Dates begin with the \($0)" },
            shift.map { "Its clock was \(TypedShift.write($0)) \($0 < 0 ? "ahead" : "behind"); its times are moved" },
        ].compactMap(\.self)
    }
}

/// Each of `findings` once, in their order, with how often it was found.
private func counted(_ findings: [String]) -> [String] {
    let counts = Dictionary(findings.map { ($0, 1) }, uniquingKeysWith: +)
    var seen: Set<String> = []
    return findings.filter { seen.insert($0).inserted }.map {
        counts[$0] == 1 ? $0 : "\($0) (\(counts[$0] ?? 1) times)"
    }
}

struct SourcesList: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let format: String
        let entries: String
        let undated: String?
        /// As HTML.
        let span: String?
        let isZoneAssumed: Bool
        /// What somebody said about its times.
        let told: [String]
        let findings: [String]
        let path: String
        let questions: [Question]
        let sha256: String
    }

    struct Question: Hashable, Sendable {
        struct Choice: Hashable, Sendable {
            let value: String
            let label: String
            /// From when to when its entries were, if this is right.
            let makes: String?
        }

        let asks: String
        let field: String
        let choices: [Choice]
        let isAhead: Bool
        let mayAnswer: Bool
        let path: String
        /// Where another answer can be given.
        let otherPath: String
    }

    /// How many are shown at once where there are many.
    static let few = 6

    let sources: [Row]
    /// Those shown on demand.
    let more: [Row]
    let count: Int
    let mayChange: Bool
    let path: String
}
