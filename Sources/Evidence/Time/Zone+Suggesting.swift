import Foundation

extension Zone {
    /// What was meant by a text that is no zone, the likeliest first: names and offsets that are.
    ///
    /// An abbreviation is not read as a zone, since `CST` is one of Chicago, Havana and Shanghai, and `CET` says nothing
    /// about summers.
    public static func suggestions(for text: String) -> [String] {
        if let known = abbreviations[text.uppercased()] { return known }
        let wanted = text.lowercased().replacing(" ", with: "_")
        let names = TimeZone.knownTimeZoneIdentifiers
        let cities = names.filter { $0.lowercased().split(separator: "/").last.map(String.init) == wanted }
        guard cities.isEmpty else { return cities }
        return names.map { ($0, Spelling.distance(wanted, $0.lowercased())) }.filter { $0.1 <= 2 }.sorted {
            $0.1 < $1.1
        }
        .prefix(3).map(\.0)
    }

    private static let abbreviations = [
        "CET": ["Europe/Berlin", "+01:00"], "CEST": ["Europe/Berlin", "+02:00"], "MEZ": ["Europe/Berlin", "+01:00"],
        "MESZ": ["Europe/Berlin", "+02:00"], "EET": ["Europe/Athens", "+02:00"], "EEST": ["Europe/Athens", "+03:00"],
        "WET": ["Europe/Lisbon", "+00:00"], "WEST": ["Europe/Lisbon", "+01:00"], "BST": ["Europe/London", "+01:00"],
        "EST": ["America/New_York", "-05:00"], "EDT": ["America/New_York", "-04:00"],
        "CST": ["America/Chicago", "Asia/Shanghai", "-06:00"], "CDT": ["America/Chicago", "-05:00"],
        "MST": ["America/Denver", "-07:00"], "MDT": ["America/Denver", "-06:00"],
        "PST": ["America/Los_Angeles", "-08:00"], "PDT": ["America/Los_Angeles", "-07:00"],
        "IST": ["Asia/Kolkata", "Europe/Dublin", "+05:30"], "JST": ["Asia/Tokyo", "+09:00"],
        "KST": ["Asia/Seoul", "+09:00"], "AEST": ["Australia/Sydney", "+10:00"], "MSK": ["Europe/Moscow", "+03:00"],
    ]
}
