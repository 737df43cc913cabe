/// One place in a text where a question would serve the reader better than what stands there.
///
/// It is advice to whoever writes, and to nobody else: it is never stored, counted or added up for anybody.
public struct Hint: Sendable, Hashable {
    public let kind: HintClass
    /// Where it stands, in bytes of the text.
    public let range: Range<Int>
    /// From 1.
    public let line: Int
    /// From 1, in Unicode code points.
    public let column: Int
    public let text: String
    /// A how or what question, or a neutral frame; never another wording of what was written.
    public let advice: String
    /// The entry of the word list that brought it, whose reason can be looked up.
    public let entry: String
}

/// What kind of language a hint is about; L1 to L18 as in `docs/language.md`.
public enum HintClass: String, Sendable, CaseIterable, Hashable {
    case counterfactual = "L1"
    case shouldHave = "L2"
    case omission = "L3"
    case humanError = "L4"
    case blamingQuestion = "L5"
    case judgement = "L6"
    case hindsight = "L7"
    case hiddenActor = "L8"
    case missingFaculty = "L9"
    case singleCause = "L10"
    case fixingPeople = "L11"
    case drama = "L12"
    case character = "L13"
    case ruleBreaking = "L14"
    case usAndThem = "L15"
    case solution = "L16"
    case selfBlame = "L17"
    case inflation = "L18"
}

/// How loudly a hint speaks.
public enum Level: String, Sendable {
    case hint, soft
    /// Not about blame: an offer to park the idea.
    case offer
    /// A kind word to the author alone.
    case kindness
}

extension HintClass {
    public var level: Level {
        switch self {
        case .hiddenActor, .singleCause, .inflation: .soft
        case .solution: .offer
        case .selfBlame: .kindness
        default: .hint
        }
    }

    /// What stands in a list of classes.
    public var title: String {
        switch self {
        case .counterfactual: "A past that did not happen"
        case .shouldHave: "Should have, ought to have, was supposed to"
        case .omission: "What people did not do"
        case .humanError: "Human error as an explanation"
        case .blamingQuestion: "Questions that ask for a culprit"
        case .judgement: "Judging words"
        case .hindsight: "Hindsight"
        case .hiddenActor: "A verdict without an actor"
        case .missingFaculty: "People as the part that broke"
        case .singleCause: "One cause that closes the matter"
        case .fixingPeople: "Fixing people instead of conditions"
        case .drama: "Drama and sarcasm"
        case .character: "Character, motive, habit"
        case .ruleBreaking: "Verdicts by the rule book"
        case .usAndThem: "Us and them"
        case .solution: "A solution in the middle of the story"
        case .selfBlame: "Blaming oneself"
        case .inflation: "Words larger than the effect"
        }
    }

    /// Why it is worth a second look.
    public var reason: String {
        switch self {
        case .counterfactual:
            "What did not happen cannot explain what did. It compares the event with a better one that nobody lived."
        case .shouldHave:
            "It measures an act by a norm picked afterwards, and says nothing about the acts that there were."
        case .omission: "It names an act that is missing and somebody as its owner. What they did instead stays untold."
        case .humanError:
            "It is a label put on behaviour once the outcome is known. It ends the search where it could begin."
        case .blamingQuestion:
            "It asks for a defence or a name, and narrows the answer. How and what draw out a description."
        case .judgement: "It makes the writer a judge and tells the reader nothing about what happened."
        case .hindsight: "It puts what is known now before the eyes of people who could not know it then."
        case .hiddenActor:
            "It blames without saying whom. Readers look the name up; what the person meant stays hidden."
        case .missingFaculty:
            "It explains by attention, awareness or discipline that was missing in a system taken to be fine."
        case .singleCause:
            "It ends the search. Several conditions have to come together, each of them not enough alone."
        case .fixingPeople: "It works only as long as people try harder. What made the act likely stays as it is."
        case .drama: "Intensity draws the eye from the evidence and makes speaking up risky."
        case .character: "It explains by what somebody is like, not by what they were facing."
        case .ruleBreaking:
            "It holds an act against a rule. How the rule is usually lived with is what one would like to know."
        case .usAndThem: "A group takes the place of a culprit. What crossed the boundary, and how, stays unsaid."
        case .solution: "It is no blame, but it pulls the room away from what happened, and may turn out moot."
        case .selfBlame: "Blameless includes oneself. Hindsight makes the verdict feel deserved."
        case .inflation: "Words larger than the effect are doubted. What, how many and how long are not."
        }
    }
}

extension HintClass {
    /// What is offered where an entry has no words of its own.
    public var advice: String {
        switch self {
        case .counterfactual: "What was done and seen instead, and what made it the sensible thing then?"
        case .shouldHave: "What did they do at that moment, and what told them that it was right?"
        case .omission: "What had their attention just then, and how does this usually come to notice?"
        case .humanError: "What was done, and what made it easy to do or hard to see?"
        case .blamingQuestion: "How did this look from where they stood, and what were they trying to do?"
        case .judgement:
            "What happened, in numbers or words that somebody recorded, and what did the situation ask for?"
        case .hindsight: "Who had which cue at which time, and among what else?"
        case .hiddenActor:
            "In which role did somebody act, what did they mean to do, and what did the system show them?"
        case .missingFaculty:
            "What picture did they have to work with, where was the rest of it, and what else needed doing?"
        case .singleCause: "What else had to be so for this to matter at that hour?"
        case .fixingPeople:
            "What could make the right thing easier or the slip harmless, and how will we see that it works?"
        case .drama: "How much was it, from when to when, and what shows it?"
        case .character: "What was asked of them, what did they have at hand, and what pulled in which direction?"
        case .ruleBreaking: "How is this rule usually lived with, and what was different that day?"
        case .usAndThem: "What crossed the boundary, in what form, and what did each side take it to mean?"
        case .solution: "Park this idea with the entry on the screen. What happened next?"
        case .selfBlame:
            "You know the ending now; you did not then. What were you looking at, and what did it tell you?"
        case .inflation: "What was affected, how many, for how long, and how was it measured?"
        }
    }
}
