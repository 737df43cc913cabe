public import Debriefing
import Timekeeping

/// The words of an invitation: when and where, what it is for, the agenda, and the draft of the timeline to read before.
public enum InvitationText {
    public static func invitation(to debrief: Debrief, isNew: Bool, address: String) -> String {
        let words = TimeWords(WallClock(debrief.description.zone) ?? .utc)
        let first =
            isNew
            ? "You are invited to the debrief of “\(debrief.description.title.oneLine)”."
            : "The debrief of “\(debrief.description.title.oneLine)” has a new date or place."
        return [
            first, when(debrief.attendance.appointment, words), purpose, debrief.agenda, draft(debrief, words),
            "Say whether you can come, and read on: \(address)",
        ].joined(separator: "\n\n") + "\n"
    }

    public static func cancellation(of debrief: Debrief, _ appointment: Appointment, isForOne: Bool) -> String {
        let words = TimeWords(WallClock(debrief.description.zone) ?? .utc)
        let reason = debrief.attendance.cancellation.map { " Because: \($0.oneLine)" } ?? ""
        let first =
            isForOne
            ? "You need not come to the debrief of “\(debrief.description.title.oneLine)” any more; the entry in your calendar can go."
            : "The debrief of “\(debrief.description.title.oneLine)” does not take place at this time.\(reason)"
        return first + "\n\n" + when(appointment, words) + "\n"
    }

    private static let purpose =
        "We want to learn how it came about, as it looked to those who were there. Nobody is to blame, and nothing is decided before we understand it. The draft below is unfinished; bring what is missing."

    private static func when(_ appointment: Appointment?, _ words: TimeWords) -> String {
        guard let appointment else { return "" }
        let clock = "\(words.time(appointment.starts, .minute))–\(words.time(appointment.ends, .minute))"
        let lines =
            ["\(words.day(appointment.starts)), \(clock), \(words.zone(at: appointment.starts))"]
            + (appointment.place.isEmpty ? [] : [appointment.place.oneLine]) + (appointment.link.map { [$0] } ?? [])
        return lines.joined(separator: "\n")
    }

    private static func draft(_ debrief: Debrief, _ words: TimeWords) -> String {
        let entries = debrief.timeline.entries
        guard !entries.isEmpty else { return "Draft of the timeline: nothing stands on it yet." }
        let lines = entries.prefix(200).map { entry in
            "- \(words.moment(entry.content.moment, in: debrief.timeline)) · \(entry.content.lane.name.oneLine): \(entry.content.text.oneLine.shortened(to: 300))"
        }
        let more = entries.count > 200 ? ["- … and \(entries.count - 200) more, on the page"] : []
        return (["Draft of the timeline, version \(debrief.timeline.version):"] + lines + more).joined(separator: "\n")
    }
}
