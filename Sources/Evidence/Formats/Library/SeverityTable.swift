/// What the words and numbers of a format say about severity; what it does not name means what it usually does.
final class SeverityTable: Sendable {
    private let words: [String: Severity]
    private let ranges: [(numbers: ClosedRange<Int>, severity: Severity)]
    private let otherwise: Severity?

    /// Takes words, `*` for anything else, and ranges such as `500-599`. Returns the first entry that is none of them.
    init(_ entries: [String: String]) throws(Mistake) {
        var words: [String: Severity] = [:]
        var ranges: [(numbers: ClosedRange<Int>, severity: Severity)] = []
        var otherwise: Severity?
        for (key, name) in entries.sorted(by: { $0.key < $1.key }) {
            guard let severity = Severity(rawValue: name) else { throw Mistake(key: key, name: name) }
            let bounds = key.split(separator: "-").compactMap { Int($0) }
            if key == "*" {
                otherwise = severity
            } else if bounds.count == 2, bounds[0] <= bounds[1] {
                ranges.append((bounds[0]...bounds[1], severity))
            } else {
                words[key.lowercased()] = severity
            }
        }
        (self.words, self.ranges, self.otherwise) = (words, ranges, otherwise)
    }

    /// A severity that does not exist.
    struct Mistake: Error {
        var key: String
        var name: String
    }

    /// What `word` says, where it names a severity for certain: one of the format's own words, or a usual one of three
    /// letters or more.
    func level(_ word: Bytes) -> Severity? {
        guard (1...20).contains(word.count) else { return nil }
        let text = word.text
        if !words.isEmpty, let severity = words[text.lowercased()] { return severity }
        return word.count >= 3 ? Severity(word: text) : nil
    }

    /// What the value of a severity field says.
    func severity(_ text: String) -> Severity? {
        if !words.isEmpty, let severity = words[text.lowercased()] { return severity }
        if !ranges.isEmpty, let number = Int(text), let range = ranges.first(where: { $0.numbers.contains(number) }) {
            return range.severity
        }
        return Severity(word: text) ?? otherwise
    }
}
