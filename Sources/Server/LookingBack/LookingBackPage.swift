import Debriefing
import Publishing
import Storage
import Timekeeping

struct LookingBackPage {
    let isOver: Bool
    let survey: SurveyWords?
    let asking: SurveyForm?
    let desk: LookingBackDesk?
    let run: RunWords
}

/// What those who ran the meeting see of it.
struct LookingBackDesk {
    struct Row {
        let stage: String
        let planned: Int
        let used: Int
        /// Minutes used for it in their earlier meetings, the last one first.
        let earlier: String
    }

    struct Feedback {
        let name: String
        let text: String
    }

    let rows: [Row]
    let earlier: [String]
    let note: String
    let notePath: String
    let feedback: [Feedback]
    /// What a co-facilitator wrote to the facilitator; nil for everybody else.
    let own: String?
    let feedbackPath: String

    init(
        _ debrief: Debrief, earlier: [Debrief], note: String, feedback: [(String, String)], own: String?,
        at now: Instant
    ) {
        rows = Stage.workshop.map { stage in
            Row(
                stage: stage.words, planned: debrief.clock.plan[stage], used: debrief.minutes(in: stage, at: now),
                earlier: earlier.map { "\($0.minutes(in: stage, at: now))" }.joined(separator: " · "))
        }
        self.earlier = earlier.map { other in
            let words = TimeWords(WallClock(other.description.zone) ?? .utc)
            return "\(other.description.title)\(other.hour.ended.map { ", \(words.day($0))" } ?? "")"
        }
        (self.note, self.own) = (note, own)
        self.feedback = feedback.map { Feedback(name: $0, text: $1) }
        notePath = Route.inside(debrief.id, "looking-back/notes").path
        feedbackPath = Route.inside(debrief.id, "looking-back/feedback").path
    }

    var hasOwn: Bool { own != nil }
}

extension Debrief {
    /// Rounded to whole minutes.
    fileprivate func minutes(in stage: Stage, at now: Instant) -> Int {
        Int((clock.used(for: stage, at: now) + 30) / 60)
    }
}

/// How somebody ran this meeting, and what is left of the way to running one alone.
struct RunWords {
    struct Step {
        let name: String
        let done: Int
        let wanted: Int
        var isDone: Bool { done >= wanted }
    }

    let choices: [Choice]
    let steps: [Step]
    let path: String

    private static let way: [(FacilitationRun, choice: String, name: String, wanted: Int)] = [
        (.shadowing, "I watched whoever ran it", "Watch how somebody runs one", 2),
        (.reverseShadowing, "I ran it, and somebody experienced watched", "Run one while somebody watches", 2),
        (.solo, "I ran it without help", "Run one without help", 1),
    ]

    init(_ runs: [DebriefID: FacilitationRun], in debrief: DebriefID) {
        choices =
            [Choice(key: "", name: "None of these", isSelected: runs[debrief] == nil)]
            + RunWords.way.map { Choice(key: $0.0.rawValue, name: $0.choice, isSelected: runs[debrief] == $0.0) }
        steps = RunWords.way.map { run, _, name, wanted in
            Step(name: name, done: runs.values.count { $0 == run }, wanted: wanted)
        }
        path = Route.inside(debrief, "looking-back/runs").path
    }
}
