import Debriefing
import Hummingbird
import Publishing
import Storage

/// What one person reads in the margins of a debrief.
struct Margin {
    let notes: [MarginNote]
    /// Whoever facilitates says what became of questions, and keeps notes.
    let isAtDesk: Bool

    /// Those that stand at words which were taken back go with them.
    static func read(_ notes: MarginNotes, _ context: DebriefContext) async throws -> Margin {
        let (debrief, person) = (context.debrief, context.person.id)
        let isAtDesk = debrief.isAtDesk(person)
        let all =
            isAtDesk
            ? try await notes.allForFacilitators(in: debrief.id) : try await notes.all(of: person, in: debrief.id)
        let gone = Set(all.map(\.entry).filter(debrief.isTakenBack))
        try await notes.remove(at: gone, in: debrief.id)
        return Margin(notes: all.filter { !gone.contains($0.entry) }, isAtDesk: isAtDesk)
    }

    subscript(entry: EntryID) -> [MarginNote] { notes.filter { $0.entry == entry } }
}

/// A note as its reader sees it.
struct MarginRow {
    let marginText: String
    let marginPath: String
    let isQuestion: Bool
    let isMine: Bool
    let writer: String
    /// What became of it, as far as this reader is told.
    let fate: String?
    let isWaiting: Bool
    /// Whether the reader says what became of it.
    let mayMark: Bool
    let mayRewrite: Bool
    let back: String

    init(_ note: MarginNote, _ margin: Margin, _ scene: Scene, for person: PersonID, back: String) {
        (marginText, isQuestion) = (note.text, note.kind == .question)
        marginPath = scene.path("margin/\(note.id)")
        isMine = note.author == person
        writer = isMine ? "you" : scene.name(note.author)
        mayMark = margin.isAtDesk && isQuestion
        isWaiting = note.state == .waiting
        // That a facilitator put it away is theirs to know.
        fate =
            switch note.state {
            case .asked: "asked"
            case .putAway: margin.isAtDesk ? "put away" : nil
            case .waiting: nil
            }
        mayRewrite = isMine && scene.mayChange
        self.back = back
    }
}

/// The margin of one entry, on the page of that entry.
struct MarginPanel {
    let rows: [MarginRow]
    let addPath: String
    let back: String
    let isAtDesk: Bool
    let mayAdd: Bool
    let questionName: NewName
    let noteName: NewName

    init(_ margin: Margin, at entry: EntryID, _ scene: Scene, for person: PersonID) {
        back = Route.entry(scene.debrief.id, entry).path + "#margin"
        rows = margin[entry].map { [back] in MarginRow($0, margin, scene, for: person, back: back) }
        addPath = Route.entry(scene.debrief.id, entry).path + "/margin"
        isAtDesk = margin.isAtDesk
        mayAdd = scene.mayChange
        (questionName, noteName) = (scene.newName, scene.newName)
    }
}

/// All that one person reads in the margins, entry by entry.
struct MarginPage {
    struct Place {
        /// As HTML.
        let moment: String
        let words: String
        let entryPath: String
        let rows: [MarginRow]
    }

    let places: [Place]
    let isAtDesk: Bool
    let timelinePath: String

    init(_ margin: Margin, _ scene: Scene, for person: PersonID) {
        let back = scene.path("margin")
        let taken = scene.debrief.timeline.removed
        places = (scene.entries + taken).compactMap { entry in
            let rows = margin[entry.id].map { MarginRow($0, margin, scene, for: person, back: back) }
            guard !rows.isEmpty else { return nil }
            let when = scene.words.element(entry.content.moment, in: scene.debrief.timeline, dating: .none)
            return Place(
                moment: entry.removal == nil ? when : "Taken off", words: entry.content.text.firstWords,
                entryPath: Route.entry(scene.debrief.id, entry.id).path + "#margin", rows: rows)
        }
        isAtDesk = margin.isAtDesk
        timelinePath = Route.timeline(scene.debrief.id).path
    }
}

/// What the facilitator's desk shows of the margin of the entry that the room looks at.
struct DeskMargin {
    let waiting: [MarginRow]
    let own: [MarginRow]
    let settled: [MarginRow]
    let addPath: String
    let noteName: NewName
    let hasSome: Bool

    init(_ margin: Margin, at entry: EntryID, _ scene: Scene, for person: PersonID) {
        let notes = margin[entry]
        func rows(_ belongs: (MarginNote) -> Bool) -> [MarginRow] {
            notes.filter(belongs).map { MarginRow($0, margin, scene, for: person, back: scene.path("workshop")) }
        }
        waiting = rows { $0.kind == .question && $0.state == .waiting }
        own = rows { $0.kind == .note }
        settled = rows { $0.kind == .question && $0.state != .waiting }
        addPath = Route.entry(scene.debrief.id, entry).path + "/margin"
        noteName = scene.newName
        hasSome = !waiting.isEmpty || !own.isEmpty
    }
}
