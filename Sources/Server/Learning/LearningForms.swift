import Debriefing
import Storage

struct CardPlanForm: CommandForm {
    let reveal: CardPlan.Reveal
    let names: String?
    let themes: Int?

    func command(in place: FormPlace) -> Command {
        .planCards(CardPlan(reveal: reveal, isNamed: names == "always", themes: themes ?? 5))
    }
}

struct LearningMarkForm: CommandForm {
    /// Empty to take the mark off.
    let mark: String

    func command(in place: FormPlace) throws -> Command {
        guard mark.isEmpty || Learning.Mark(rawValue: mark) != nil else {
            throw Refusal.invalid("A learning is marked with one of the words on the list. Choose one, or none.")
        }
        return .mark(try place.id("learning"), Learning.Mark(rawValue: mark))
    }
}

/// Puts a learning under a theme that is there, or under none if it is empty.
struct LearningPlaceForm: CommandForm {
    let theme: String

    func command(in place: FormPlace) throws -> Command {
        .place(try place.id("learning"), theme.isEmpty ? nil : ThemeID(theme))
    }
}

struct ThemeForm: CommandForm {
    let id: NameForNew<Theme>?
    let name: String

    func command(in place: FormPlace) -> Command { .nameTheme(id.orRandom(), name) }
}

struct ThemeNameForm: CommandForm {
    let name: String

    func command(in place: FormPlace) throws -> Command { .nameTheme(try place.id("theme"), name) }
}

struct ThemeChoiceForm: CommandForm {
    let isChosen: Bool

    func command(in place: FormPlace) throws -> Command { .choose(try place.id("theme"), isChosen) }
}

/// Has the room vote on what it talks about.
struct ThemeVoteForm: CommandForm {
    let id: NameForNew<ThemeVote>?

    func command(in place: FormPlace) -> Command { .openThemeVote(id.orRandom()) }
}

struct SurprisesForm: CommandForm {
    let text: String

    func command(in place: FormPlace) -> Command { .tellSurprises(text) }
}
