import Timekeeping

extension Debrief {
    func decideAgreement(_ command: Command, by actor: Participant, at now: Instant) throws(Refusal) -> [Fact] {
        try requireUnfinished()
        switch command {
        case .agree(let answer, let version): return try agreeing(answer, on: version, by: actor.person)
        case .openWindow(let day): return try openingWindow(until: day, by: actor, at: now)
        case .markMilestone(let milestone, let mark): return try marking(milestone, mark)
        case .contest(let entry, let isContested):
            _ = try standing(entry)
            return contested.contains(entry) == isContested
                ? [] : [.entryContested(entry: entry, isContested: isContested)]
        case .circulate(let questions): return try circulating(questions, by: actor)
        case .answerPreRead(let question, let text): return try answering(question, text, by: actor)
        default: return []
        }
    }

    /// What `command` makes of a timeline that everybody agreed to, with the reason on record.
    func correcting(_ facts: [Fact], because reason: String?) throws(Refusal) -> [Fact] {
        let corrected = facts.compactMap(\.correctedEntry)
        guard let entry = corrected.first else { return facts }
        guard let reason, !reason.trimmed.isEmpty else {
            guard wantsReasons else { return facts }
            throw .reasonWanted
        }
        let checked = try Debrief.checked(reason, "The reason", limit: 2000)
        return [.correctionExplained(entry: entry, reason: checked)] + facts
    }

    private func agreeing(_ answer: Answer, on version: Int, by person: PersonID) throws(Refusal) -> [Fact] {
        guard stage >= .agreement else {
            throw .notNow(
                stage, "The facilitator asks for agreement once the timeline has been walked; wait for that stage.")
        }
        guard version == timeline.version else { throw .stale(yours: version, current: timeline.version) }
        let checked = Answer(
            verdict: answer.verdict,
            missing: try Debrief.optional(answer.missing, "What is missing"),
            untold: try Debrief.optional(answer.untold, "What was not talked about"),
            livedDifferently: try Debrief.optional(answer.livedDifferently, "What you lived differently"))
        if let last = agreement(of: person), last.version == version, last.answer == checked { return [] }
        // In the meeting, whoever answers is there; in the days after it they were asked because they were not.
        let isInTheRoom = present.contains(person) || window != nil
        return (isInTheRoom ? [] : [.arrived(person: person)]) + [.agreed(version: version, answer: checked)]
    }

    private func openingWindow(
        until day: CalendarDay, by actor: Participant, at now: Instant
    ) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "ask those who were absent")
        guard stage >= .agreement else {
            throw .notNow(stage, "Those who are absent are asked once the timeline has been walked.")
        }
        guard Instant(of: day) >= now else { throw .invalid("That day has begun or is over. Choose one to come.") }
        return window == day ? [] : [.windowOpened(until: day)]
    }

    private func marking(_ milestone: Milestone, _ mark: Milestone.Mark) throws(Refusal) -> [Fact] {
        if case .at(let id) = mark { _ = try standing(id) }
        return milestones[milestone] == mark ? [] : [.milestoneMarked(milestone: milestone, mark: mark)]
    }

    private func circulating(_ questions: [PreRead.Question], by actor: Participant) throws(Refusal) -> [Fact] {
        try requireLeader(actor, to: "send the timeline round")
        guard stage < .agreement else {
            throw .notNow(stage, "A timeline goes round before the meeting; now everybody is asked for agreement.")
        }
        for question in questions {
            _ = try Debrief.checked(question.text, "The question", limit: 2000)
            if participant(question.to) == nil { throw .notFound("person") }
        }
        let asked = Set(questions.map(\.to) + (preRead?.questions.map(\.to) ?? []))
        let without = participants.filter {
            $0.role.contributes && $0.person != actor.person && !asked.contains($0.person)
        }
        guard without.isEmpty else {
            throw .invalid(
                "Everybody gets at least one question of their own, or they read without answering. "
                    + "Write one to \(without.map(\.name).joined(separator: ", ")), and send it round again.")
        }
        return [.preReadCirculated(preRead: PreRead(version: timeline.version, questions: questions))]
    }

    private func answering(
        _ id: PreRead.QuestionID, _ text: String, by actor: Participant
    ) throws(Refusal) -> [Fact] {
        guard let question = preRead?.questions.first(where: { $0.id == id }) else { throw .notFound("question") }
        guard question.to == actor.person else {
            throw .notAllowed("That question is to \(name(of: question.to)). Add what you know to the timeline.")
        }
        let text = try Debrief.checked(text, "The answer", limit: 4000)
        return question.answer == text ? [] : [.preReadAnswered(question: id, text: text)]
    }
}

extension Fact {
    /// The entry whose words, time or place this alters.
    fileprivate var correctedEntry: EntryID? {
        switch self {
        case .entryChanged(let entry, _), .entryRemoved(let entry): entry
        default: nil
        }
    }
}

extension Debrief {
    mutating func applyToAgreement(_ change: Change) {
        switch change.fact {
        case .agreed(let version, let answer):
            let agreement = Agreement(by: change.by, version: version, answer: answer, at: change.at)
            if let index = agreements.firstIndex(where: { $0.by == change.by }) {
                agreements[index] = agreement
            } else {
                agreements.append(agreement)
            }
            if isAgreed { agreedVersion = timeline.version }
        case .windowOpened(let day): window = day
        case .milestoneMarked(let milestone, let mark): milestones[milestone] = mark
        case .entryContested(let entry, let isContested):
            if isContested { contested.insert(entry) } else { contested.remove(entry) }
        case .preReadCirculated(let fresh):
            let earlier = preRead?.questions.filter { old in !fresh.questions.contains { $0.id == old.id } } ?? []
            preRead = PreRead(version: fresh.version, questions: earlier + fresh.questions)
        case .preReadAnswered(let id, let text):
            if let index = preRead?.questions.firstIndex(where: { $0.id == id }) {
                preRead?.questions[index].answer = text
            }
        case .correctionExplained(let entry, let reason):
            corrections.append(
                Correction(entry: entry, reason: reason, by: change.by, at: change.at, version: timeline.version))
        default: break
        }
    }
}
