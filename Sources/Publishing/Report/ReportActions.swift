import Debriefing
import Timekeeping

/// What the group will do and how far that has come, what it decided against, and the follow-up.
struct ReportActions {
    struct Item {
        let state: String
        let itemLines: [String]
        /// Owner, due date and the like: each a name and what it is.
        let details: [Detail]
    }

    struct Detail {
        let label: String
        let value: String
    }

    let items: [Item]
    let decidedAgainst: [Item]
    /// Said where there is nothing to do. That is a result, and no warning.
    let none: String?
    let followUp: [String]

    init(of debrief: Debrief, words: TimeWords) {
        let all = debrief.remediations
        items = all.filter { !$0.isDecidedAgainst }.map { ReportActions.item($0, in: debrief, words: words) }
        decidedAgainst = all.filter(\.isDecidedAgainst).map { ReportActions.item($0, in: debrief, words: words) }
        followUp = debrief.group.map { ReportActions.followUp($0, in: debrief, words: words) } ?? []
        let isSoaking = debrief.group.map { $0.outcome == nil } ?? false
        none =
            !items.isEmpty
            ? nil
            : isSoaking
                ? "There are no remediations so far; a small group is giving them time."
                : "This debrief ended without remediations, and that is a result."
    }

    private static func item(_ remediation: Remediation, in debrief: Debrief, words: TimeWords) -> Item {
        let content = remediation.content
        let learning = debrief.learnings.first { $0.id == content.learning }
        let details: [(String, String?)] = [
            (
                "Owner",
                content.owner.map { debrief.name(of: $0) + (remediation.state == .asked ? ", who is asked" : "") }
            ),
            ("Due", content.due.map { words.day($0) }),
            ("Done when", content.doneCheck),
            remediation.state.closing,
            (
                "Decided by",
                remediation.isDecidedAgainst ? remediation.history.last.map { debrief.name(of: $0.by) } : nil
            ),
            ("Why this", content.reasoning), ("What it could make worse", content.risk),
            ("Tracked at", content.tracker),
            ("The tracker says", remediation.tracked.map { "\($0.word.words), since \(words.day($0.at))" }),
            ("At odds", remediation.isAtOddsWithTracker ? "The tracker and this record say different things." : nil),
            ("Learned", learning?.text),
        ]
        return Item(
            state: remediation.state.words, itemLines: content.text.lines,
            details: details.compactMap { label, value in
                value.map(\.oneLine).flatMap { $0.isEmpty ? nil : Detail(label: label, value: $0) }
            })
    }

    private static func followUp(_ group: SmallGroup, in debrief: Debrief, words: TimeWords) -> [String] {
        let names = group.members.map { debrief.name(of: $0).oneLine }.joined(separator: ", ")
        let meeting = "\(words.day(group.followUp)), \(words.time(group.followUp, .minute))"
        let soak = "until \(words.day(group.soakUntil))"
        switch group.outcome {
        case nil:
            return [
                "A small group lets the list soak \(soak): \(names).", "The follow-up meeting is on \(meeting).",
            ]
        case .held(let at):
            return [
                "A small group let the list soak \(soak): \(names).", "The follow-up was held on \(words.day(at)).",
            ]
        case .cancelled(let reason):
            return [
                "A small group let the list soak \(soak): \(names).",
                "The follow-up planned for \(meeting) was cancelled: \(reason.oneLine)",
            ]
        }
    }
}

extension Remediation {
    fileprivate var isDecidedAgainst: Bool {
        if case .decidedAgainst = state { true } else { false }
    }
}

extension Remediation.State {
    /// What was said when it ended.
    fileprivate var closing: (String, String?) {
        switch self {
        case .proposed, .asked, .committed, .inProgress: ("", nil)
        case .obsolete(let reason): ("Needed no more", reason)
        case .done(let seen): ("Seen", seen)
        case .decidedAgainst(let reason): ("Reason", reason)
        }
    }
}
