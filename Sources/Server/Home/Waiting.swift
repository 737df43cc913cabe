import Debriefing
import Publishing
import Storage
import Timekeeping

/// Something that waits for whoever looks at the home page.
struct Waiting {
    let words: String
    let debrief: String
    let path: String
}

/// What waits for one person in all of their debriefs. A sample asks nobody for anything.
struct WaitingList: Sendable {
    let store: Store

    /// How long after a meeting its facilitator is asked for a note.
    private static let days: Int64 = 7

    func list(for person: PersonID, in debriefs: [Debrief], at now: Instant) async throws -> [Waiting] {
        var all: [Waiting] = []
        for debrief in debriefs where !debrief.isSample {
            all += reminders(for: person, in: debrief, at: now)
            let words = try await afterthoughts(of: person, in: debrief, at: now)
            all += words.map {
                Waiting(words: $0, debrief: debrief.description.title, path: Route.lookingBack(debrief.id).path)
            }
        }
        return all
    }

    private func reminders(for person: PersonID, in debrief: Debrief, at now: Instant) -> [Waiting] {
        let clock = WallClock(debrief.description.zone) ?? .utc
        let words = TimeWords(clock)
        return debrief.reminders(for: person, on: CalendarDay(clock.time(at: now))).map { reminder in
            Waiting(
                words: reminder.words(in: debrief, words), debrief: debrief.description.title,
                path: Route.followUp(debrief.id).path + (reminder.remediation.map { "#remediation-\($0)" } ?? "#group"))
        }
    }

    private func afterthoughts(of person: PersonID, in debrief: Debrief, at now: Instant) async throws -> [String] {
        var words: [String] = []
        if let ended = debrief.hour.ended, ended.advanced(bySeconds: WaitingList.days * 86_400) > now,
            debrief.isAtDesk(person), try await store.facilitatorNotes.all(.own, in: debrief.id)[person] == nil
        {
            words.append("Five minutes while it is fresh: what would you do differently?")
        }
        if debrief.participant(person)?.role.contributes == true,
            let survey = try await store.surveys.survey(in: debrief.id), survey.isOpen,
            try await !store.surveys.hasAnswered(person, in: debrief.id)
        {
            words.append("\(survey.questions.count) short questions about the meeting, without your name")
        }
        return words
    }
}

extension Reminder {
    fileprivate var remediation: RemediationID? {
        switch self {
        case .asked(let id), .due(let id, _), .overdue(let id, _), .unanswered(let id, _): id
        case .followUp, .missed: nil
        }
    }

    fileprivate func words(in debrief: Debrief, _ words: TimeWords) -> String {
        let text = debrief.remediations.first { $0.id == remediation }.map { "“\($0.content.text.firstWords)”" } ?? ""
        return switch self {
        case .asked: "Will you do \(text)? Say yes, or that it is not like this."
        case .due(_, let day): "\(text) is due on \(words.day(day))"
        case .overdue(_, let day): "\(text) was due on \(words.day(day)). How far is it?"
        case .unanswered(_, let person): "\(debrief.name(of: person)) has not said how it goes with \(text)"
        case .followUp(let at): "Your small group meets on \(words.day(at)), \(words.time(at, .minute))"
        case .missed(let at): "The follow-up of \(words.day(at)) passed. Was it held, or is it off?"
        }
    }
}
