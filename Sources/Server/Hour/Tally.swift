import Debriefing

/// What everybody sees of the show of hands: numbers and shares, never names.
struct Tally: Hashable, Sendable {
    struct Level: Hashable, Sendable {
        let level: Int
        let count: Int
        let share: Int
    }

    let isShown: Bool
    let path: String
    let newToMe: String?
    let learned: String?
    /// The room is asked now whether somebody learned something.
    let asksLearned: Bool
    /// The safety check is asked now.
    let asksSafety: Bool
    let levels: [Int]
    let safetyAnswers: String?
    let distribution: [Level]
    let closing: String?

    init(_ debrief: Debrief, _ hands: ShowOfHands.State) {
        isShown = debrief.stage.isWorkshop
        path = Route.inside(debrief.id, "hands").path
        newToMe = debrief.focused.flatMap { hands[.newToMe($0.id)] }.map {
            "This was new to \(Tally.share($0.total, of: debrief.present.count))."
        }
        let own = hands[.learned(debrief.stage)]
        asksLearned = own?.isAsked ?? false
        learned = own.flatMap { poll in
            poll.total == 0
                ? nil : "\(Tally.share(poll.total, of: debrief.present.count)) learned something in this stage."
        }
        let safety = hands[.safety]
        asksSafety = safety?.isOpen ?? false
        levels = Array(1...5)
        (safetyAnswers, distribution) = Tally.words(safety)
        closing = hands[.closing].map { "\($0.total) answered so far." }
    }

    private static func words(_ safety: ShowOfHands.Poll?) -> (String?, [Level]) {
        guard let safety else { return (nil, []) }
        if safety.isOpen { return ("\(safety.total) answered so far.", []) }
        guard safety.total >= ShowOfHands.fewest else {
            return ("Fewer than five answered, so nothing is shown: it could be told who it was.", [])
        }
        let levels = (1...5).map { level in
            let count = safety.counts[level] ?? 0
            return Level(level: level, count: count, share: count * 100 / safety.total)
        }
        return ("\(safety.total) answered.", levels)
    }

    /// As in `4 of 12 (33 %)`. More may raise a hand than have said that they are here.
    private static func share(_ count: Int, of present: Int) -> String {
        guard present >= count, present > 0 else { return "\(count)" }
        return "\(count) of \(present) (\(count * 100 / present) %)"
    }
}
