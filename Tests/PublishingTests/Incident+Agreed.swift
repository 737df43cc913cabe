import Debriefing
import Timekeeping

extension Incident {
    static let remediation = id("r", RemediationID.init)

    /// Three entries, one of them with evidence and a perspective; everybody agrees; a learning and a remediation.
    static var agreed: Incident {
        var incident = Incident(summary: "Payments waited.\nNobody lost one.", tags: ["checkout", "queues"])
        incident.tellTimeline()
        incident.agree(alice, bob)
        incident.tellResults()
        return incident
    }

    private mutating func tellTimeline() {
        let at = Incident.at("2026-03-28T13:05:00Z")
        let hash = String(repeating: "ab", count: 32)
        let source = Source(
            id: Incident.id("s", SourceID.init), name: "worker.log", sha256: hash, size: 1,
            parts: [])
        tell(.sourceAdded(source: source))
        let citation = Citation(
            source: source.id, part: "worker.log", sha256: hash, line: 7, offset: 0, length: 13, at: at,
            quote: "out of memory")
        let restart = Incident.entryID("a")
        entry("a", .about(at, .minute), "Restarted the worker", kind: .acted, citing: [citation])
        entry("b", .after(restart), "It came back")
        entry("c", .unknown, "The reminder was muted")
        let perspective = Incident.id("p", PerspectiveID.init)
        tell(.perspectiveAdded(entry: restart, perspective: perspective, text: "I was guessing"))
    }

    private mutating func tellResults() {
        let learning = Incident.id("l", LearningID.init)
        tell(.learningAdded(learning: learning, text: "Nobody watches the queue"))
        let content = RemediationContent(
            text: "Alert on queue length", owner: Incident.bob, due: CalendarDay("2026-04-10"),
            doneCheck: "The drill pages us", learning: learning)
        tell(.remediationProposed(remediation: Incident.remediation, content: content))
        tell(.remediationMoved(remediation: Incident.remediation, state: .committed))
    }
}
