/// A point on the UTC time line, in nanoseconds since 1970-01-01T00:00:00Z. Reaches from 1677 to 2262.
///
/// Encoded as an RFC 3339 string with nine decimals, which is also how it sorts as text.
public struct Instant: Hashable, Sendable {
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    public init(seconds: Int64) {
        self.init(nanoseconds: seconds * 1_000_000_000)
    }

    /// Seconds since 1970, rounded down.
    public var seconds: Int64 { nanoseconds.dividedDown(by: 1_000_000_000) }

    /// Milliseconds since 1970, rounded down; the unit of JavaScript's clock.
    public var milliseconds: Int64 { nanoseconds.dividedDown(by: 1_000_000) }

    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(nanoseconds: nanoseconds &+ seconds * 1_000_000_000)
    }
}

extension Instant: Comparable {
    public static func < (left: Instant, right: Instant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a time as in 2026-03-01T12:00:00Z: \(text)")
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

extension FixedWidthInteger {
    /// The quotient rounded towards minus infinity, so that times before 1970 fall into the right second.
    @inlinable
    public func dividedDown(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
