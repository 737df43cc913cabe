import Timekeeping

/// A time as it stands in a text.
struct Stamp: Equatable {
    /// Nanoseconds since 1970: of UTC where an offset is written, otherwise of the wall clock as if it showed UTC.
    /// A year-less date is counted in `Stamp.placeholderYear`, a time without a date on 1970-01-01.
    var nanoseconds: Int64
    /// Whether the offset to UTC is not written.
    var isLocal: Bool
    /// Where it begins and ends in the text.
    var range: Range<Int>

    /// A leap year, so that the 29th of February can be held.
    static let placeholderYear = 2000
    static let second: Int64 = 1_000_000_000
    static let day: Int64 = 86_400 * second
}

/// A time of day as it stands in a text.
struct ClockTime {
    var nanoseconds: Int64
    var end: Int
}

/// The date part of a time as it stands in a text.
struct DatePart {
    var year: Int?
    var month: Int
    var day: Int
    /// Where the time of day begins.
    var end: Int

    /// Days since 1970, or nil if there is no such day or it lies outside of what an instant holds.
    var days: Int64? {
        let year = year ?? Stamp.placeholderYear
        guard (1678...2261).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilTime.days(inMonth: month, of: year)
        else { return nil }
        return CivilTime.day(ofYear: year, month: month, day: day)
    }
}
