/// Takes the entries of a format apart.
final class EntryReader: Sendable {
    let patterns: [LinePattern]
    /// For lines that are like none of those.
    let loose: [LinePattern]
    /// For the further lines of an entry.
    let further: [LinePattern]
    let severities: SeverityTable
    /// In an order in which none needs one after it.
    let otherwise: [(name: FieldName, template: FieldTemplate)]

    init(
        patterns: [LinePattern], loose: [LinePattern], further: [LinePattern], severities: SeverityTable,
        otherwise: [(name: FieldName, template: FieldTemplate)]
    ) {
        self.patterns = patterns
        self.loose = loose
        self.further = further
        self.severities = severities
        self.otherwise = otherwise
    }

    /// What the first pattern that fits finds in `line`, without the values of its fields.
    func match(_ line: Bytes) -> LineMatch? {
        EntryReader.first(of: patterns, in: line, severities: severities, keepingValues: false)
    }

    private static func first(
        of patterns: [LinePattern], in line: Bytes, severities: SeverityTable, keepingValues: Bool
    ) -> LineMatch? {
        var time: TimeFinding?
        for pattern in patterns {
            let match = pattern.match(line, severities: severities, keepingValues: keepingValues, time: &time)
            if let match { return match }
        }
        return nil
    }

    /// What the entry says. A line that has its time in the right place, but is like no pattern, is told as a line of
    /// an unknown format would be.
    func details(of entry: Bytes, time: Range<Int>) -> Details {
        let line = entry.firstLine
        let match =
            EntryReader.first(of: patterns, in: line, severities: severities, keepingValues: true)
            ?? EntryReader.first(of: loose, in: line, severities: severities, keepingValues: true)
        guard let match else { return GeneralLog.format.details(entry, time) }
        var values = EntryValues(entry: entry)
        for (field, range) in match.values { values.take(field, range, in: 0..<line.count) }
        if !further.isEmpty { readFurtherLines(of: entry, into: &values) }
        values.fill(from: otherwise)
        return Details(
            actor: values.actor, kind: values.kind, severity: severity(of: values),
            text: values.text ?? entry.message(from: entry.skippingSeparators(time.upperBound)))
    }

    private func readFurtherLines(of entry: Bytes, into values: inout EntryValues) {
        var start = entry.index(of: .newline).map { $0 + 1 } ?? entry.count
        while start < entry.count {
            let end = entry.index(of: .newline, from: start) ?? entry.count
            let line = entry[start..<end].firstLine
            let match = EntryReader.first(of: further, in: line, severities: severities, keepingValues: true)
            for (field, range) in match?.values ?? [] { values.take(field, range, in: start..<start + line.count) }
            start = end + 1
        }
    }

    private func severity(of values: EntryValues) -> Severity? {
        guard let text = values.severity else { return nil }
        guard values.isPriority else { return severities.severity(text) }
        return Int(text).flatMap { Severity(syslog: $0 % 8) }
    }
}

/// What the fields of one entry say. Of several values under one name the first counts that says something.
private struct EntryValues {
    let entry: Bytes
    private(set) var actor: String?
    private(set) var kind: String?
    private(set) var severity: String?
    private(set) var text: String?
    private(set) var isPriority = false
    private var others: [(name: FieldName, value: String)] = []

    init(entry: Bytes) {
        self.entry = entry
    }

    subscript(name: FieldName) -> String? {
        switch name {
        case .actor: actor
        case .kind: kind
        case .severity: severity
        case .text: text
        case .skipped: nil
        case .other: others.first { $0.name == name }?.value
        }
    }

    private mutating func set(_ name: FieldName, to value: String) {
        switch name {
        case .actor: actor = value
        case .kind: kind = value
        case .severity: severity = value
        case .text: text = value
        case .skipped: break
        case .other: others.append((name, value))
        }
    }

    mutating func take(_ field: LinePattern.Field, _ value: Range<Int>, in line: Range<Int>) {
        guard self[field.name] == nil else { return }
        let range = value.shifted(by: line.lowerBound)
        if field.name == .text {
            text = message(range, form: field.form, in: line)
            return
        }
        let bytes = entry[range].trimmed
        guard !bytes.isEmpty, !bytes.equals("-") || field.form.isChoice else { return }
        set(field.name, to: field.form == .quoted ? EntryValues.unescaped(bytes) : bytes.text)
        if field.name == .severity { isPriority = field.form == .priority }
    }

    /// Takes what is still missing from templates.
    mutating func fill(from templates: [(name: FieldName, template: FieldTemplate)]) {
        for (name, template) in templates where self[name] == nil {
            if let text = template.text({ self[$0] }) { set(name, to: text) }
        }
    }

    /// The text to the end of the entry; where the field ends before, its value and the lines that follow.
    private func message(_ range: Range<Int>, form: FieldForm, in line: Range<Int>) -> String {
        if form == .rest || form == .here { return entry.message(from: range.lowerBound) }
        let value = form == .quoted ? EntryValues.unescaped(entry[range]) : entry[range].trimmed.text
        let following = entry.from(line.upperBound).trimmed
        return line.lowerBound > 0 || following.isEmpty ? value : "\(value)\n\(following.text)"
    }

    private static func unescaped(_ bytes: Bytes) -> String { bytes.text.replacingScalars("\\\"", with: "\"") }
}
