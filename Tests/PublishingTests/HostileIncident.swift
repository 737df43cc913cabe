import Debriefing
import Timekeeping

extension Incident {
    /// A debrief that says `text` wherever anybody can say anything.
    static func saying(_ text: String) -> Incident {
        var incident = Incident(title: text, summary: text, tags: [text])
        incident.join(bob, text, .participant)
        incident.tellEverywhere(text)
        let answer = Answer(verdict: .withholds, missing: text, untold: text, livedDifferently: text)
        incident.agree(alice, bob, answer: answer)
        incident.tellAfterwards(text)
        incident.tell(.published, by: bob)
        return incident
    }

    private mutating func tellEverywhere(_ text: String) {
        let source = Incident.id("s", SourceID.init)
        let at = Incident.at("2026-03-28T13:05:00Z")
        tell(
            .sourceAdded(source: Source(id: source, name: text, sha256: text, size: 1, parts: []))
        )
        let citation = Citation(
            source: source, part: "part " + text, sha256: text, line: 1, offset: 0, length: 1, at: at, quote: text)
        entry("a", .exact(at, .minute), text, lane: text, citing: [citation])
        entry("b", .before(Incident.entryID("a")), text, lane: text)
        tell(
            .perspectiveAdded(
                entry: Incident.entryID("a"), perspective: Incident.id("p", PerspectiveID.init), text: text),
            by: Incident.bob)
    }

    private mutating func tellAfterwards(_ text: String) {
        tell(.stageOpened(stage: .closing))
        let learning = Incident.id("l", LearningID.init)
        tell(.learningAdded(learning: learning, text: text))
        let content = RemediationContent(text: text, owner: Incident.bob, doneCheck: text, learning: learning)
        for (name, state) in [("r1", Remediation.State.done(seen: text)), ("r2", .decidedAgainst(reason: text))] {
            let id = Incident.id(name, RemediationID.init)
            tell(.remediationProposed(remediation: id, content: content))
            tell(.remediationMoved(remediation: id, state: state))
        }
        for (name, outcome) in [
            ("i1", IdeaOutcome.takenUp(remediation: Incident.id("r1", RemediationID.init))),
            ("i2", .dropped(reason: text)),
        ] {
            let id = Incident.id(name, IdeaID.init)
            tell(.ideaParked(idea: id, text: text, entry: nil))
            tell(.ideaSettled(idea: id, outcome: outcome))
        }
        let day = CalendarDay(Incident.at("2026-04-10T00:00:00Z"))
        tell(.groupAppointed(group: SmallGroup(members: [Incident.bob], soakUntil: day, followUp: Instant(of: day))))
        tell(.followUpEnded(outcome: .cancelled(reason: text)))
    }
}
