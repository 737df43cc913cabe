/// Takes the entries of a format apart.
struct EntryReader: Sendable {
    let patterns: [LinePattern]
    /// For lines that are like none of those.
    let loose: [LinePattern]
    /// For the further lines of an entry.
    let further: [LinePattern]
    let severities: SeverityTable
    let otherwise: [FieldName: FieldTemplate]

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
        var values = EntryValues(entry: entry, firstLine: line.count)
        for value in match.values { values.take(value, in: 0..<line.count) }
        if !further.isEmpty { readFurtherLines(of: entry, into: &values) }
        values.fill(from: otherwise)
        return Details(
            actor: values.values[.actor], kind: values.values[.kind], severity: severity(of: values),
            text: values.values[.text] ?? entry.message(from: entry.skippingSeparators(time.upperBound)))
    }

    private func readFurtherLines(of entry: Bytes, into values: inout EntryValues) {
        var start = entry.index(of: .newline).map { $0 + 1 } ?? entry.count
        while start < entry.count {
            let end = entry.index(of: .newline, from: start) ?? entry.count
            let line = entry[start..<end].firstLine
            let match = EntryReader.first(of: further, in: line, severities: severities, keepingValues: true)
            for value in match?.values ?? [] { values.take(value, in: start..<start + line.count) }
            start = end + 1
        }
    }

    private func severity(of values: EntryValues) -> Severity? {
        guard let text = values.values[.severity] else { return nil }
        guard values.isPriority else { return severities.severity(text) }
        return Int(text).flatMap { Severity(syslog: $0 % 8) }
    }
}

/// What the fields of one entry say. Of several values under one name the first counts that says something.
private struct EntryValues {
    let entry: Bytes
    let firstLine: Int
    private(set) var values: [FieldName: String] = [:]
    private(set) var isPriority = false

    init(entry: Bytes, firstLine: Int) {
        self.entry = entry
        self.firstLine = firstLine
    }

    mutating func take(
        _ value: (name: FieldName, form: FieldForm, range: Range<Int>), in line: Range<Int>
    ) {
        let range = value.range.shifted(by: line.lowerBound)
        if value.name == .text {
            if values[.text] == nil { values[.text] = message(range, form: value.form, in: line) }
            return
        }
        let bytes = entry[range].trimmed
        guard values[value.name] == nil, !bytes.isEmpty, value.form.isChoice || !bytes.equals("-") else { return }
        values[value.name] = value.form == .quoted ? EntryValues.unescaped(bytes) : bytes.text
        if value.name == .severity { isPriority = value.form == .priority }
    }

    /// Takes what is still missing from templates.
    mutating func fill(from templates: [FieldName: FieldTemplate]) {
        for name in [FieldName.actor, .kind, .severity, .text] where values[name] == nil {
            values[name] = templates[name]?.text(values)
        }
    }

    /// The text to the end of the entry; where the field ends before, its value and the lines that follow.
    private func message(_ range: Range<Int>, form: FieldForm, in line: Range<Int>) -> String {
        if form == .rest || form == .here { return entry.message(from: range.lowerBound) }
        let value = form == .quoted ? EntryValues.unescaped(entry[range]) : entry[range].trimmed.text
        let following = entry.from(line.upperBound).trimmed
        return line.lowerBound > 0 || following.isEmpty ? value : "\(value)\n\(following.text)"
    }

    private static func unescaped(_ bytes: Bytes) -> String { bytes.text.replacing("\\\"", with: "\"") }
}
