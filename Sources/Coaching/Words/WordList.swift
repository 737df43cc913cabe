import Foundation

/// The words that hints are given for, each with its reason. An organisation adds to it and switches off what it does not want.
public struct WordList: Sendable {
    /// One thing that is looked for.
    public struct Entry: Sendable {
        public var name = ""
        public var kind = HintClass.counterfactual
        /// Patterns, of which any is enough.
        public var patterns: [String] = []
        /// Whose act it has to be for a hint.
        public var who = Who.any
        /// Words of which one has to stand in the sentence, too.
        public var with: [String] = []
        /// Words of which none may stand in the sentence.
        public var unless: [String] = []
        /// Given in questions alone.
        public var inQuestions = false
        /// Given although the sentence tells what somebody believed then.
        public var evenIfBelieved = false
        /// The question or frame that is offered; `{rest}` stands for the rest of the sentence.
        public var advice = ""
        public var reason = ""
        public var source = ""
        var line = 0
    }

    public enum Who: String, Sendable, CaseIterable {
        case any
        /// A person or group: a pronoun, a role, a name.
        case person
        /// The same, or a word that looks like a name.
        case mind
        /// A person, or something that people do.
        case deed
        /// A person other than the writer.
        case other
        case me
        /// Anything that is not known to be a machine.
        case unknown
        /// No subject: an order.
        case nobody
        /// A thing, and no machine or person did it as far as the sentence says.
        case passive
    }

    /// What is wrong with a file.
    public struct Problem: Error, CustomStringConvertible, Sendable {
        public let file: String
        public let line: Int
        public let sentence: String

        public var description: String { "\(file):\(line): \(sentence)." }
    }

    public internal(set) var entries: [Entry] = []
    var people: [String] = []
    var machines: [String] = []

    /// A list of nothing.
    public init() {}

    public static let builtIn: WordList = {
        var list = WordList()
        for name in Assets.base64.keys.sorted() where name.hasPrefix("words/") {
            // A file of ours that cannot be read is found by a test, not by whoever checks a text.
            try? list.read(Asset.text(name), file: name)
        }
        return list
    }()

    /// Adds to the list, or takes from it, what a file says; nothing if something in it is not right.
    public mutating func read(_ text: String, file: String) throws(Problem) {
        var reading = WordListReading(list: self, file: file)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try reading.read(line, number + 1)
        }
        try reading.finish()
        self = reading.list
    }

    /// The entries of one class.
    public func entries(of kind: HintClass) -> [Entry] { entries.filter { $0.kind == kind } }
}

/// Reads a word list line by line.
struct WordListReading {
    var list: WordList
    let file: String
    private var entry: WordList.Entry?

    init(list: WordList, file: String) {
        (self.list, self.file) = (list, file)
    }

    mutating func read(_ line: Substring, _ number: Int) throws(WordList.Problem) {
        let line = line.trimmingCharacters(in: .whitespaces)
        guard !line.isEmpty, !line.hasPrefix("#") else { return }
        if line.hasPrefix("[") { return try open(line, number) }
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        guard !rest.isEmpty else { throw problem(number, "“\(parts[0])” says nothing behind it") }
        if try !general(parts[0], rest, number) { try field(parts[0], rest, number) }
    }

    mutating func finish() throws(WordList.Problem) {
        guard let entry else { return }
        self.entry = nil
        guard !entry.patterns.isEmpty else { throw problem(entry.line, "[\(entry.name)] has no line “say”") }
        guard !entry.reason.isEmpty else {
            throw problem(entry.line, "[\(entry.name)] has no line “why”: everybody may ask for the reason")
        }
        guard list.entries.allSatisfy({ $0.name != entry.name }) else {
            throw problem(
                entry.line, "there is an entry [\(entry.name)] already; switch it off first with: off \(entry.name)")
        }
        list.entries.append(entry)
    }

    private mutating func open(_ line: String, _ number: Int) throws(WordList.Problem) {
        try finish()
        guard line.hasSuffix("]"), line.count > 2 else {
            throw problem(number, "an entry starts with its name in brackets, as in [cowboy]")
        }
        var entry = WordList.Entry()
        (entry.name, entry.line) = (String(line.dropFirst().dropLast()), number)
        self.entry = entry
    }

    private mutating func general(_ key: String, _ rest: String, _ number: Int) throws(WordList.Problem) -> Bool {
        switch key {
        case "off":
            try finish()
            let count = list.entries.count
            list.entries.removeAll { $0.name == rest || $0.kind.rawValue == rest }
            guard list.entries.count < count else {
                throw problem(
                    number,
                    "there is no entry or class “\(rest)” to switch off; `debrief lint --explain all` lists them")
            }
        case "people": list.people += rest.lowercased().split(separator: " ").map(String.init)
        case "machines": list.machines += rest.lowercased().split(separator: " ").map(String.init)
        default: return false
        }
        return true
    }

    private mutating func field(_ key: String, _ rest: String, _ number: Int) throws(WordList.Problem) {
        guard entry != nil else {
            throw problem(number, "“\(key)” stands in no entry; an entry starts with its name in brackets")
        }
        switch key {
        case "class":
            guard let kind = HintClass(rawValue: rest) else {
                throw problem(number, "there is no class “\(rest)”; they are L1 to L18")
            }
            entry?.kind = kind
        case "say":
            var lexicon = Grammar.lexicon
            for pattern in rest.split(separator: ";").map({ $0.trimmingCharacters(in: .whitespaces) }) {
                do { _ = try Pattern(pattern, entry: 0, lexicon: &lexicon) } catch {
                    throw problem(number, error.sentence)
                }
                entry?.patterns.append(pattern)
            }
        case "who":
            guard let who = WordList.Who(rawValue: rest) else {
                throw problem(
                    number, "“who” is one of \(WordList.Who.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            entry?.who = who
        case "with": entry?.with += rest.split(separator: " ").map(String.init)
        case "unless": entry?.unless += rest.split(separator: " ").map(String.init)
        case "in": entry?.inQuestions = rest == "questions"
        case "even": entry?.evenIfBelieved = rest == "believed"
        case "ask": entry?.advice = rest
        case "why": entry?.reason = rest
        case "from": entry?.source = rest
        default:
            throw problem(
                number,
                "“\(key)” is not known; there are class, say, who, with, unless, in, even, ask, why, from, and off, people, machines"
            )
        }
    }

    private func problem(_ line: Int, _ sentence: String) -> WordList.Problem {
        WordList.Problem(file: file, line: line, sentence: sentence)
    }
}
