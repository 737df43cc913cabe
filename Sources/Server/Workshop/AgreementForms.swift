import Debriefing
import Storage

struct WindowForm: CommandForm {
    let until: String

    func command(in place: FormPlace) throws -> Command {
        guard let day = try TypedDate.day(until) else { throw Refusal.missing("The last day") }
        return .openWindow(until: day)
    }
}

struct MilestoneForm: CommandForm {
    let milestone: Milestone
    /// Empty if nobody knows.
    let entry: String

    func command(in place: FormPlace) throws -> Command {
        guard !entry.isEmpty else { return .markMilestone(milestone, .notKnown) }
        guard let id = EntryID(entry) else { throw Refusal.notFound("entry") }
        return .markMilestone(milestone, .at(entry: id))
    }
}

struct ContestForm: CommandForm {
    let isContested: Bool

    func command(in place: FormPlace) throws -> Command { .contest(try place.id("entry"), isContested) }
}

/// Sends the timeline round. A form of the page has a field for each person, `question[alice]`, a program a list.
struct PreReadForm: CommandForm {
    let question: [String: String]

    func command(in place: FormPlace) throws -> Command {
        let questions = question.filter { !$0.value.allSatisfy(\.isWhitespace) }.sorted { $0.key < $1.key }
        return .circulate(
            try questions.map { person, text in
                guard let person = PersonID(person) else { throw Refusal.notFound("person") }
                return PreRead.Question(.random(), to: person, text)
            })
    }
}

struct PreReadAnswerForm: CommandForm {
    let text: String

    func command(in place: FormPlace) throws -> Command { .answerPreRead(try place.id("question"), text) }
}

/// One meeting with remediation at its end, or two with some days between them.
struct MeetingsForm: CommandForm {
    let count: Int

    func command(in place: FormPlace) -> Command { .planMeetings(count) }
}
