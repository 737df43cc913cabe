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
        let absent = debrief.stage >= .agreement ? scene.absent : []
        return Answers(
            head: Inner(scene.html(.answersHead)), agreed: debrief.isAgreed ? debrief.timeline.version : nil,
            people: scene.rows("present-answers", "answer", debrief.present.map(scene.answer)),
            isEmpty: debrief.present.isEmpty, isCrowd: debrief.isCrowded, news: Inner(scene.html(.answersNews)),
            corrections: debrief.corrections.map(scene.worded), window: debrief.window.map { scene.words.day($0) },
            absent: scene.rows("absent-answers", "answer", absent), isSomebodyAbsent: !absent.isEmpty,
            leads: scene.leads && scene.mayChange, windowPath: scene.path("windows"))
    }

    static let answersHead = Region("answers-head") { scene in AnswersHead(scene.debrief) }

    /// What has changed since the oldest word that somebody in the room gave, the last of it: told once, to all of them.
    static let answersNews = Region("answers-news") { scene in
        AnswersNews(steps: scene.stepsSinceAgreement.suffix(12).map(scene.worded))
    }
}

extension Scene {
    /// Those who are in the debrief and not in the room.
    fileprivate var absent: [Answers.Row] {
        debrief.absent.map { participant in
            guard debrief.agreement(of: participant.person) == nil else { return answer(of: participant.person) }
            return Answers.Row(
                participant.person, name: participant.name, debrief.window == nil ? "not asked yet" : "is asked")
        }
    }

    fileprivate var stepsSinceAgreement: ArraySlice<Timeline.Step> {
        let words = debrief.present.compactMap(debrief.agreement).filter { $0.answer.verdict != .declines }
        guard let oldest = words.map(\.version).min() else { return [] }
        return debrief.timeline.steps(since: oldest)
    }

    fileprivate func worded(_ correction: Correction) -> String {
        let text = debrief.timeline[correction.entry]?.content.text.firstWords ?? ""
        return "\(name(correction.by)) corrected “\(text)” in version \(correction.version): \(correction.reason)"
    }

    func answer(of person: PersonID) -> Answers.Row {
        let name = name(person)
        guard let agreement = debrief.agreement(of: person) else {
            return Answers.Row(person, name: name, "not yet asked or answered")
        }
        let (answer, isCurrent) = (agreement.answer, agreement.version == debrief.timeline.version)
        guard answer.verdict != .declines else {
            return Answers.Row(person, name: name, "would rather not say", "declined", answer.reservations)
        }
        let agrees = answer.verdict == .agrees
        return Answers.Row(
            person, name: name,
            (agrees ? "agrees" : "does not agree yet") + (isCurrent ? "" : " – to version \(agreement.version)"),
            !isCurrent ? "outdated" : agrees ? "agrees" : "withholds", answer.reservations)
    }

    /// One step of the timeline in words, for those who agreed before it.
    fileprivate func worded(_ step: Timeline.Step) -> String {
        let text = debrief.timeline[step.entry]?.content.text.firstWords ?? ""
        let deed =
            switch step.deed {
            case .added: "added"
            case .changed: "changed"
            case .removed: "took off"
            case .restored: "put back"
            case .toldAnew: "told their side of"
            }
        return "Version \(step.version): \(name(step.by)) \(deed) “\(text)”"
    }
}

struct AgreementForm: Hashable, Sendable {
    let version: Int
    let mayAnswer: Bool
    let path: String
}

struct Answers: Hashable, Sendable, ListsInside {
    struct Row: RowWords {
        let id: String
        let person: String
        let name: String
        let word: String
        let state: String
        let reservations: [String]

        init(
            _ person: PersonID, name: String, _ word: String, _ state: String = "waiting", _ reservations: [String] = []
        ) {
            id = "answer-\(person)"
            (self.person, self.name) = (person.text, name)
            (self.word, self.state, self.reservations) = (word, state, reservations)
        }
    }

    let head: Inner
    /// The version that everybody present agrees to.
    let agreed: Int?
    let people: Rows<Row>
    let isEmpty: Bool
    /// Too many to be read through: the list has its own bar to scroll by.
    let isCrowd: Bool
    let news: Inner
    /// What was corrected after everybody had agreed, and why.
    let corrections: [String]
    let window: String?
    let absent: Rows<Row>
    let isSomebodyAbsent: Bool
    let leads: Bool
    let windowPath: String

    var lists: [any RowList] { [people, absent] }
}

/// How many of those present have given their word on the version that stands now.
struct AnswersHead: Hashable, Sendable {
    let count: String?

    init(_ debrief: Debrief) {
        let answered = debrief.present.count { person in
            debrief.agreement(of: person).map {
                $0.version == debrief.timeline.version || $0.answer.verdict == .declines
            } ?? false
        }
        count = debrief.present.isEmpty ? nil : "\(answered) of \(debrief.present.count)"
    }
}

struct AnswersNews: Hashable, Sendable {
    let steps: [String]
}
