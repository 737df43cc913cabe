public import Foundation
public import Timekeeping

/// The zone in which times without an offset are read.
public enum Zone: Hashable, Sendable {
    /// Seconds ahead of UTC.
    case fixed(Int)
    /// A zone of the IANA database, such as `Europe/Berlin`.
    case named(TimeZone)

    public static let utc = Zone.fixed(0)

    /// Reads an IANA name, `UTC`, `Z` or an offset such as `+02:00`.
    public init?(_ text: String) {
        if ["UTC", "GMT", "Z"].contains(text.uppercased()) {
            self = .utc
        } else if let offset = Zone.offset(text) {
            self = .fixed(offset)
        } else if let zone = TimeZone(identifier: text), Zone.isName(zone.identifier) {
            self = .named(zone)
        } else if let zone = Zone.inOtherCase(text) {
            self = .named(zone)
        } else {
            return nil
        }
    }

    /// Whether `identifier` is a name of the database. Foundation takes `EST` and `GMT+3` too, which are none of a place,
    /// and leaves out of its list what has a newer or older name: `Asia/Kolkata`, `America/Buenos_Aires`.
    private static func isName(_ identifier: String) -> Bool {
        identifier.contains("/") || ["EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"].contains(identifier)
            || TimeZone.knownTimeZoneIdentifiers.contains(identifier)
    }

    private static func inOtherCase(_ text: String) -> TimeZone? {
        let wanted = text.lowercased()
        return TimeZone.knownTimeZoneIdentifiers.first { $0.lowercased() == wanted }.flatMap {
            TimeZone(identifier: $0)
        }
    }

    private static func offset(_ text: String) -> Int? {
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 4 || digits.count == 2, digits.allSatisfy(\.isASCII), let number = Int(digits) else {
            return nil
        }
        let (hours, minutes) = digits.count == 4 ? (number / 100, number % 100) : (number, 0)
        guard hours <= 14, minutes < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// The IANA name, `UTC`, or the offset as in `+02:00`.
    public var name: String {
        switch self {
        case .fixed(0): "UTC"
        case .fixed(let offset): Zone.name(ofOffset: offset)
        case .named(let zone): zone.identifier
        }
    }

    private static func name(ofOffset offset: Int) -> String {
        let minutes = abs(offset) / 60
        let pair = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (offset < 0 ? "-" : "+") + pair.joined(separator: ":")
    }
}

/// How it is known to which zone a time belongs, from most to least trusted.
public enum ZoneKnowledge: String, Codable, Sendable {
    /// The time itself bears an offset, or counts from an epoch.
    case written
    /// The source, its format or the reader (`--zone`) says so.
    case declared
    /// Nobody said: UTC was taken.
    case assumed
}

extension Zone {
    /// The instant at which a clock of this zone shows `time`: of two the first, of none the one that the offset from
    /// before the gap gives. Nil if there is no such day.
    public func instant(of time: CivilTime) -> Instant? {
        guard let wall = time.instant() else { return nil }
        switch self {
        case .fixed(let seconds): return wall.advanced(bySeconds: -Int64(seconds))
        case .named(let zone):
            var clock = LocalClock(zone, from: wall.nanoseconds, through: wall.nanoseconds)
            return Instant(nanoseconds: clock.instant(wall.nanoseconds).nanoseconds)
        }
    }
}
