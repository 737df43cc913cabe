import Foundation
public import Timekeeping

/// A letter to one person, as RFC 5322 and MIME want it: text, and a calendar file if one goes with it.
///
/// Every header is made of one line whatever it is made from, and every body is Base64, so nothing that people wrote
/// becomes a header or ends a part.
public struct MailMessage: Sendable {
    public let from: Mailbox
    public let to: Mailbox
    public let subject: String
    public let at: Instant
    /// What stays the same when the letter is sent again, so that it is not shown twice: letters, digits and `-`.
    public let name: String
    public let text: String
    public let calendar: CalendarFile?

    public init(
        from: Mailbox, to: Mailbox, subject: String, at: Instant, name: String, text: String, calendar: CalendarFile?
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.at = at
        self.name = name
        self.text = text
        self.calendar = calendar
    }

    /// The whole message with CRLF at the end of each line, in ASCII.
    public var bytes: String {
        let headers = [
            "From: \(address(from))", "To: \(address(to))", "Subject: \(EncodedWords.unstructured(subject))",
            "Date: \(date)", "Message-ID: <\(name)@\(from.domain)>", "MIME-Version: 1.0",
            // So that nobody's absence is answered to a machine.
            "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
        ]
        return (headers + body).joined(separator: "\r\n") + "\r\n"
    }

    private var body: [String] {
        guard let calendar else { return part("text/plain; charset=utf-8", text) }
        let (inner, outer) = ("alternative-\(name)", "mixed-\(name)")
        let alternative =
            ["Content-Type: multipart/alternative; boundary=\"\(inner)\"", "", "--\(inner)"]
            + part("text/plain; charset=utf-8", text) + ["--\(inner)"]
            // The last alternative is the richest: calendars show its buttons in place of the text.
            + part("text/calendar; charset=utf-8; method=\(calendar.method.rawValue)", calendar.text)
            + ["--\(inner)--", ""]
        let file = part(
            "application/ics; name=\"invite.ics\"", calendar.text,
            "Content-Disposition: attachment; filename=\"invite.ics\"")
        return ["Content-Type: multipart/mixed; boundary=\"\(outer)\"", "", "--\(outer)"] + alternative
            + ["--\(outer)"] + file + ["--\(outer)--", ""]
    }

    private func part(_ type: String, _ text: String, _ more: String...) -> [String] {
        let base64 = Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return ["Content-Type: \(type)", "Content-Transfer-Encoding: base64"] + more + ["", base64]
    }

    private func address(_ mailbox: Mailbox) -> String {
        mailbox.name.isEmpty ? "<\(mailbox.address)>" : "\(EncodedWords.phrase(mailbox.name)) <\(mailbox.address)>"
    }

    /// As in `Sun, 29 Mar 2026 12:00:00 +0000`.
    private var date: String {
        let time = CivilTime(at)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = [time.hour, time.minute, time.second].map(CalendarLine.two).joined(separator: ":")
        return "\(days[time.weekday - 1]), \(time.day) \(months[time.month - 1]) \(time.year) \(clock) +0000"
    }
}
