import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// The three questions. It names the version that the viewer sees, so that nobody agrees to what they have not seen.
    static let agreementForm = Region("agreement-form") { scene in
        AgreementForm(
            version: scene.debrief.timeline.version, mayAnswer: scene.mayChange && scene.debrief.stage >= .agreement,
            path: scene.path("agreements"))
    }

    static let answers = Region("answers") { scene in
        let debrief = scene.debrief
        return Answers(
            version: debrief.timeline.version, isAgreed: debrief.isAgreed, people: debrief.present.map(scene.answer))
    }
}

extension Scene {
    func answer(of person: PersonID) -> Answers.Row {
        let name = name(person)
        guard let agreement = debrief.agreement(of: person) else {
            return Answers.Row(
                person: person.text, name: name, word: "not yet asked or answered", state: "waiting", reservations: [],
                news: [])
        }
        let isCurrent = agreement.version == debrief.timeline.version
        let agrees = agreement.answer.verdict == .agrees
        let word = (agrees ? "agrees" : "does not agree yet") + (isCurrent ? "" : " – to version \(agreement.version)")
        return Answers.Row(
            person: person.text, name: name, word: word,
            state: !isCurrent ? "outdated" : agrees ? "agrees" : "withholds",
            reservations: agreement.answer.reservations,
            news: debrief.timeline.steps(since: agreement.version).suffix(12).map(worded))
    }

    /// One step of the timeline in words, for those who agreed before it.
    private func worded(_ step: Timeline.Step) -> String {
        let text = debrief.timeline[step.entry]?.content.text.firstWords ?? ""
        let deed =
            switch step.deed {
            case .added: "added"
            case .changed: "changed"
            case .removed: "took off"
            case .restored: "put back"
            case .toldAnew: "told their side of"
            }
        return "\(name(step.by)) \(deed) “\(text)”"
    }
}

struct AgreementForm: Hashable, Sendable {
    let version: Int
    let mayAnswer: Bool
    let path: String
}

struct Answers: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let person: String
        let name: String
        let word: String
        let state: String
        let reservations: [String]
        /// What changed since the version they answered to.
        let news: [String]
    }

    let version: Int
    let isAgreed: Bool
    let people: [Row]
}
