import Debriefing
import Publishing
import Timekeeping

/// Asks to take back one's own change of that number, or an undoing of it.
struct UndoForm: CommandForm {
    let change: Int

    func command(in place: FormPlace) throws -> Command { .undo(change: change) }
}

extension Scene {
    /// What the viewer can undo and do again: an element of their own page, which no stream sends.
    var undoHTML: String {
        let mine = mayChange ? viewer.map(debrief.timeline.undoing) : nil
        let words = UndoWords(
            path: path("undos"), wantsReason: debrief.wantsReasons, undo: mine?.done.last.flatMap(step),
            redo: mine?.undone.last.flatMap(step))
        return templates.render(words, with: "undo")
    }

    private func step(_ change: Int) -> UndoWords.Step? {
        guard let revision = debrief.timeline.revisions.last(where: { $0.sequence == change }) else { return nil }
        return UndoWords.Step(change: change, words: revision.after.text.firstWords)
    }
}

private struct UndoWords {
    struct Step {
        let change: Int
        let words: String
    }

    let path: String
    /// Everybody agreed to the timeline: altering it takes a reason.
    let wantsReason: Bool
    let undo: Step?
    let redo: Step?
}

/// One change to an entry, as its history tells it.
struct PastRow {
    /// As HTML.
    let when: String
    let by: String
    let deed: String
    let parts: [Part]

    struct Part {
        let name: String
        let before: String
        let after: String
    }

    init(_ revision: Revision, in debrief: Debrief, _ words: TimeWords) {
        when = words.element(revision.at, .second, dating: .week)
        by = debrief.name(of: revision.by)
        deed =
            revision.hasErased && revision.before == revision.after
            ? "added or took away what was erased since"
            : revision.isTakenBack ? "took back how it was for them" : revision.deed.words
        guard let before = revision.before else {
            parts = []
            return
        }
        let after = revision.after
        func moment(_ content: EntryContent) -> String {
            words.moment(content.moment, in: debrief.timeline, dating: .year)
        }
        func cited(_ content: EntryContent) -> String {
            let citations = content.citations.map { "\($0.part), line \($0.line)" } + (content.links ?? [])
            return citations.isEmpty ? "from memory" : citations.joined(separator: "; ")
        }
        func attached(_ content: EntryContent) -> String {
            content.attachments.map { $0.map(\.caption).joined(separator: "; ") } ?? "none"
        }
        let all = [
            Part(name: "When, in \(words.clock.name)", before: moment(before), after: moment(after)),
            Part(name: "Who or what", before: before.lane.name, after: after.lane.name),
            Part(name: "Kind", before: before.kind.words, after: after.kind.words),
            Part(name: "What happened", before: before.text, after: after.text),
            Part(name: "Images and files", before: attached(before), after: attached(after)),
            Part(name: "Evidence", before: cited(before), after: cited(after)),
        ]
        parts = all.filter { $0.before != $0.after }
    }
}

extension Revision {
    /// What changed stands beside the entry, and not in it.
    fileprivate var isTakenBack: Bool { deed == .changed && before == after }
}

extension Timeline.Step.Deed {
    fileprivate var words: String {
        switch self {
        case .added: "added it"
        case .changed: "changed it"
        case .removed: "took it off the timeline"
        case .restored: "put it back"
        case .toldAnew: "told how it was for them"
        }
    }
}
