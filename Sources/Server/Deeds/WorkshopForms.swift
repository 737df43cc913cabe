import Debriefing
import Storage
import Timekeeping

struct StageForm: CommandForm {
    let stage: Stage

    func command(in place: FormPlace) -> Command { .open(stage) }
}

struct PlanForm: CommandForm {
    let minutes: Int

    func command(in place: FormPlace) -> Command { .plan(minutes: minutes) }
}

/// More time for the stage that is open now, or for `stage`.
struct ExtensionForm: CommandForm {
    let id: NameForNew<Extension>?
    let stage: Stage?
    let minutes: Int
    let from: Stage
    let agreedBy: String

    func command(in place: FormPlace) -> Command {
        .extend(
            Extension(
                id: id.orRandom(), stage: stage ?? place.debrief.stage, minutes: minutes, from: from, agreedBy: agreedBy
            ))
    }
}

/// Says that `person` is here, or whoever sends it.
struct ArrivalForm: CommandForm {
    let person: PersonID?

    func command(in place: FormPlace) -> Command { .arrive(person ?? place.person) }
}

struct IdeaForm: CommandForm {
    let id: NameForNew<Idea>?
    let text: String
    let entry: String?

    func command(in place: FormPlace) -> Command { .park(id.orRandom(), text, at: entry.flatMap(EntryID.init)) }
}

struct IdeaOutcomeForm: CommandForm {
    let outcome: String
    let reason: String?
    let into: String?

    func command(in place: FormPlace) throws -> Command {
        let idea: IdeaID = try place.id("idea")
        switch outcome {
        case "moot": return .settle(idea, .moot)
        case "merged":
            guard let other = into.flatMap(IdeaID.init) else { throw Refusal.missing("The idea it goes into") }
            return .settle(idea, .merged(into: other))
        case "dropped": return .settle(idea, .dropped(reason: reason ?? ""))
        default:
            throw Refusal.invalid(
                "An idea turns out moot, is merged into another, or is dropped with a reason. Choose one of them.")
        }
    }
}

struct AgreementFields: CommandForm {
    let version: Int
    let verdict: Answer.Verdict
    let missing: String?
    let untold: String?
    let livedDifferently: String?

    func command(in place: FormPlace) -> Command {
        let answer = Answer(
            verdict: verdict, missing: missing ?? "", untold: untold ?? "", livedDifferently: livedDifferently ?? "")
        return .agree(answer, on: version)
    }
}
