import Debriefing
import Foundation
import Publishing
import Testing
import Timekeeping

@Suite struct CalendarFileTests {
    private func event(_ title: String = "Debrief: checkout", place: String = "") -> CalendarEvent {
        CalendarEvent(
            uid: "d-meeting@debrief", sequence: 2, stamp: Instant(seconds: 1_774_785_600),
            starts: Instant(seconds: 1_774_872_000), ends: Instant(seconds: 1_774_875_600), summary: title,
            details: "Agenda", place: place, address: "https://debrief.example.org/debriefs/d")
    }

    @Test("an invitation says who asks whom, for when, and under which unchanging name")
    func request() throws {
        var event = event()
        event.organizer = Mailbox(name: "Debrief", address: "debrief@example.org")
        event.attendees = [.init(try #require(Mailbox(name: "Bob \"B\" Stone", address: "bob@example.org")))]
        let text = CalendarFile(.request, [event]).text.replacing("\r\n ", with: "")
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.last == "END:VCALENDAR")
        for line in [
            "METHOD:REQUEST", "UID:d-meeting@debrief", "SEQUENCE:2", "DTSTAMP:20260329T120000Z",
            "DTSTART:20260330T120000Z", "DTEND:20260330T130000Z", "STATUS:CONFIRMED",
            "ORGANIZER;CN=\"Debrief\":mailto:debrief@example.org",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Bob ^'B^' Stone\":mailto:bob@example.org",
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test("a cancellation says so twice, as calendars want it")
    func cancel() {
        let text = CalendarFile(.cancel, [event()]).text
        #expect(text.contains("METHOD:CANCEL\r\n"))
        #expect(text.contains("STATUS:CANCELLED\r\n"))
    }

    @Test("no line is longer than 75 bytes, none splits a character, and unfolded it says what was said")
    func folding() {
        let title = String(repeating: "Ärger mit der Kasse 👩‍👩‍👧 ", count: 12) + "!"
        let text = CalendarFile(.publish, [event(title)]).text
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) { #expect(line.utf8.count <= 75) }
        // Unfolded unit by unit: a blank and what joins two characters are one character to Swift.
        let unfolded = text.replacingOccurrences(of: "\r\n ", with: "", options: .literal)
        #expect(unfolded.contains("SUMMARY:\(title)\r\n"))
    }

    @Test("text that people wrote adds no line and no property")
    func escaping() {
        let text = CalendarFile(
            .request, [event("a;b,c\\d\r\nATTENDEE:mailto:eve@x.org", place: "Room\u{2028}BEGIN:VALARM\u{0}")]
        ).text
        let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n")
        #expect(lines.contains("SUMMARY:a\\;b\\,c\\\\d ATTENDEE:mailto:eve@x.org"))
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE") || $0.hasPrefix("BEGIN:VALARM") })
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\r" && $0 != "\n" })
    }
}
