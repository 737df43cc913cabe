/// What a text is part of; it decides what is looked at.
public enum Section: String, Sendable, CaseIterable {
    case narrative, timeline
    /// What a facilitator is about to ask.
    case question
    case remediation
    /// Somebody's own words about what they lived.
    case account
    /// Every class everywhere.
    case all
}

extension Section {
    /// Whether hints of this class are given here.
    public func looksAt(_ kind: HintClass) -> Bool { classes & kind.bit != 0 }

    var classes: UInt32 {
        switch self {
        case .all: ~0
        case .account: HintClass.selfBlame.bit
        case .narrative: ~HintClass.bits(.blamingQuestion, .fixingPeople, .solution)
        case .timeline: ~HintClass.bits(.blamingQuestion, .fixingPeople, .inflation)
        case .question: ~HintClass.bits(.solution, .inflation, .singleCause, .selfBlame)
        // To argue for a fix is to speak of what would be different with it.
        case .remediation: ~HintClass.bits(.counterfactual, .blamingQuestion, .solution, .singleCause, .inflation)
        }
    }

    /// The section that a heading opens; nil if its words say nothing about it.
    init?(heading: some Collection<UInt8>) {
        let words = String(decoding: heading, as: UTF8.self).lowercased()
        guard let found = Section.words.first(where: { row in row.words.contains(where: words.contains) }) else {
            return nil
        }
        self = found.section
    }

    private static let words: [(section: Section, words: [String])] = [
        (.account, ["own words", "account of", "own account", "personal account", "perspective", "statement of"]),
        (
            .remediation,
            [
                "action", "remediation", "follow-up", "follow up", "next step", "corrective", "preventi",
                "preventative",
                "improvement", "recommendation", "what we will do", "what we are doing", "future work", "to do", "todo",
            ]
        ),
        (.timeline, ["timeline", "time line", "chronolog", "sequence of events", "log of events"]),
        (.question, ["question", "faq", "to ask"]),
        (
            .narrative,
            [
                "summary", "impact", "background", "narrative", "what happened", "cause", "learn", "lesson", "went",
                "overview", "introduction", "detection", "response", "recovery", "mitigation", "resolution",
                "contribut",
                "analysis", "discussion", "trigger", "lucky", "conclusion", "details", "description", "surpris",
            ]
        ),
    ]
}

extension HintClass {
    var bit: UInt32 { 1 << UInt32(HintClass.places[self] ?? 0) }

    static func bits(_ kinds: HintClass...) -> UInt32 { kinds.reduce(0) { $0 | $1.bit } }

    private static let places = Dictionary(
        uniqueKeysWithValues: HintClass.allCases.enumerated().map { ($1, $0) })
}
