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
            version: debrief.timeline.version, isAgreed: debrief.isAgreed, people: debrief.present.map(scene.answer),
            corrections: debrief.corrections.map(scene.worded), window: debrief.window.map { scene.words.day($0) },
            absent: debrief.stage >= .agreement ? scene.absent : [], leads: scene.leads && scene.mayChange,
            windowPath: scene.path("windows"))
    }
}

extension Scene {
    /// Those who are in the debrief and not in the room.
    fileprivate var absent: [Answers.Row] {
        debrief.participants.filter { $0.role.contributes && !debrief.present.contains($0.person) }
            .map { participant in
                guard debrief.agreement(of: participant.person) == nil else { return answer(of: participant.person) }
                return Answers.Row(
                    person: participant.person.text, name: participant.name,
                    word: debrief.window == nil ? "not asked yet" : "is asked", state: "waiting", reservations: [],
                    news: [])
            }
    }

    fileprivate func worded(_ correction: Correction) -> String {
        let text = debrief.timeline[correction.entry]?.content.text.firstWords ?? ""
        return "\(name(correction.by)) corrected “\(text)” in version \(correction.version): \(correction.reason)"
    }

    func answer(of person: PersonID) -> Answers.Row {
        let name = name(person)
        guard let agreement = debrief.agreement(of: person) else {
            return Answers.Row(
                person: person.text, name: name, word: "not yet asked or answered", state: "waiting", reservations: [],
                news: [])
        }
        let isCurrent = agreement.version == debrief.timeline.version
        guard agreement.answer.verdict != .declines else {
            return Answers.Row(
                person: person.text, name: name, word: "would rather not say", state: "declined",
                reservations: agreement.answer.reservations, news: [])
        }
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
    /// What was corrected after everybody had agreed, and why.
    let corrections: [String]
    let window: String?
    let absent: [Row]
    let leads: Bool
    let windowPath: String
}
