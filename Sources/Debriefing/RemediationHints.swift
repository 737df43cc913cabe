public import Timekeeping

/// Something about a remediation that is worth a second thought. It stops nobody.
public enum RemediationHint: Hashable, Sendable, CaseIterable {
    case vague, openEnded, changesPeople, onlyAGraph, severalOwners, farAway

    /// A question to whoever writes it.
    public var words: String {
        switch self {
        case .vague: "What will be different once it is done? A verb that can be seen to be finished helps."
        case .openEnded:
            "When is the looking over? Say what question it answers, and by when somebody tells the others."
        case .changesPeople: "What about the work could change, so that nobody has to be more careful?"
        case .onlyAGraph: "Who looks at it, when, and what do they do then?"
        case .severalOwners: "Who of them is asked how it goes? One name is enough; the others can help."
        case .farAway: "It is a long way off. Is there a first piece that is sooner?"
        }
    }
}

extension RemediationContent {
    /// What is worth a second thought in what it says now. English only.
    ///
    /// - Parameters:
    ///   - made: The day on which it is written.
    ///   - longest: Days after which a due date is pointed out.
    public func hints(made: CalendarDay, longest: Int = 60) -> [RemediationHint] {
        let said = words(of: text)
        let all: [(RemediationHint, Bool)] = [
            (.vague, said.first.map(vagueVerbs.contains) ?? false || text.lowercased().hasPrefix("look into")),
            (.openEnded, said.first.map(openVerbs.contains) ?? false && doneCheck.isEmpty),
            (.changesPeople, changesPeople(said)),
            (.onlyAGraph, said.contains(where: graphs.contains) && !said.contains(where: watching.contains)),
            (.severalOwners, namesSeveral(said)),
            (.farAway, due.map { days(from: made, until: $0) > longest } ?? false),
        ]
        return all.filter(\.1).map(\.0)
    }
}

private func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "@" }.map(String.init)
}

private func changesPeople(_ said: [String]) -> Bool {
    let text = said.joined(separator: " ")
    return carefulness.contains { text.contains($0) }
        || said.first.map { peopleVerbs.contains($0) && said.dropFirst().contains(where: people.contains) } ?? false
}

/// Two who are addressed, as in `@ann and @bob`.
private func namesSeveral(_ said: [String]) -> Bool {
    said.count { $0.hasPrefix("@") && $0.count > 1 } > 1
}

private func days(from: CalendarDay, until: CalendarDay) -> Int64 {
    (Instant(of: until).seconds - Instant(of: from).seconds) / 86_400
}

private let vagueVerbs: Set<String> = [
    "improve", "consider", "enhance", "optimise", "optimize", "rethink", "strengthen", "better", "address", "handle",
    "ensure", "think",
]
private let openVerbs: Set<String> = ["investigate", "explore", "research", "evaluate", "assess", "examine", "study"]
private let peopleVerbs: Set<String> = ["train", "remind", "tell", "educate", "retrain", "teach", "warn", "coach"]
private let people: Set<String> = [
    "people", "engineers", "engineer", "everyone", "everybody", "team", "teams", "developers", "operators", "staff",
    "them", "newcomers", "juniors", "on-call",
]
private let carefulness = [
    "be careful", "be more careful", "more careful", "pay attention", "pay more attention", "double-check",
    "be vigilant",
    "more vigilant", "follow the procedure", "follow the process",
]
private let graphs: Set<String> = ["graph", "graphs", "dashboard", "dashboards", "chart", "charts", "panel"]
private let watching: Set<String> = ["alert", "alerts", "page", "pages", "notify", "threshold", "alarm"]
