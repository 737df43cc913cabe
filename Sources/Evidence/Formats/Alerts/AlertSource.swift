/// A source of alerts. What is sent again while an alert goes on is one entry with a count and the last time.
protocol AlertSource: JSONSource {
    var content: Content { get }
    var repeats: AlertRepeats { get }

    /// Whether it tells of ends at all. Where it never does, a later start is a start and no repetition.
    var tellsEnds: Bool { get }

    /// What tells the alert from others; nil if it cannot be told.
    func identity(of object: Bytes) -> Bytes?

    /// Whether the moment is one at which the alert of `object` began, ended, or neither.
    func phase(of moment: Moment, in object: Bytes) -> AlertPhase

    /// How often the alert was sent, where the source counts that itself; nil where each notice is one sending.
    func count(at moment: Moment, in object: Bytes) -> Int?

    /// When the notice was sent, where it says so.
    func sent(_ object: Bytes) -> Stamp?

    /// When the document around notices was sent, where it says so.
    func sent(document: Bytes) -> Stamp?
}

enum AlertPhase {
    case start, end, other
    /// The start as a notice of the end tells it again.
    case toldStart
}

extension AlertSource {
    var tellsEnds: Bool { false }

    func count(at moment: Moment, in object: Bytes) -> Int? { nil }

    func sent(_ object: Bytes) -> Stamp? { nil }

    func sent(document: Bytes) -> Stamp? { nil }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        var index = RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
        let fold = AlertFold(of: self)
        for entry in fold.entries {
            index.list.append(entry.stamp, offset: entry.range.lowerBound, end: entry.range.upperBound)
        }
        if fold.repeats > 0 {
            index.note(
                .repeated, "\(fold.repeats) notices repeat an alert already listed and were folded into it")
        }
        index.note(fold.undated, damage: fold.damage)
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        var details = describe(entry, at: nanoseconds, offset: offset)
        if let (count, last) = repeats.of(self, offset: offset, nanoseconds: nanoseconds) {
            details.text += AlertRepeats.suffix(count: count, last: last)
        }
        return details
    }
}
