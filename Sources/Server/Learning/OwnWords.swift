import Debriefing
import Publishing
import Storage
import Timekeeping

/// What one person wrote that nobody else sees yet. It stands on their own page and is never streamed.
struct OwnWords {
    struct Card {
        let text: String
        let isNamed: Bool
        let path: String
    }

    struct Note {
        let about: String
        let text: String
        let path: String
        let subject: String
        let id: String
    }

    let path: String
    let mayWrite: Bool
    let cards: [Card]
    let cardsPath: String
    let newName: NewName
    let mayChooseName: Bool
    let isShownAtOnce: Bool
    let isLate: Bool
    /// For leaders: how many cards of all wait, in words; nil for others.
    let waiting: String?
    let revealPath: String
    let isNextOne: Bool
    let isEmptyWait: Bool
    let mayNote: Bool
    let notes: [Note]
    let notesPath: String

    init(scene: Scene, person: PersonID, cards: [Draft], notes: [Draft], waiting: Int?) {
        let (debrief, plan) = (scene.debrief, scene.debrief.cardPlan)
        path = scene.path("own-words")
        mayWrite = scene.mayChange && debrief.stage >= .learning
        self.cards = cards.map {
            Card(text: $0.text, isNamed: $0.isNamed, path: scene.path("learnings/\($0.id)"))
        }
        cardsPath = scene.path("learnings")
        newName = scene.newName
        mayChooseName = !plan.isNamed
        isShownAtOnce = plan.reveal == .asWritten
        isLate = debrief.areCardsRevealed && plan.reveal == .together
        self.waiting = mayWrite ? waiting.map(OwnWords.counted) : nil
        isEmptyWait = waiting == 0
        revealPath = scene.path("reveals")
        isNextOne = plan.reveal == .oneByOne
        let group = debrief.group
        mayNote =
            scene.mayChange && group?.outcome == nil && group?.opened == nil
            && group?.members.contains(person) ?? false
        self.notes = mayNote ? scene.notes(notes) : []
        notesPath = scene.path("notes")
    }

    private static func counted(_ count: Int) -> String {
        switch count {
        case 0: "No card waits to be revealed."
        case 1: "One card waits to be revealed."
        default: "\(count) cards wait to be revealed."
        }
    }
}

extension Scene {
    /// A field for each item on the list, with what this person noted about it so far.
    fileprivate func notes(_ drafts: [Draft]) -> [OwnWords.Note] {
        func note(_ subject: String, _ about: String) -> OwnWords.Note {
            let own = drafts.first { $0.subject == subject }
            return OwnWords.Note(
                about: about, text: own?.text ?? "", path: path("notes"), subject: subject, id: own?.id ?? "")
        }
        return debrief.remediations.filter { !$0.state.isOver }.map { note("remediation:\($0.id)", $0.content.text) }
            + debrief.ideas.filter { $0.outcome == nil }.map { note("idea:\($0.id)", $0.text) }
            + [note("all", "The list as a whole")]
    }
}
