import Coaching
import Debriefing
import Publishing
import Storage

/// What the facilitator might ask now: a few questions that follow from the words of the entry in focus.
struct Asking {
    struct Row {
        let text: String
        let path: String
        let isForRoom: Bool
        let isStarred: Bool
        /// What its button does to the star.
        let starMark: String
    }

    let about: String?
    let questions: [Row]
    let own: [Row]
    let hidden: [Row]
    let occasions: [Choice]
    let path: String
    let newName: NewName

    init(_ kept: [KeptQuestion], in scene: Scene) {
        let bank = QuestionBank(kept)
        let (starred, hidden) = (kept.names(\.isStarred), kept.names(\.isHidden))
        func row(_ question: Question) -> Row {
            let isStarred = starred.contains(question.name)
            return Row(
                text: question.text, path: scene.path("questions/\(question.name)/marks"),
                isForRoom: question.isForRoom, isStarred: isStarred, starMark: isStarred ? "unstar" : "star")
        }
        let entry = scene.debrief.focused
        about = entry?.content.text.firstWords
        questions = bank.offers(for: entry?.occasions ?? [.opening], starred: starred, hidden: hidden).map(row)
        let ownNames = kept.names { $0.text != nil }
        own = bank.questions.filter { ownNames.contains($0.name) }.map(row)
        self.hidden = bank.questions.filter { hidden.contains($0.name) }.map(row)
        occasions =
            [Choice(key: "", name: "anywhere", isSelected: true)]
            + Occasion.allCases.map { Choice(key: $0.rawValue, name: $0.words, isSelected: false) }
        path = scene.path("questions")
        newName = scene.newName
    }
}

extension [KeptQuestion] {
    fileprivate func names(_ condition: (KeptQuestion) -> Bool) -> Set<String> {
        Set(filter(condition).map(\.name))
    }
}

extension QuestionBank {
    /// Somebody's own questions, and then those that come with Debrief.
    fileprivate init(_ kept: [KeptQuestion]) {
        let own = kept.compactMap { question in
            question.text.map {
                Question(
                    name: question.name, occasions: Occasion(rawValue: question.occasion).map { [$0] } ?? [], text: $0)
            }
        }
        self.init(own + QuestionBank.builtIn.questions)
    }
}

extension Entry {
    /// What its words say it is, what others say beside it, and as what it was put down; the first that was said first.
    var occasions: [Occasion] {
        let told = [content.text] + perspectives.map(\.text)
        let recognised = told.flatMap(Recogniser.standard.kinds).map(Occasion.init)
        return (recognised + [Occasion(content.kind)]).reduce(into: []) { list, occasion in
            if !list.contains(occasion) { list.append(occasion) }
        }
    }
}

extension Occasion {
    init(_ kind: EntryKind) {
        self =
            switch kind {
            case .observed: .observation
            case .assessed: .assessment
            case .decided: .decision
            case .acted: .action
            case .askedForHelp: .callForHelp
            case .handedOver: .handOff
            case .surprised: .surprise
            case .usualWork: .usual
            case .automatic: .machine
            case .helped, .luck: .wentWell
            case .confusion: .confusion
            }
    }

    /// As it stands behind “It fits”.
    var words: String {
        switch self {
        case .surprise: "a surprise"
        case .callForHelp: "a call for help"
        case .handOff: "a hand-off"
        case .decision: "a decision"
        case .obvious: "“obviously”"
        case .knowledge: "“I knew”"
        case .feeling: "a feeling"
        case .usual: "“usually”"
        case .assessment: "what somebody took it for"
        case .observation: "what somebody saw"
        case .action: "what somebody did"
        case .opening: "the beginning"
        case .machine: "what a machine did"
        case .wentWell: "what went well"
        case .confusion: "confusion"
        }
    }
}
