public import Timekeeping

/// How finely a time is known. A time typed as 14:05 is shown as 14:05, never as 14:05:00.
public enum Precision: String, Codable, CaseIterable, Sendable {
    case day, minute, second, millisecond, nanosecond
}

/// When an entry happened, as well as it is known.
public enum Moment: Hashable, Sendable {
    case exact(Instant, Precision)
    /// Around that time.
    case about(Instant, Precision)
    /// Some time in between, or all the time from the one to the other.
    case between(Instant, Instant, Precision)
    case before(EntryID)
    case after(EntryID)
    case unknown

    /// Where the moment begins on the axis; nil if it has no time of its own.
    public var start: Instant? {
        switch self {
        case .exact(let at, _), .about(let at, _), .between(let at, _, _): at
        case .before, .after, .unknown: nil
        }
    }

    /// Where the moment ends on the axis; differs from `start` for a range only.
    public var end: Instant? {
        if case .between(_, let until, _) = self { until } else { start }
    }

    /// The entry that this moment is told by.
    public var anchor: EntryID? {
        switch self {
        case .before(let entry), .after(let entry): entry
        default: nil
        }
    }
}

/// Written flat, as in `{"kind":"about","at":"2026-03-29T00:41:00.000000000Z","precision":"minute"}`.
extension Moment: Codable {
    private enum Key: String, CodingKey {
        case kind, at, until, precision, entry
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func at() throws -> Instant { try container.decode(Instant.self, forKey: .at) }
        func precision() throws -> Precision {
            try container.decodeIfPresent(Precision.self, forKey: .precision) ?? .second
        }
        switch try container.decode(String.self, forKey: .kind) {
        case "exact": self = .exact(try at(), try precision())
        case "about": self = .about(try at(), try precision())
        case "between": self = .between(try at(), try container.decode(Instant.self, forKey: .until), try precision())
        case "before": self = .before(try container.decode(EntryID.self, forKey: .entry))
        case "after": self = .after(try container.decode(EntryID.self, forKey: .entry))
        case "unknown": self = .unknown
        case let other:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: container,
                debugDescription: "kind is exact, about, between, before, after or unknown, not \(other)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(start, forKey: .at)
        try container.encodeIfPresent(anchor, forKey: .entry)
        switch self {
        case .exact(_, let precision), .about(_, let precision): try container.encode(precision, forKey: .precision)
        case .between(_, let until, let precision):
            try container.encode(until, forKey: .until)
            try container.encode(precision, forKey: .precision)
        case .before, .after, .unknown: break
        }
    }

    /// The word for the kind of moment: exact, about, between, before, after or unknown.
    public var kind: String {
        switch self {
        case .exact: "exact"
        case .about: "about"
        case .between: "between"
        case .before: "before"
        case .after: "after"
        case .unknown: "unknown"
        }
    }
}
