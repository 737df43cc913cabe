import Debriefing
import Storage
import Timekeeping

/// A new remediation. What is left open keeps it proposed.
struct RemediationFields: CommandForm {
    let id: NameForNew<Remediation>?
    let text: String
    let owner: String?
    let due: String?
    let doneCheck: String?
    let learning: String?
    /// The parked idea that this takes up.
    let idea: String?
    let purpose: String?
    let reasoning: String?
    let risk: String?
    let tracker: String?
    let decider: String?
    /// `yes` or `no`: what whoever decides on priorities says.
    let priority: String?

    func command(in place: FormPlace) throws -> Command {
        .propose(id.orRandom(), try content, from: idea.flatMap(IdeaID.init))
    }

    fileprivate var content: RemediationContent {
        get throws {
            RemediationContent(
                text: text, owner: owner.flatMap(PersonID.init), due: try TypedDate.day(due),
                doneCheck: doneCheck ?? "",
                learning: learning.flatMap(LearningID.init),
                purpose: purpose.flatMap(RemediationContent.Purpose.init), reasoning: reasoning, risk: risk,
                tracker: tracker, priority: said)
        }
    }

    private var said: RemediationContent.Priority? {
        guard let decider, !decider.isEmpty, let priority, !priority.isEmpty else { return nil }
        return RemediationContent.Priority(decider: decider, isAgreed: priority == "yes")
    }
}

struct RemediationEditForm: CommandForm {
    /// The number of the change that the writer saw last.
    let base: Int
    private let fields: RemediationFields

    init(from decoder: any Decoder) throws {
        base = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .base)
        fields = try RemediationFields(from: decoder)
    }

    private enum Key: CodingKey { case base }

    func command(in place: FormPlace) throws -> Command {
        .change(try place.id("remediation"), try fields.content, base: base)
    }
}

struct RemediationStateForm: CommandForm {
    let state: String
    /// What was seen when the done-check was made.
    let seen: String?
    let reason: String?

    func command(in place: FormPlace) throws -> Command {
        let id: RemediationID = try place.id("remediation")
        switch state {
        case "proposed": return .move(id, .proposed)
        case "committed": return .move(id, .committed)
        case "in-progress": return .move(id, .inProgress)
        case "obsolete": return .move(id, .obsolete(reason: reason ?? ""))
        case "done": return .move(id, .done(seen: seen ?? ""))
        case "decided-against": return .move(id, .decidedAgainst(reason: reason ?? ""))
        default:
            throw Refusal.invalid(
                "A remediation is proposed, committed, in-progress, done, decided-against or obsolete. Choose one of them."
            )
        }
    }
}

/// What a tracker says of the work, told by a script or by somebody who has looked.
struct TrackerStateForm: CommandForm {
    let state: TrackerWord.State
    /// In the tracker's own words; those of the state without any.
    let words: String?

    func command(in place: FormPlace) throws -> Command {
        let words = words.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? state.rawValue
        return .hear(TrackerWord(state, words), of: try place.id("remediation"))
    }
}

/// The small group that dwells on the list. A form of the page sends one field a member, a program a list.
struct GroupForm: CommandForm {
    let members: [PersonID]
    let soakUntil: String
    let followUp: String

    func command(in place: FormPlace) throws -> Command {
        guard let soak = try TypedDate.day(soakUntil) else { throw Refusal.missing("The end of the soak time") }
        guard let meeting = try TypedDate.instant(followUp, place.clock) else { throw Refusal.missing("The follow-up") }
        return .appoint(SmallGroup(members: members, soakUntil: soak, followUp: meeting))
    }
}

struct FollowUpForm: CommandForm {
    let outcome: String
    let reason: String?

    func command(in place: FormPlace) throws -> Command {
        switch outcome {
        case "held": return .endFollowUp(.held(at: place.now))
        case "cancelled": return .endFollowUp(.cancelled(reason: reason ?? ""))
        default: throw Refusal.invalid("A follow-up is held or cancelled. Choose one of them.")
        }
    }
}

struct PublicationForm: CommandForm {
    func command(in place: FormPlace) -> Command { .publish }
}

struct RestrictionForm: CommandForm {
    let reason: String
    let reviewOn: String

    func command(in place: FormPlace) throws -> Command {
        guard let day = try TypedDate.day(reviewOn) else { throw Refusal.missing("The day of the review") }
        return .restrict(reason: reason, reviewOn: day)
    }
}

struct RestrictionLiftingForm: CommandForm {
    func command(in place: FormPlace) -> Command { .liftRestriction }
}

struct WithdrawalForm: CommandForm {
    func command(in place: FormPlace) -> Command { .withdraw }
}
