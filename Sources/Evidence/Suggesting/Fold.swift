public import Timekeeping

/// Entries of one source that say the same but for numbers and ids.
public struct Fold: Sendable, Hashable {
    public var pattern: MessagePattern
    public var sourceIndex: Int
    /// The places of the entries in the timeline, in order. To unfold is to show these.
    public var positions: [Int]
    /// The instants of the first and the last of them.
    public var first: Instant
    public var last: Instant
    /// The first of them as an example.
    public var example: String

    public var count: Int { positions.count }
}

extension Timeline {
    /// How many entries `folds` looks at.
    public static let foldingLimit = 200_000

    /// The entries at `positions`, folded: those that are alike become one fold, wherever among them they are. Folds are in
    /// the order of their first entries, and each entry is in one of them. No more than `limit` entries are looked at.
    public func folds(in positions: Range<Int>, limit: Int = Timeline.foldingLimit) -> [Fold] {
        struct Key: Hashable {
            var pattern: MessagePattern
            var source: Int
            var kind: String?
            var severity: Severity?
        }
        var folds: [Fold] = []
        var numbers: [Key: Int] = [:]
        forEachEvent(in: positions.prefix(limit).bounds(in: count)) { event in
            let pattern = MessagePattern(of: event.text)
            let key = Key(pattern: pattern, source: event.sourceIndex, kind: event.kind, severity: event.severity)
            if let number = numbers[key] {
                folds[number].positions.append(event.position)
                folds[number].last = event.instant
            } else {
                numbers[key] = folds.count
                folds.append(Fold(pattern: pattern, of: event))
            }
            return true
        }
        return folds
    }

    /// The entries of a fold, unfolded.
    public func events(of fold: Fold) -> [Event] { fold.positions.flatMap { events(in: $0..<$0 + 1) } }
}

extension Fold {
    fileprivate init(pattern: MessagePattern, of event: Event) {
        self.init(
            pattern: pattern, sourceIndex: event.sourceIndex, positions: [event.position], first: event.instant,
            last: event.instant, example: event.text)
    }
}

extension Range<Int> {
    /// The part of the range that lies below `count`.
    func bounds(in count: Int) -> Range<Int> { clamped(to: 0..<Swift.max(count, 0)) }
}
