public import Timekeeping

/// The entries of a debrief, with a version that every change of content moves on.
public struct Timeline: Hashable, Sendable {
    /// One step from a version to the next.
    public struct Step: Codable, Hashable, Sendable {
        public enum Deed: String, Codable, Sendable {
            case added, changed, removed, restored
            case toldAnew = "told-anew"
        }

        /// The version that this step made.
        public let version: Int
        public let entry: EntryID
        public let deed: Deed
        public let by: PersonID
        public let at: Instant
    }

    public private(set) var steps: [Step] = []
    /// What each change of content said before and after, oldest first.
    public private(set) var revisions: [Revision] = []
    private(set) var undoing: [PersonID: Undoing] = [:]
    /// How often tags were put on entries or taken off.
    public private(set) var taggings = 0
    /// How often attachments were erased.
    public private(set) var erasures = 0
    private var all: [EntryID: Entry] = [:]

    /// The number people agree to: 0 for an empty timeline, one more with each change of content.
    public var version: Int { steps.count }

    /// The entry of that name, removed or not.
    public subscript(id: EntryID) -> Entry? { all[id].flatMap { $0.isGone ? nil : $0 } }

    /// The same, also when it has no words any more.
    func any(_ id: EntryID) -> Entry? { all[id] }

    /// The entries on the timeline, in their order: by time, and entries of one time in the order they came;
    /// what is told by another entry stands beside it; what has no time comes last.
    public var entries: [Entry] {
        let present = inOrderOfArrival
        let beside = Dictionary(grouping: present.filter { stands($0.content.moment.anchor) }) {
            $0.content.moment.anchor
        }
        let free = present.filter { !stands($0.content.moment.anchor) }
        let timed = free.compactMap { entry in entry.content.moment.start.map { (at: $0, entry: entry) } }
            .sorted { ($0.at, $0.entry.added) < ($1.at, $1.entry.added) }.map(\.entry)
        let untimed = free.filter { $0.content.moment.start == nil }
        return withNeighbours(timed + untimed, beside)
    }

    /// The same entries in the order they came, which is cheaper to tell.
    var inOrderOfArrival: [Entry] {
        all.values.filter { $0.removal == nil && !$0.isGone }.sorted { $0.added < $1.added }
    }

    /// Entries that were taken off, in the order they came.
    public var removed: [Entry] {
        all.values.filter { $0.removal != nil && !$0.isGone }.sorted { $0.added < $1.added }
    }

    /// What happened to the timeline since `version`, oldest first.
    public func steps(since version: Int) -> ArraySlice<Step> {
        steps.dropFirst(max(0, version))
    }

    /// Whether `entry` is told, through one anchor or several, by `anchor`.
    func isTold(_ entry: EntryID, by anchor: EntryID) -> Bool {
        var current: EntryID? = entry
        while let here = current {
            if here == anchor { return true }
            current = all[here]?.content.moment.anchor
        }
        return false
    }

    /// Those on the timeline and those that were taken off, in no order.
    var everything: some Sequence<Entry> { all.values }

    func keeping(_ ids: Set<EntryID>) -> Timeline {
        var timeline = self
        timeline.all = all.filter { ids.contains($0.key) }
        return timeline
    }

    mutating func put(_ entry: Entry, _ deed: Step.Deed, by change: Change) {
        let before = all[entry.id]?.content
        all[entry.id] = entry
        steps.append(Step(version: version + 1, entry: entry.id, deed: deed, by: change.by, at: change.at))
        revisions.append(
            Revision(
                sequence: change.sequence, entry: entry.id, deed: deed, by: change.by, at: change.at, before: before,
                after: entry.content))
        switch change.fact {
        case .undone(let earlier): undoing[change.by]?.undid(earlier, by: change.sequence)
        case .entryAdded, .entryChanged, .entryRemoved, .entryRestored, .entryTold:
            undoing[change.by, default: Undoing()].did(change.sequence)
        default: break
        }
    }

    /// Gives an entry other tags. It says what it said, so the version stays, and with it what people agreed to.
    mutating func tag(_ id: EntryID, _ change: ([EntryTag]) -> [EntryTag]) {
        guard let entry = all[id] else { return }
        all[id]?.tags = change(entry.tags)
        taggings += 1
    }

    /// What was said of it goes, from its history too: nobody can undo back to it.
    mutating func forget(revisionsOf entry: EntryID) {
        let forgotten = Set(revisions(of: entry).map(\.sequence))
        revisions.removeAll { $0.entry == entry }
        for person in undoing.keys { undoing[person]?.forget(forgotten) }
    }

    /// Takes attachments away wherever they stand, in the history too: nobody can undo back to one that was erased.
    mutating func erase(_ isGone: (Attachment) -> Bool) {
        for (id, entry) in all where entry.content.attachments != nil { all[id]?.content.erase(isGone) }
        for index in revisions.indices { revisions[index].erase(isGone) }
        // To undo a change that only spoke of it would change nothing.
        let idle = Set(revisions.filter { $0.hasErased && $0.before == $0.after }.map(\.sequence))
        for person in undoing.keys { undoing[person]?.forget(idle) }
        erasures += 1
    }

    /// Those that stand somewhere, or stood and can be put back.
    var attachments: Set<AttachmentID> {
        let told = all.values.map(\.content) + revisions.flatMap { [$0.before, $0.after].compactMap { $0 } }
        return Set(told.flatMap { $0.attachments ?? [] }.map(\.id))
    }

    /// Changes citations wherever they stand, in the history too: what is undone must not bring an old time back.
    mutating func edit(_ change: (inout Citation) -> Void) {
        for (id, entry) in all where !entry.content.citations.isEmpty { all[id]?.content.edit(change) }
        for index in revisions.indices { revisions[index].edit(change) }
    }

    private func stands(_ anchor: EntryID?) -> Bool {
        anchor.flatMap { self[$0] }.map { $0.removal == nil } ?? false
    }

    /// Each entry between those told before and after it. The stack is our own: a chain of them may be of any length.
    private func withNeighbours(_ entries: [Entry], _ beside: [EntryID?: [Entry]]) -> [Entry] {
        var placed: [Entry] = []
        var waiting = entries.reversed().map { (entry: $0, isOpened: false) }
        while let (entry, isOpened) = waiting.popLast() {
            guard !isOpened, let neighbours = beside[entry.id] else {
                placed.append(entry)
                continue
            }
            let before = neighbours.filter { $0.content.moment == .before(entry.id) }
            let after = neighbours.filter { $0.content.moment == .after(entry.id) }
            waiting += after.reversed().map { ($0, false) } + [(entry, true)] + before.reversed().map { ($0, false) }
        }
        return placed
    }
}
