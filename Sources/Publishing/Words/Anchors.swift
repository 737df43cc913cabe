import Debriefing

/// Leads from an entry to the one whose time it is told by.
struct Anchors {
    private let entries: [EntryID: Entry]

    init(_ entries: [Entry]) {
        self.entries = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The entry with a time of its own that `entry` is told by, perhaps through others, and how many steps before
    /// (negative) or after it `entry` lies. The entry itself if it is told by none.
    func anchor(of entry: Entry) -> (entry: Entry, steps: Int) {
        var (current, steps) = (entry, 0)
        while let anchor = current.content.moment.anchor.flatMap({ entries[$0] }), abs(steps) < entries.count {
            if case .before = current.content.moment { steps -= 1 } else { steps += 1 }
            current = anchor
        }
        return (current, steps)
    }
}
