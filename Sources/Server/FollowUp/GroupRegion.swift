import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let group = Region("group") { scene in
        let group = scene.debrief.group
        return GroupPanel(
            isReached: scene.debrief.stage >= .remediation,
            members: group.map { $0.members.map(scene.name).joined(separator: ", ") },
            soakUntil: group.map { scene.words.day($0.soakUntil) },
            followUp: group.map { scene.datedElement($0.followUp) },
            outcome: group?.outcome.map(scene.worded),
            isWaiting: group != nil && group?.outcome == nil, leads: scene.leads && scene.mayChange,
            choices: scene.leads ? scene.suggestedMembers : [], path: scene.path("groups"),
            endPath: scene.path("follow-up-outcomes"),
            zone: scene.debrief.description.zone, isOneMeeting: scene.debrief.meetings == 1,
            opened: group?.opened.map { "opened \(scene.datedElement($0))" }, soakHint: scene.soakHint,
            notes: scene.debrief.notes.map(scene.note), mayOpen: group?.opened == nil,
            openPath: scene.path("follow-up-openings"), meetingsPath: scene.path("meetings"))
    }
}

extension Scene {
    /// Everybody, with those ticked who were close to the event; never more than a handful.
    fileprivate var suggestedMembers: [Choice] {
        let close = Set(debrief.closeToTheEvent.prefix(4).map(\.text))
        return owners(selected: nil).map { Choice(key: $0.key, name: $0.name, isSelected: close.contains($0.key)) }
    }

    fileprivate var soakHint: String? {
        guard let group = debrief.group, group.outcome == nil, let appointed = debrief.groupAppointed,
            workingDays.between(appointed, group.followUp) < 2
        else { return nil }
        return "That is less than two working days after the workshop. If it can wait a little, better ideas may come."
    }

    fileprivate func note(_ note: RevealedNote) -> GroupPanel.Note {
        let about =
            switch note.subject {
            case .all: "the list as a whole"
            case .idea(let id): debrief.ideas.first { $0.id == id }.map { "“\($0.text.firstWords)”" } ?? "an idea"
            case .remediation(let id):
                debrief.remediations.first { $0.id == id }.map { "“\($0.content.text.firstWords)”" } ?? "a remediation"
            }
        return GroupPanel.Note(by: name(note.by), about: about, text: note.text)
    }

    func worded(_ outcome: SmallGroup.Outcome) -> String {
        switch outcome {
        case .held(let at): "held on \(words.day(at))"
        case .cancelled(let reason): "cancelled: \(reason)"
        }
    }
}

struct GroupPanel: Hashable, Sendable {
    let isReached: Bool
    let members: String?
    let soakUntil: String?
    /// As HTML.
    let followUp: String?
    let outcome: String?
    let isWaiting: Bool
    let leads: Bool
    let choices: [Choice]
    let path: String
    let endPath: String
    let zone: String
    let isOneMeeting: Bool
    /// As HTML.
    let opened: String?
    let soakHint: String?
    let notes: [Note]
    let mayOpen: Bool
    let openPath: String
    let meetingsPath: String

    struct Note: Hashable, Sendable {
        let by: String
        let about: String
        let text: String
    }
}
