import Debriefing

extension Region {
    /// TIM-13: a story that starts with the alert or the fix leaves out how it came to that.
    static let boardWarning = Region("board-warning") { scene in
        BoardWarning(first: scene.tooLateStart)
    }
}

struct BoardWarning: Hashable, Sendable {
    /// The first words of the entry with which the story starts too late; nil if it does not.
    let first: String?
}

extension Scene {
    fileprivate var tooLateStart: String? {
        guard let first = entries.first, first.content.moment.start != nil, first.content.isAlertOrFix else {
            return nil
        }
        return first.content.text.firstWords
    }
}

extension EntryContent {
    private static let alerts = ["alert", "alarm", "paged", "page ", "pager", "on-call", "on call", "notified"]
    private static let fixes = [
        "rolled back", "roll back", "rollback", "reverted", "restarted", "fixed", "hotfix", "mitigated", "resolved",
        "failed over", "disabled",
    ]

    /// By its words, which are looked at only where such a thing can be said: usual work is neither.
    fileprivate var isAlertOrFix: Bool {
        let text = text.lowercased()
        switch kind {
        case .usualWork: return false
        case .acted, .decided: return (EntryContent.fixes + EntryContent.alerts).contains { text.contains($0) }
        default: return EntryContent.alerts.contains { text.contains($0) }
        }
    }
}
