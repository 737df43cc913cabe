/// Turns the description of a format into what recognises its lines and takes its entries apart.
struct FormatCompiler {
    private let file: String
    private let name: String
    private let patterns: [LinePattern]
    private let loose: [LinePattern]
    private let further: [LinePattern]
    private let severities: SeverityTable
    private let otherwise: [(name: FieldName, template: FieldTemplate)]
    private let zone: Zone?

    /// How far into a line a format looks to recognise it.
    private static let reach = 4096

    init(file: String, description: FormatFile) throws(FormatProblem) {
        self.file = file
        name = description.name
        patterns = try FormatCompiler.datedPatterns(description.patterns, called: "patterns", file: file)
        loose = try FormatCompiler.datedPatterns(description.loose, called: "loose", file: file)
        further = try FormatCompiler.patterns(description.lines, called: "lines", file: file)
        severities = try FormatCompiler.severities(description.severity, file: file)
        otherwise = try FormatCompiler.templates(description.otherwise, file: file)
        zone = try FormatCompiler.zone(description.zone, file: file)
    }

    var lineFormat: LineFormat {
        let reader = EntryReader(
            patterns: patterns, loose: loose, further: further, severities: severities, otherwise: otherwise)
        return LineFormat(
            name: name,
            recognise: { reader.match($0[0..<FormatCompiler.reach])?.spot },
            details: { reader.details(of: $0, time: $1) },
            literalBytes: { reader.match($0[0..<FormatCompiler.reach])?.literalBytes ?? 0 },
            knowsUnit: patterns.contains { $0.timeForm?.knowsUnit == true },
            mixesYears: Set(patterns.compactMap { $0.timeForm?.lacksYear }).count > 1,
            zone: zone)
    }

    private static func datedPatterns(
        _ texts: [String], called name: String, file: String
    ) throws(FormatProblem) -> [LinePattern] {
        let patterns = try patterns(texts, called: name, file: file)
        for (index, pattern) in patterns.enumerated() where pattern.timeForm == nil {
            throw FormatProblem(
                file: file, place: "\(name)[\(index + 1)]", reason: "it has no <time>",
                advice:
                    "Write <time> where the time of the entry stands; lines that follow an entry belong to \"lines\"")
        }
        return patterns
    }

    private static func patterns(
        _ texts: [String], called name: String, file: String
    ) throws(FormatProblem) -> [LinePattern] {
        var patterns: [LinePattern] = []
        for (index, text) in texts.enumerated() {
            do throws(LinePattern.Mistake) {
                patterns.append(try LinePattern(text))
            } catch {
                throw FormatProblem(
                    file: file, place: "\(name)[\(index + 1)], character \(error.character)", reason: error.reason,
                    advice: error.advice)
            }
        }
        return patterns
    }

    private static func severities(_ entries: [String: String], file: String) throws(FormatProblem) -> SeverityTable {
        do throws(SeverityTable.Mistake) {
            return try SeverityTable(entries)
        } catch {
            let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
            throw FormatProblem(
                file: file, place: "severity.\(error.key)", reason: "“\(error.name)” is no severity",
                advice: "Write one of: \(known)")
        }
    }

    private static func templates(
        _ entries: [String: String], file: String
    ) throws(FormatProblem) -> [(name: FieldName, template: FieldTemplate)] {
        var templates: [(name: FieldName, template: FieldTemplate)] = []
        for (key, text) in entries.sorted(by: { $0.key < $1.key }) {
            let name = FieldName(key)
            guard [.actor, .kind, .severity, .text].contains(name) else {
                throw FormatProblem(
                    file: file, place: "otherwise.\(key)", reason: "an entry says nothing called \(key)",
                    advice: "Write one of: actor, kind, severity, text")
            }
            templates.append((name, FieldTemplate(text)))
        }
        return templates
    }

    private static func zone(_ name: String?, file: String) throws(FormatProblem) -> Zone? {
        guard let name else { return nil }
        guard let zone = Zone(name) else {
            throw FormatProblem(
                file: file, place: "zone", reason: "“\(name)” is no zone",
                advice: "Write a name such as Europe/Berlin, or an offset such as +02:00")
        }
        return zone
    }
}

/// Text with the names of fields in it, as `uid <uid>`.
struct FieldTemplate: Sendable {
    private enum Part: Sendable {
        case text(String)
        case field(FieldName)
    }

    private var parts: [Part] = []

    init(_ text: String) {
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.field(FieldName(String(rest[rest.index(after: open)..<close]))))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
    }

    /// The text with values for the names; nil if one has none.
    func text(_ value: (FieldName) -> String?) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .field(let name):
                guard let value = value(name) else { return nil }
                text += value
            }
        }
        return text
    }
}
