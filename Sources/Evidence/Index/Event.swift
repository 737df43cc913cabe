public import Timekeeping

/// One entry of a timeline, decoded from its source.
public struct Event: Sendable, Hashable {
    /// Its place in the timeline, from 0.
    public var position: Int
    /// Which of the timeline's sources it is from.
    public var sourceIndex: Int
    /// The name of that source.
    public var source: String
    /// The number, from 1, of the line it begins on.
    public var line: Int
    /// Its bytes in the source.
    public var range: Range<Int>
    public var instant: Instant
    /// The time as it stands in the source.
    public var timeAsWritten: String
    public var zone: ZoneKnowledge
    public var format: String
    /// Who or what acted or spoke: a person, a host, an address, a service.
    public var actor: String?
    /// What sort of entry it is in the words of its format: a program, a logger, a method.
    public var kind: String?
    public var severity: Severity?
    /// The message. Where the format is not known so well, the line without its time.
    public var text: String
    /// All of the entry, with U+FFFD for what is not UTF-8.
    public var raw: String
    /// Where an earlier run of Debrief, whose output the source is, had the entry from.
    public var cited: Origin?
}

extension Event {
    /// Where an entry comes from.
    public struct Origin: Sendable, Hashable {
        public var source: String
        public var line: Int
        public var range: Range<Int>
        public var format: String
        public var timeAsWritten: String
    }

    /// Where the entry comes from first: what an earlier run wrote is passed on, however often it is read back.
    public var origin: Origin {
        cited ?? Origin(source: source, line: line, range: range, format: format, timeAsWritten: timeAsWritten)
    }
}
