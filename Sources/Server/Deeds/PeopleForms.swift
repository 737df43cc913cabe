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

    func command(in place: FormPlace) throws -> Command { .describe(try description) }

    var description: Description {
        get throws {
            let name = zone.flatMap { $0.isEmpty ? nil : $0 } ?? "UTC"
            guard let clock = WallClock(name) else {
                throw Refusal.invalid("“\(name)” is no time zone. Choose one of the list, as in Europe/Berlin.")
            }
            return Description(
                title: title, summary: summary ?? "", starts: try TypedDate.instant(starts, clock),
                ends: try TypedDate.instant(ends, clock),
                zone: name, tags: (tags ?? "").split(separator: ",").map(String.init))
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
