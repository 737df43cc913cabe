public import Timekeeping

extension Source {
    /// What somebody said about the times of a source; nil where nobody did.
    public struct Reading: Codable, Hashable, Sendable {
        /// The zone of times that name none.
        public var zone: String?
        /// The year of the first entry, where times lack it.
        public var year: Int?
        /// The day of the first entry, where times have no date.
        public var date: CalendarDay?
        public var dateOrder: DateOrder?
        /// Nanoseconds to add to what the clock said.
        public var shift: Int64?

        public init(
            zone: String? = nil, year: Int? = nil, date: CalendarDay? = nil, dateOrder: DateOrder? = nil,
            shift: Int64? = nil
        ) {
            self.zone = zone
            self.year = year
            self.date = date
            self.dateOrder = dateOrder
            self.shift = shift
        }
    }

    /// Whether `03/04/2026` is in March or in April.
    public enum DateOrder: String, Codable, CaseIterable, Sendable {
        case monthFirst, dayFirst
    }

    /// What the times of a source leave open.
    public struct Question: Codable, Hashable, Sendable {
        /// The member of `Reading` that answers it.
        public enum Kind: String, Codable, CaseIterable, Sendable {
            case zone, year, date, dateOrder, shift
        }

        public let kind: Kind
        /// What is taken until somebody answers, as an answer is written down; nil where it need not be remembered.
        public let assumed: String?
        /// The likeliest answer first.
        public let choices: [Choice]

        /// One answer, and when the first and the last entry were if it is right.
        public struct Choice: Codable, Hashable, Sendable {
            public let value: String
            public let label: String
            public let first: Instant?
            public let last: Instant?

            public init(value: String, label: String, first: Instant? = nil, last: Instant? = nil) {
                self.value = value
                self.label = label
                self.first = first
                self.last = last
            }
        }

        public init(_ kind: Kind, assumed: String? = nil, choices: [Choice]) {
            self.kind = kind
            self.assumed = assumed
            self.choices = choices
        }
    }

    public var reading: Reading {
        Reading(zone: zone, year: year, date: date, dateOrder: dateOrder, shift: shift)
    }

    /// Nobody said in which zone its times are, and UTC was taken.
    public var isZoneAssumed: Bool { parts.contains { $0.zone == "assumed" } }

    /// When a cited entry was, as its source is read now.
    public struct CitedTime: Codable, Hashable, Sendable {
        public let part: String
        /// Bytes from the start of the part.
        public let offset: Int
        public let at: Instant

        public init(part: String, offset: Int, at: Instant) {
            self.part = part
            self.offset = offset
            self.at = at
        }
    }
}

extension Debrief {
    /// Whether the time of what is cited rests on a zone that nobody told.
    public func isZoneAssumed(of citation: Citation) -> Bool {
        let source = sources.first { $0.id == citation.source }
        return source?.parts.contains { $0.name == citation.part && $0.zone == "assumed" } ?? false
    }

    /// Reads a source in another way. Its bytes stay as they are, and so does what is cited of them; only times move.
    func reading(_ source: Source, _ cited: [Source.CitedTime]) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        guard let current = sources.first(where: { $0.id == source.id && $0.sha256 == source.sha256 }) else {
            throw .notFound("source")
        }
        guard current.reading != source.reading else { return [] }
        var source = source
        source.earlier = current.reading
        return [.sourceRead(source: source, cited: cited)]
    }
}

extension Timeline {
    /// Gives citations the times that they have now. No entry says anything else by it, so the version stays.
    mutating func move(citationsOf source: SourceID, to times: [Source.CitedTime]) {
        for citation in times {
            edit { cited in
                let isMeant = cited.source == source && cited.part == citation.part && cited.offset == citation.offset
                if isMeant { cited.at = citation.at }
            }
        }
    }
}
