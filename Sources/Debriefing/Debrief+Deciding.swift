public import Timekeeping

extension Debrief {
    /// The first facts of a new debrief: it is described, and who opened it owns it.
    public static func opening(
        _ description: Description, by owner: Participant, sample: Bool = false
    ) throws(Refusal) -> [Fact] {
        [
            .opened(description: try checked(description), sample: sample),
            .joined(
                participant: Participant(
                    person: owner.person, name: owner.name, role: .owner, facilitates: owner.facilitates)),
        ]
    }

    /// The facts that carry out `command` for `person` at `now`, or why it cannot be done.
    /// None if all of it is so already.
    public func decide(_ command: Command, by person: PersonID, at now: Instant) throws(Refusal) -> [Fact] {
        if person == .tracker, case .hear(let word, let remediation) = command {
            return try hearing(word, of: remediation)
        }
        guard let actor = participant(person) else { throw .notFound("debrief") }
        guard actor.role.contributes || command.isForReaders(person) else {
            throw .observersRead
        }
        switch command {
        case .describe, .admit, .give, .dismiss: return try decidePeople(command, by: actor)
        case .attach(let source): return try attaching(source)
        case .read(let source, let cited): return try reading(source, cited)
        case .addEntry, .addEntries, .changeEntry, .removeEntry, .restoreEntry, .addPerspective, .undo:
            return try correcting(decideTimeline(command, by: person), because: nil)
        case .tag: return try decideTimeline(command, by: person)
        case .show, .eraseAttachment: return try decideAttachment(command, by: actor)
        case .correct(let inner, let reason):
            return try correcting(decideTimeline(inner, by: person), because: reason)
        case .open(let stage): return try opening(stage, by: actor)
        case .plan(let minutes): return try planning(minutes, by: actor)
        case .extend(let more): return try extending(more, by: actor)
        case .arrive(let who): return try arriving(who, by: actor)
        case .park, .settle: return try decideTalk(command, by: actor)
        case .agree, .openWindow, .markMilestone, .contest, .circulate, .answerPreRead:
            return try decideAgreement(command, by: actor, at: now)
        case .addLearning, .planCards, .reveal, .mark, .nameTheme, .place, .choose, .tellSurprises, .openThemeVote,
            .closeThemeVote:
            return try decideLearning(command, by: actor)
        case .propose, .change, .move: return try decideActions(command, by: actor)
        case .appoint, .openFollowUp, .revealNotes, .endFollowUp, .planMeetings:
            return try decideFollowUp(command, by: actor, at: now)
        case .publish, .withdraw, .restrict, .liftRestriction:
            return try decidePublication(command, by: actor, at: now)
        case .releaseAccount, .withdrawAccount, .openAccounts, .acceptFewAccounts, .tellEntry, .tellPerspective:
            return try decideAccounts(command, by: actor)
        case .makeStatement, .setGroundRules, .announceRecording, .turnRecording, .givePart, .focus, .countClosing,
            .countLearned:
            return try decideHour(command, by: actor)
        case .facilitate(let who): return try facilitating(who, by: actor)
        case .meet, .callOff, .sendInvitations, .reply: return try decideMeeting(command, by: actor, at: now)
        case .belong, .identify, .recordAuthority, .answerReadiness, .markSigns:
            return try decideWho(command, by: actor)
        case .dismissCandidate(let candidate): return try dismissing(candidate)
        case .hear(let word, let remediation): return try hearing(word, of: remediation)
        }
    }

    func requireLeader(_ actor: Participant, to deed: String) throws(Refusal) {
        guard actor.role.leads else {
            throw .notAllowed("Only the owner and the facilitators can \(deed). Ask one of them.")
        }
    }

    /// The text without blanks around it, if there is any and it is not too long.
    public static func checked(_ text: String, _ field: String, limit: Int = 10_000) throws(Refusal) -> String {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { throw .missing(field) }
        return try within(limit, trimmed, field)
    }

    /// The text without blanks around it, which may be empty.
    static func optional(_ text: String, _ field: String, limit: Int = 10_000) throws(Refusal) -> String {
        try within(limit, text.trimmed, field)
    }

    /// The text, or nil where there is none.
    static func filled(_ text: String?, _ field: String) throws(Refusal) -> String? {
        guard let text, !text.trimmed.isEmpty else { return nil }
        return try within(2000, text.trimmed, field)
    }

    private static func within(_ limit: Int, _ text: String, _ field: String) throws(Refusal) -> String {
        // Counted in scalars: one character may wear any number of accents.
        guard text.unicodeScalars.count <= limit else { throw .tooLong(field, limit: limit) }
        return text
    }
}

extension String {
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...end])
    }
}

extension Command {
    /// What those who only read may do as well: leave, and say whether they come.
    fileprivate func isForReaders(_ person: PersonID) -> Bool {
        if case .reply(_, let who) = self { return who == person }
        return self == .dismiss(person)
    }
}
