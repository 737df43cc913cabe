import Foundation

/// The clock on the wall of a place: translates between instants and what people there read and write.
public struct WallClock: Sendable, Hashable {
    /// The zone's IANA name, as in `Europe/Berlin`.
    public let name: String
    private let zone: TimeZone

    public static let utc = WallClock(name: "UTC", zone: .gmt)

    /// Nil if no zone has that name.
    public init?(_ name: String) {
        guard name != "UTC", name != "GMT" else { self = .utc; return }
        // Asked of the zone, not of the list of names: that one lacks names in daily use, such as Asia/Kolkata.
        guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
        self.init(name: name, zone: zone)
    }

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// The names of all zones, in alphabetical order.
    public static var names: [String] {
        Set(TimeZone.knownTimeZoneIdentifiers + ["UTC"]).subtracting(["GMT"]).sorted()
    }

    /// Seconds ahead of UTC at `instant`.
    public func offset(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
    }

    /// What the clock shows at `instant`.
    public func time(at instant: Instant) -> CivilTime {
        CivilTime(instant, offset: offset(at: instant))
    }

    /// The instant at which the clock shows `time`: the earlier of two where the clock is set back,
    /// the one as far after the gap as `time` lies in it where the clock is set forward. Nil if there is no such day.
    public func instant(of time: CivilTime) -> Instant? {
        guard let naive = time.instant() else { return nil }
        let day: Int64 = 86_400
        let before = offset(at: naive.advanced(bySeconds: -day))
        let after = offset(at: naive.advanced(bySeconds: day))
        let early = naive.advanced(bySeconds: -Int64(before))
        guard before != after else { return early }
        if offset(at: early) == before { return early }
        let late = naive.advanced(bySeconds: -Int64(after))
        return offset(at: late) == after ? late : early
    }

    /// The offset as in `+02:00` at `instant`; `UTC` for the zone of that name.
    public func offsetName(at instant: Instant) -> String {
        guard self != .utc else { return "UTC" }
        let minutes = offset(at: instant) / 60
        let digits = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return (minutes < 0 ? "−" : "+") + digits(abs(minutes) / 60) + ":" + digits(abs(minutes) % 60)
    }
}
