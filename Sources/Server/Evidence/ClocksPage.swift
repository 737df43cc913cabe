import Debriefing
import Evidence
import Publishing
import Timekeeping

/// The page about two clocks, in words.
struct ClocksPage {
    let evidencePath: String
    let path: String
    let sources: [Choice]
    let others: [Choice]
    /// There are two sources at least.
    let isPossible: Bool
    let moment: MomentWords?
    let common: CommonWords?
}

/// Two entries that are to be one moment, and what that says of their clocks.
struct MomentWords {
    struct Entry {
        let source: String
        let time: String
        let written: String
        let text: String
    }

    struct Move {
        let words: String
        /// Where it is shown what moving makes of the source, before it is done.
        let path: String
    }

    let entries: [Entry]
    let sentence: String
    let moves: [Move]

    init(_ moment: SameMoment, _ scene: Scene) {
        entries = moment.entries.map { event, source in
            Entry(
                source: source.name, time: scene.words.exactTime(event.instant), written: event.timeAsWritten,
                text: String(event.text.visible.prefix(300)))
        }
        let (first, second) = (moment.entries[0].source, moment.entries[1].source)
        sentence = ClockWords.sentence(moment.shift, of: second.name, against: first.name)
        let back = moment.shift == .min ? .max : -moment.shift
        let all = [(second, moment.shift), (first, back)].map { Move($0, by: $1, in: scene.debrief) }
        moves = moment.shift == 0 || !scene.mayChange ? [] : all
    }
}

extension MomentWords.Move {
    fileprivate init(_ source: Debriefing.Source, by shift: Int64, in debrief: Debrief) {
        let (sum, isTooMuch) = (source.shift ?? 0).addingReportingOverflow(shift)
        let total = isTooMuch ? shift : sum
        let direction = shift < 0 ? "earlier" : "later"
        words = "Move “\(source.name)” \(TypedShift.write(shift)) \(direction)"
        path =
            Route.source(debrief.id, source.id).path + "?shift=\(TypedShift.write(total).percentEncoded)"
            + "&clock=\(total < 0 ? "ahead" : "behind")&preview=1#reading"
    }
}

/// Pairs of entries that name the same, as proposals.
struct CommonWords {
    struct Row {
        let shared: String
        let first: String
        let second: String
        let apart: String
        /// Where the pair is taken as one moment.
        let path: String
    }

    let summary: String
    let rows: [Row]

    init(_ common: CommonEntries, _ merged: EvidenceShelf.Merged, _ scene: Scene) {
        rows = common.pairs.map { pair in
            Row(
                shared: Masking().masked(pair.shared).text.visible, first: scene.words.exactTime(pair.firstInstant),
                second: scene.words.exactTime(pair.secondInstant),
                apart: pair.shift == 0 ? "no difference" : TypedShift.write(pair.shift),
                path: Route.clocks(scene.debrief.id).path
                    + "?first=\(pair.first.percentEncoded)&second=\(pair.second.percentEncoded)")
        }
        guard let best = common.pairs.first else {
            summary =
                "Nothing is named in both of them: no id, and no message that one quotes from the other. Mark two entries as "
                + "the same moment instead."
            return
        }
        let spread = common.spread == 0 ? "exactly" : "within \(TypedShift.write(ClockWords.rounded(common.spread)))"
        summary =
            ClockWords.sentence(best.shift, of: common.names.1, against: common.names.0)
            + (common.count == 1
                ? " One pair of entries says so."
                : " Half of \(common.count.grouped) pairs agree on that \(spread). The pairs nearest to it:")
    }
}

enum ClockWords {
    static func sentence(_ shift: Int64, of second: String, against first: String) -> String {
        guard shift != 0 else { return "By this, the clocks of “\(first)” and “\(second)” agree." }
        return
            "By this, the clock of “\(second)” was \(TypedShift.write(shift)) \(shift < 0 ? "ahead of" : "behind") "
            + "that of “\(first)”."
    }

    /// To milliseconds, where it is at least one.
    static func rounded(_ nanoseconds: Int64) -> Int64 {
        nanoseconds < 1_000_000 ? nanoseconds : nanoseconds / 1_000_000 * 1_000_000
    }
}

extension TimeWords {
    /// To the last digit that is not nought, at least to the second.
    fileprivate func exactTime(_ instant: Instant) -> String {
        let fraction = instant.nanoseconds.remainder(by: 1_000_000_000)
        let digits = String(String(1_000_000_000 + fraction).dropFirst())
        let short = String(digits.reversed().drop { $0 == "0" }.reversed())
        return "\(time(instant, .day)), \(time(instant, .second))" + (short.isEmpty ? "" : ".\(short)")
    }
}

extension Int64 {
    fileprivate func remainder(by divisor: Int64) -> Int64 { self - dividedDown(by: divisor) * divisor }
}
