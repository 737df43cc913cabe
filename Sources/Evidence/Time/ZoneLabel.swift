import Foundation
import Timekeeping

/// What an abbreviation such as `CET` or `PST` behind a time says, by the zones that use it.
struct ZoneLabel: Sendable {
    let name: String
    /// Seconds ahead of UTC, in its most frequent meaning.
    let seconds: Int
    /// Zones that use it, the most frequent first.
    let zones: [String]
    /// Whether it stands for several offsets, so that it was not used.
    let isAmbiguous: Bool

    /// Abbreviations of a part of the year, or with several meanings. `GMT` and `UTC` are neither.
    private static let all: [ZoneLabel] = [
        label("CET", 1, "Europe/Berlin"), label("CEST", 2, "Europe/Berlin"), label("WET", 0, "Europe/Lisbon"),
        label("WEST", 1, "Europe/Lisbon"), label("EET", 2, "Europe/Athens"), label("EEST", 3, "Europe/Athens"),
        label("EDT", -4, "America/New_York"), label("CDT", -5, "America/Chicago"), label("MDT", -6, "America/Denver"),
        label("PDT", -7, "America/Los_Angeles"), label("AKDT", -8, "America/Anchorage"),
        label("AKST", -9, "America/Anchorage"), label("AEST", 10, "Australia/Sydney"),
        label("AEDT", 11, "Australia/Sydney"), label("NZST", 12, "Pacific/Auckland"),
        label("NZDT", 13, "Pacific/Auckland"),
        ambiguous("EST", -5, "America/New_York America/Panama Australia/Sydney"),
        ambiguous("CST", -6, "America/Chicago Asia/Shanghai America/Havana America/Costa_Rica"),
        ambiguous("MST", -7, "America/Denver America/Phoenix"),
        ambiguous("PST", -8, "America/Los_Angeles Asia/Manila Pacific/Pitcairn"),
        ambiguous("BST", 1, "Europe/London Asia/Dhaka Pacific/Bougainville"),
        ambiguous("IST", 5.5, "Asia/Kolkata Europe/Dublin Asia/Jerusalem"),
        ambiguous("AST", -4, "America/Halifax America/Puerto_Rico Asia/Riyadh"),
        ambiguous("SST", 8, "Asia/Singapore Pacific/Pago_Pago"),
        ambiguous("GST", 4, "Asia/Dubai Atlantic/South_Georgia"),
    ]

    private static func label(_ name: String, _ hours: Double, _ zones: String) -> ZoneLabel {
        ZoneLabel(
            name: name, seconds: Int(hours * 3600), zones: zones.split(separator: " ").map(String.init),
            isAmbiguous: false)
    }

    private static func ambiguous(_ name: String, _ hours: Double, _ zones: String) -> ZoneLabel {
        ZoneLabel(
            name: name, seconds: Int(hours * 3600), zones: zones.split(separator: " ").map(String.init),
            isAmbiguous: true)
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The label in the time at `range`, or right behind it, where `(` may stand in front of it.
    static func find(in line: Bytes, time range: Range<Int>) -> ZoneLabel? {
        var index = range.lowerBound
        let end = range.upperBound + 2
        while index <= end, index < line.count {
            if line[index] &- 0x41 < 26, !line[index - 1].isWord, let name = line.capitals(at: index),
                let label = byName[name.text]
            {
                return label
            }
            index += 1
        }
        return nil
    }
}

extension ZoneLabel {
    /// The zone whose clocks show another offset at `instant`, if this is so in the zone that the label mostly stands
    /// for, and what they are ahead of UTC then. A label of summer in winter, or the other way round.
    func contradiction(at instant: Instant) -> (zone: String, seconds: Int)? {
        guard let name = zones.first, let zone = TimeZone(identifier: name) else { return nil }
        let date = Date(timeIntervalSince1970: Double(instant.seconds))
        // A zone that never changes its clocks has no wrong part of the year.
        guard zone.nextDaylightSavingTimeTransition(after: date) != nil else { return nil }
        let actual = zone.secondsFromGMT(for: date)
        return actual == seconds ? nil : (name, actual)
    }

    /// Whether `zone` uses the label, as far as its clocks tell: they show that offset, or it is one of the less frequent
    /// meanings.
    func fits(_ zone: Zone, at instant: Instant) -> Bool {
        switch zone {
        case .fixed(let offset): offset == seconds
        case .named(let named): zone.offset(at: instant) == seconds || zones.dropFirst().contains(named.identifier)
        }
    }
}

extension Zone {
    /// Seconds ahead of UTC at `instant`.
    func offset(at instant: Instant) -> Int {
        switch self {
        case .fixed(let seconds): seconds
        case .named(let zone): zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
        }
    }
}
