public import Timekeeping

/// What a source leaves open and its reader can answer, in a form that a page can turn into a form of its own.
public enum Question: Sendable, Codable, Hashable {
    /// In which zone are times without an offset? The candidates are names that `Zone` reads; others are possible.
    /// Answered by `ReadingOptions.zone`.
    case zone(candidates: [String])
    /// Is `example`, as in `03/04/2026`, in March or in April? Answered by `ReadingOptions.dateOrder`.
    case dateOrder(example: String)
    /// On which day was the first entry written? Answered by `ReadingOptions.date`.
    case date(assumed: CalendarDay)
    /// In which year was the first entry written? Answered by `ReadingOptions.year`.
    case year(assumed: Int)
    /// By how many nanoseconds is the clock to be moved? Answered by `ReadingOptions.shift`.
    case shift(candidates: [Int64])
}

extension Question {
    /// One answer to choose.
    public struct Choice: Sendable, Codable, Hashable {
        /// The answer as its member of `ReadingOptions` is written down: a zone's name, `monthFirst`, a number.
        public var value: String
        /// What it means.
        public var label: String

        public init(value: String, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// The answers that are likely; a day, a year and a zone can be another.
    public var choices: [Choice] {
        switch self {
        case .zone(let candidates): candidates.map { Choice(value: $0, label: $0) }
        case .dateOrder(let example):
            DateOrder.allCases.map { Choice(value: $0.rawValue, label: $0.words(for: example)) }
        case .date(let day): [Choice(value: day.description, label: day.description)]
        case .year(let year): [Choice(value: "\(year)", label: "\(year)")]
        case .shift(let candidates): candidates.map { Choice(value: "\($0)", label: ClockShift.words($0)) }
        }
    }
}
