extension Debrief {
    func decideHour(_ command: Command, by actor: Participant) throws(Refusal) -> [Fact] {
        if case .focus(let entry) = command { return try focusing(entry, by: actor) }
        try requireLeader(actor, to: "run the hour")
        try requireUnfinished()
        switch command {
        case .makeStatement(let statement):
            let fact = Fact.statementMade(statement: try checked(statement))
            return fact == hour.statement.map { .statementMade(statement: $0) } ? [] : [fact]
        case .setGroundRules(let rules):
            let rules = GroundRules(
                rules: try Debrief.checked(rules.rules, "The ground rules", limit: 2000),
                stopWord: try Debrief.checked(rules.stopWord, "The stop-word", limit: 60))
            return rules == hour.groundRules ? [] : [.groundRulesSet(rules: rules)]
        case .announceRecording(let notice): return try announcing(notice)
        case .turnRecording(let on): return try turning(on)
        case .givePart(let part, let person): return try giving(part, to: person)
        case .countLearned(let count, let stage): return try counting(count, in: stage)
        case .countClosing(let count): return hour.closing == count ? [] : [.closingCounted(count: count)]
        default: return []
        }
    }

    /// A stage that is left for the second time has as many as before, or more: everybody is counted once.
    private func counting(_ count: LearnedCount, in stage: Stage) throws(Refusal) -> [Fact] {
        guard stage.isWorkshop else { throw .notNow(stage, "It is asked while we meet; wait for the workshop.") }
        guard count.learned > hour.learned[stage]?.learned ?? 0 else { return [] }
        return [.learnedCounted(stage: stage, count: count)]
    }

    private func checked(_ statement: OpeningStatement) throws(Refusal) -> OpeningStatement {
        switch statement {
        case .written(let text): .written(text: try Debrief.checked(text, "The opening statement", limit: 5000))
        case .leftOut(let reason): .leftOut(reason: try Debrief.checked(reason, "The reason", limit: 500))
        }
    }

    private func announcing(_ notice: RecordingNotice) throws(Refusal) -> [Fact] {
        guard !hour.isRecording else {
            throw .invalid("It is being recorded now. Say that the recording has stopped, then announce another one.")
        }
        let notice = RecordingNotice(
            what: try Debrief.checked(notice.what, "What is recorded", limit: 200),
            why: try Debrief.checked(notice.why, "Why", limit: 500),
            seenBy: try Debrief.checked(notice.seenBy, "Who may see it", limit: 500),
            keptUntil: try Debrief.checked(notice.keptUntil, "For how long", limit: 200))
        return notice == hour.recording ? [] : [.recordingAnnounced(recording: notice)]
    }

    private func turning(_ on: Bool) throws(Refusal) -> [Fact] {
        guard !on || hour.recording != nil else {
            throw .invalid(
                "Nobody was told yet. Say what is recorded, why, who may see it and for how long; then record.")
        }
        return on == hour.isRecording ? [] : [.recordingTurned(on: on)]
    }

    private func giving(_ part: String, to person: PersonID) throws(Refusal) -> [Fact] {
        guard participant(person) != nil else { throw .notFound("person") }
        let part = try Debrief.optional(part, "The part", limit: 500)
        return part == hour.parts[person] ?? "" ? [] : [.partGiven(person: person, part: part)]
    }

    /// Also outside of the workshop: a walk can be tried before the meeting.
    private func focusing(_ entry: EntryID?, by actor: Participant) throws(Refusal) -> [Fact] {
        guard actor.role.leads || actor.role == .noteTaker else {
            throw .notAllowed(
                "The facilitators and the note-taker lead the walk. Look around by yourself, or ask one of them.")
        }
        if let entry {
            guard let known = timeline[entry], known.removal == nil else { throw .notFound("entry") }
        }
        return entry == hour.focus?.entry ? [] : [.focused(entry: entry)]
    }
}
