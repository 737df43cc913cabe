import Debriefing
import Timekeeping

extension TimeWords {
    /// From when to when an event lasted, as far as that is known: `Sunday 29 March 2026, 01:41 to 04:20`.
    func span(from start: Instant?, to end: Instant?) -> String? {
        switch (start, end) {
        case (nil, nil): nil
        case (let start?, nil): "From \(dayAndTime(start))"
        case (nil, let end?): "Until \(dayAndTime(end))"
        case (let start?, let end?):
            "\(dayAndTime(start)) to " + (day(start) == day(end) ? time(end) : dayAndTime(end))
        }
    }

    private func dayAndTime(_ instant: Instant) -> String {
        "\(day(instant)), \(time(instant))"
    }
}
