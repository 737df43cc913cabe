import Debriefing
import Timekeeping

/// What a debrief is about; also how a new one is described.
struct DescriptionForm: CommandForm {
    let title: String
    let summary: String?
    let starts: String?
    let ends: String?
    let zone: String?
    let tags: String?
    let occasion: String?
    let severity: String?
    let impact: String?
    /// `yes` if whoever opens it facilitates as well.
    let facilitates: String?

    func command(in place: FormPlace) throws -> Command { .describe(try description) }

    private var choice: Trigger? {
        get throws(Refusal) {
            guard let occasion, !occasion.isEmpty else { return nil }
            guard let choice = Trigger(rawValue: occasion) else {
                throw .invalid("It is an incident, a near-miss, a surprise or a success. Choose one, or leave it open.")
            }
            return choice
        }
    }

    private var level: Int? {
        get throws(Refusal) {
            guard let severity, !severity.isEmpty else { return nil }
            guard let level = Int(severity) else {
                throw .invalid("A severity is a number from 1, the top, to 5. Choose one, or leave it open.")
            }
            return level
        }
    }

    var description: Description {
        get throws {
            let name = zone.flatMap { $0.isEmpty ? nil : $0 } ?? "UTC"
            guard let clock = WallClock(name) else {
                throw Refusal.invalid("“\(name)” is no time zone. Choose one of the list, as in Europe/Berlin.")
            }
            return Description(
                title: title, summary: summary ?? "", starts: try TypedDate.instant(starts, clock),
                ends: try TypedDate.instant(ends, clock),
                zone: name, tags: (tags ?? "").split(separator: ",").map(String.init),
                occasion: try choice, severity: try level, impact: impact)
        }
    }
}

struct RoleForm: CommandForm {
    let role: Role

    func command(in place: FormPlace) throws -> Command { .give(role, to: try place.id("person")) }
}

struct DismissalForm: CommandForm {
    func command(in place: FormPlace) throws -> Command { .dismiss(try place.id("person")) }
}
