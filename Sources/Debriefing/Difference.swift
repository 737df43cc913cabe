import Timekeeping

/// Two people who tell something differently: what a meeting is for, and no error of either.
public struct Difference: Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable { case time, order, meaning }

    /// A passage and whose it is.
    public struct Passage: Hashable, Sendable {
        public let account: AccountID
        public let author: PersonID
        public let item: Account.Item
        /// Where it stands in the account.
        let position: Int
    }

    public let kind: Kind
    public let one: Passage
    public let other: Passage
    /// Of a difference in order, what the one tells later and the other earlier.
    public let after: Passage?
    /// The entry at which both stand, if both do.
    public let entry: EntryID?
}

extension Debrief {
    /// Where two of `accounts` disagree on time, order or meaning. Two passages are about the same if they stand at the
    /// same entry of the timeline, or if half of their telling words are the same.
    public func differences(between accounts: [Account]) -> [Difference] {
        let told = accounts.map { account in account.items.enumerated().map { Told(account, $1, at: $0, in: self) } }
        var differences: [Difference] = []
        for (index, ones) in told.enumerated() {
            for others in told.dropFirst(index + 1) {
                let pairs = ones.flatMap { one in others.compactMap { Pair(one, $0) } }
                differences += pairs.compactMap(\.difference) + orders(pairs)
            }
        }
        return differences
    }

    private func orders(_ pairs: [Pair]) -> [Difference] {
        pairs.indices.flatMap { index in
            pairs.indices.compactMap { later -> Difference? in
                let (first, second) = (pairs[index], pairs[later])
                guard first.one.precedes(second.one), second.other.precedes(first.other) else { return nil }
                return Difference(
                    kind: .order, one: first.one.passage, other: first.other.passage, after: second.one.passage,
                    entry: first.entry)
            }
        }
    }
}

/// A passage with what it is compared by.
private struct Told {
    let passage: Difference.Passage
    let words: Set<String>
    let span: Range<Instant>?
    let entry: EntryID?

    init(_ account: Account, _ item: Account.Item, at position: Int, in debrief: Debrief) {
        passage = Difference.Passage(account: account.id, author: account.author, item: item, position: position)
        words = Told.words(item.text)
        span = item.moment.span
        entry = debrief.accounts.places[Telling(account: account.id, item: item.id, author: account.author)]
    }

    /// Whether it is told to have come before: by its time, or where one of them has none by its place.
    func precedes(_ other: Told) -> Bool {
        if let span, let later = other.span { return span.upperBound <= later.lowerBound }
        return passage.item.prompt == other.passage.item.prompt && passage.position < other.passage.position
    }

    /// Words that say something, without those that stand in every sentence.
    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 }.map(String.init))
            .subtracting(common)
    }

    private static let common: Set = [
        "about", "after", "again", "also", "been", "before", "could", "does", "from", "have", "into", "just", "like",
        "more", "only", "over", "some", "still", "than", "that", "their", "them", "then", "there", "they", "thing",
        "this", "thought", "till", "until", "very", "were", "what", "when", "where", "which", "while", "will", "with",
        "would", "your",
    ]
}

/// Two passages of two people about the same thing.
private struct Pair {
    let one: Told
    let other: Told
    let entry: EntryID?
    private let areAlike: Bool

    init?(_ one: Told, _ other: Told) {
        let shared = one.words.intersection(other.words).count
        areAlike = shared >= 2 && 2 * shared >= min(one.words.count, other.words.count)
        entry = one.entry == other.entry ? one.entry : nil
        let isSameSight =
            one.passage.item.prompt == other.passage.item.prompt && one.passage.item.prompt != .did
            && one.passage.item.moment.kind == "exact" && one.span == other.span
        guard entry != nil || areAlike || isSameSight else { return nil }
        (self.one, self.other) = (one, other)
    }

    var difference: Difference? {
        let kind: Difference.Kind
        if let mine = one.span, let theirs = other.span, !mine.overlaps(theirs) {
            kind = .time
        } else if !areAlike {
            kind = .meaning
        } else {
            return nil
        }
        return Difference(kind: kind, one: one.passage, other: other.passage, after: nil, entry: entry)
    }
}

extension Moment {
    /// All the time in which it may have been, as exactly as it was told; nil where nobody knows.
    fileprivate var span: Range<Instant>? {
        switch self {
        case .exact(let at, let precision): at..<at.advanced(by: precision.nanoseconds)
        case .about(let at, let precision):
            at.advanced(by: -Moment.around(precision))..<at.advanced(by: Moment.around(precision))
        case .between(let from, let until, let precision):
            from..<max(from, until).advanced(by: precision.nanoseconds)
        case .before, .after, .unknown: nil
        }
    }

    /// “About five past” leaves ten minutes to either side, and about some day leaves a day.
    private static func around(_ precision: Precision) -> Int64 { max(600 * 1_000_000_000, precision.nanoseconds) }
}

extension Instant {
    fileprivate func advanced(by nanoseconds: Int64) -> Instant {
        let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
        return overflow ? Instant(nanoseconds: nanoseconds < 0 ? .min : .max) : Instant(nanoseconds: sum)
    }
}

extension Precision {
    /// How long what is known so finely may have been.
    fileprivate var nanoseconds: Int64 {
        switch self {
        case .day: 86_400 * 1_000_000_000
        case .minute: 60 * 1_000_000_000
        case .second: 1_000_000_000
        case .millisecond: 1_000_000
        case .nanosecond: 1
        }
    }
}
