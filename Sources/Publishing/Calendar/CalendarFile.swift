public import Timekeeping

/// A file that calendars read (RFC 5545), and with a method of RFC 5546 one that they answer with buttons.
public struct CalendarFile: Hashable, Sendable {
    public enum Method: String, Sendable {
        case publish = "PUBLISH"
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    public let method: Method
    public let name: String
    public let events: [CalendarEvent]

    public init(_ method: Method, name: String = "Debrief", _ events: [CalendarEvent]) {
        self.method = method
        self.name = name
        self.events = events
    }

    /// The whole file, with CRLF at the end of each line and no line longer than 75 bytes.
    public var text: String {
        let head = [
            CalendarLine("BEGIN", raw: "VCALENDAR"), CalendarLine("VERSION", raw: "2.0"),
            CalendarLine("PRODID", raw: "-//Debrief//Debrief//EN"), CalendarLine("CALSCALE", raw: "GREGORIAN"),
            CalendarLine("METHOD", raw: method.rawValue),
        ]
        let title = method == .publish ? [CalendarLine("X-WR-CALNAME", name)] : []
        let lines = head + title + events.flatMap { $0.lines(method) } + [CalendarLine("END", raw: "VCALENDAR")]
        return lines.map(\.folded).joined()
    }
}

/// A meeting in a calendar. Times are written in UTC: every calendar shows them on its own clock, and no rule of a zone
/// has to travel along.
public struct CalendarEvent: Hashable, Sendable {
    public struct Attendee: Hashable, Sendable {
        public let mailbox: Mailbox
        public let reply: String
        public let isOptional: Bool

        /// - Parameter reply: as RFC 5545 calls it, such as `NEEDS-ACTION`.
        public init(_ mailbox: Mailbox, reply: String = "NEEDS-ACTION", isOptional: Bool = false) {
            self.mailbox = mailbox
            self.reply = reply
            self.isOptional = isOptional
        }
    }

    /// Stays the same for as long as it is the same meeting.
    public let uid: String
    /// Grows whenever the meeting moves.
    public let sequence: Int
    /// When this was written.
    public let stamp: Instant
    public let starts: Instant
    public let ends: Instant
    public let summary: String
    public let details: String
    public let place: String
    public let address: String?
    public var organizer: Mailbox?
    public var attendees: [Attendee] = []
    public var isTentative = false
    /// The day that it is about as a whole, if it is no meeting; nobody is busy by it.
    private var day: CalendarDay?

    public init(
        uid: String, sequence: Int, stamp: Instant, starts: Instant, ends: Instant, summary: String, details: String,
        place: String, address: String?
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.starts = starts
        self.ends = ends
        self.summary = summary
        self.details = details
        self.place = place
        self.address = address
    }

    /// Something to think of on a day.
    public init(
        uid: String, sequence: Int, stamp: Instant, on day: CalendarDay, summary: String, details: String,
        address: String?
    ) {
        let start = Instant(of: day)
        self.init(
            uid: uid, sequence: sequence, stamp: stamp, starts: start, ends: start.advanced(bySeconds: 86_400),
            summary: summary, details: details, place: "", address: address)
        self.day = day
    }

    private var times: [CalendarLine] {
        guard day != nil else { return [CalendarLine("DTSTART", starts), CalendarLine("DTEND", ends)] }
        return [("DTSTART", starts), ("DTEND", ends)].map { name, at in
            CalendarLine("\(name);VALUE=DATE", raw: String(CalendarLine.utc(at).prefix(8)))
        }
    }

    func lines(_ method: CalendarFile.Method) -> [CalendarLine] {
        let status = method == .cancel ? "CANCELLED" : isTentative ? "TENTATIVE" : "CONFIRMED"
        var lines = [
            CalendarLine("BEGIN", raw: "VEVENT"), CalendarLine("UID", uid),
            CalendarLine("SEQUENCE", raw: String(sequence)), CalendarLine("DTSTAMP", stamp),
        ]
        lines += times
        lines += [
            CalendarLine("SUMMARY", summary.oneLine), CalendarLine("DESCRIPTION", details),
            CalendarLine("STATUS", raw: status), CalendarLine("TRANSP", raw: day == nil ? "OPAQUE" : "TRANSPARENT"),
        ]
        if !place.isEmpty { lines.append(CalendarLine("LOCATION", place.oneLine)) }
        if let address { lines.append(CalendarLine("URL", raw: address.oneLine.replacing(" ", with: "%20"))) }
        if let organizer {
            lines.append(CalendarLine("ORGANIZER;CN=\(name(organizer))", raw: "mailto:\(organizer.address)"))
        }
        return lines + attendees.map(line) + [CalendarLine("END", raw: "VEVENT")]
    }

    private func line(_ attendee: Attendee) -> CalendarLine {
        let role = attendee.isOptional ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT"
        return CalendarLine(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=\(role);PARTSTAT=\(attendee.reply);RSVP=TRUE;CN=\(name(attendee.mailbox))",
            raw: "mailto:\(attendee.mailbox.address)")
    }

    private func name(_ mailbox: Mailbox) -> String {
        CalendarLine.parameter(mailbox.name.isEmpty ? mailbox.address : mailbox.name)
    }
}
