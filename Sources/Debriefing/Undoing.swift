public import Timekeeping

/// One change to the content of one entry, with what it said before and after.
public struct Revision: Hashable, Sendable {
    /// The number of the change.
    public let sequence: Int
    public let entry: EntryID
    public let deed: Timeline.Step.Deed
    public let by: PersonID
    public let at: Instant
    /// Nil for an entry that was added.
    public private(set) var before: EntryContent?
    public private(set) var after: EntryContent

    /// An attachment was erased that it brought or took away.
    public private(set) var hasErased = false

    mutating func erase(_ isGone: (Attachment) -> Bool) {
        let told = (before?.attachments ?? []) + (after.attachments ?? [])
        hasErased = hasErased || told.contains(where: isGone)
        before?.erase(isGone)
        after.erase(isGone)
    }

    mutating func edit(_ change: (inout Citation) -> Void) {
        before?.edit(change)
        after.edit(change)
    }

    /// What leads back to what was there before.
    var inverse: EntryEdit { before.map { EntryEdit(from: after, to: $0) } ?? EntryEdit() }
}

/// Which of one person's changes can be undone, and which of the undone ones done again, the latest last.
public struct Undoing: Hashable, Sendable {
    /// Further back nobody remembers what it was.
    private static let most = 200

    public private(set) var done: [Int] = []
    /// The changes that undid something: to do it again is to undo these.
    public private(set) var undone: [Int] = []

    func contains(_ change: Int) -> Bool { done.contains(change) || undone.contains(change) }

    mutating func did(_ change: Int) {
        done = done.suffix(Undoing.most - 1) + [change]
        undone = []
    }

    mutating func forget(_ changes: Set<Int>) {
        done.removeAll(where: changes.contains)
        undone.removeAll(where: changes.contains)
    }

    /// `change` was undone by the change of the number `sequence`.
    mutating func undid(_ change: Int, by sequence: Int) {
        if let index = done.lastIndex(of: change) {
            done.remove(at: index)
            undone.append(sequence)
        } else if let index = undone.lastIndex(of: change) {
            undone.remove(at: index)
            done.append(sequence)
        }
    }
}

extension Debrief {
    /// The facts that take back `change`, which `person` made, as long as nobody has built on it since.
    func undoing(_ change: Int, by person: PersonID) throws(Refusal) -> [Fact] {
        guard let revision = timeline.revision(change) else {
            throw .invalid(
                "No change to the timeline has that number. Reload the page and look at what was changed last.")
        }
        guard revision.by == person else {
            throw .notAllowed("Everybody undoes what they did themselves. Change the entry instead, or talk to them.")
        }
        guard timeline.undoing(of: person).contains(change) else { return [] }
        guard let entry = timeline[revision.entry] else { throw .notFound("entry") }
        try requireAsItWas(entry, since: revision)
        switch revision.deed {
        case .changed:
            if let moment = revision.inverse.moment { try check(moment, of: entry.id) }
        case .added, .restored, .removed: break
        case .toldAnew: throw .invalid("What somebody told stays beside the entry. Tell it anew if it was different.")
        }
        return [.undone(change: change)]
    }

    private func requireAsItWas(_ entry: Entry, since revision: Revision) throws(Refusal) {
        guard (entry.removal == nil) == (revision.deed != .removed) else {
            throw .invalid(
                entry.removal == nil
                    ? "This entry is on the timeline again already; nothing was changed."
                    : "This entry was taken off the timeline since. Put it back first, then change it.")
        }
        let later = timeline.revisions(of: entry.id).filter { $0.sequence > revision.sequence }
        let fields = revision.before == nil ? EntryField.allCases : revision.inverse.fields
        let met = later.filter { later in
            guard revision.deed == .changed else { return later.by != revision.by }
            return !Set(later.inverse.fields).isDisjoint(with: fields)
                || !later.inverse.attachments.isDisjoint(with: revision.inverse.attachments)
        }
        guard let last = met.last else { return }
        throw .invalid(
            "\(last.by == revision.by ? "You" : name(of: last.by)) changed this entry again since then, so nothing was undone. "
                + "Look at what it says now, and change that.")
    }
}

extension EntryContent {
    mutating func erase(_ isGone: (Attachment) -> Bool) {
        attachments?.removeAll(where: isGone)
        if attachments?.isEmpty == true { attachments = nil }
    }

    mutating func edit(_ change: (inout Citation) -> Void) {
        for index in citations.indices { change(&citations[index]) }
    }
}

extension EntryEdit {
    /// What turns `old` into `new`.
    init(from old: EntryContent, to new: EntryContent) {
        let (oldLinks, newLinks) = (old.links ?? [], new.links ?? [])
        self = EntryEdit(
            moment: new.moment, lane: new.lane, kind: new.kind, text: new.text, cite: new.citations,
            uncite: old.citations.filter { !new.citations.contains($0) }, link: newLinks,
            unlink: oldLinks.filter { !newLinks.contains($0) }, attach: new.attachments ?? [],
            detach: (old.attachments ?? []).map(\.id).filter { id in
                !(new.attachments ?? []).contains { $0.id == id }
            }
        ).differing(from: old)
    }
}

extension Timeline {
    /// Every change to the entry of that name, oldest first.
    public func revisions(of entry: EntryID) -> [Revision] { revisions.filter { $0.entry == entry } }

    func revision(_ change: Int) -> Revision? { revisions.last { $0.sequence == change } }

    /// The text of an entry after the change of that number; nil if it was not there yet.
    func text(of entry: EntryID, at change: Int) -> String? { content(of: entry, at: change)?.text }

    func content(of entry: EntryID, at change: Int) -> EntryContent? {
        revisions.last { $0.entry == entry && $0.sequence <= change }?.after
    }

    public func undoing(of person: PersonID) -> Undoing { undoing[person] ?? Undoing() }
}
