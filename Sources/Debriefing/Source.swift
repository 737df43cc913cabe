public import Timekeeping

/// One imported file of evidence. Its bytes are kept elsewhere, under their hash; here stands what was read in them.
public struct Source: Codable, Hashable, Sendable, Identifiable {
    public let id: SourceID
    /// The name it was imported under.
    public let name: String
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    public let sha256: String
    public let size: Int
    /// The zone declared for times without one, as it was declared; nil if none was.
    public let zone: String?
    /// The year of the first entry where times lack it, as it was declared; what is older may have it inferred.
    public let year: Int?
    /// The day of the first entry where times have no date, as it was declared.
    public let date: CalendarDay?
    /// Whether the month or the day comes first, as it was declared.
    public let dateOrder: DateOrder?
    /// Nanoseconds to add to what its clock said.
    public let shift: Int64?
    /// An archive or an export has several parts, any other file one.
    public let parts: [Part]
    /// What it leaves open and nobody has answered; nil for nothing.
    public let questions: [Question]?
    /// How it was read before it was read in another way; nil if it never was.
    public internal(set) var earlier: Reading?

    /// What was recognised in a file, or in one member of an archive.
    public struct Part: Codable, Hashable, Sendable {
        public let name: String
        public let format: String
        public let entries: Int
        public let undated: Int
        public let first: Instant?
        public let last: Instant?
        /// How the zone of its times was known: written, declared or assumed.
        public let zone: String
        /// What was not understood or had to be assumed, each with what to do about it.
        public let findings: [String]

        public init(
            name: String, format: String, entries: Int, undated: Int, first: Instant?, last: Instant?, zone: String,
            findings: [String]
        ) {
            self.name = name
            self.format = format
            self.entries = entries
            self.undated = undated
            self.first = first
            self.last = last
            self.zone = zone
            self.findings = findings
        }
    }

    public init(
        id: SourceID, name: String, sha256: String, size: Int, reading: Reading = Reading(), parts: [Part],
        questions: [Question] = []
    ) {
        self.id = id
        self.name = name
        self.sha256 = sha256
        self.size = size
        zone = reading.zone
        year = reading.year
        date = reading.date
        dateOrder = reading.dateOrder
        shift = reading.shift
        self.parts = parts
        self.questions = questions.isEmpty ? nil : questions
    }

    public var entries: Int { parts.reduce(0) { $0 + $1.entries } }
}

/// A place in the evidence, and the words that stand there. With the hash and the range anybody can check it.
public struct Citation: Codable, Hashable, Sendable {
    public let source: SourceID
    /// The part of the source: its own name, or the name of a member of an archive.
    public let part: String
    /// SHA-256 of the source's bytes.
    public let sha256: String
    /// Counted from 1.
    public let line: Int
    /// Bytes from the start of the part.
    public let offset: Int
    public let length: Int
    public internal(set) var at: Instant?
    /// The cited words, as they are read in the source, cut at 2,000 characters.
    public let quote: String
    /// Whom or what the line names as acting; nil if it names none, or was cited before this was kept.
    public let actor: String?

    public init(
        source: SourceID, part: String, sha256: String, line: Int, offset: Int, length: Int, at: Instant?,
        quote: String,
        actor: String? = nil
    ) {
        self.source = source
        self.part = part
        self.sha256 = sha256
        self.line = line
        self.offset = offset
        self.length = length
        self.at = at
        self.quote = String(quote.prefix(2000))
        self.actor = actor.map { String($0.prefix(200)) }
    }
}
