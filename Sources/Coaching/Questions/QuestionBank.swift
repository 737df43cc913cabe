/// What a question may follow.
public enum Occasion: String, Sendable, CaseIterable {
    case surprise
    case callForHelp = "call-for-help"
    case handOff = "hand-off"
    case decision, obvious, knowledge, feeling, usual, assessment, observation, action
    /// Nothing has been told yet.
    case opening
    /// A machine did it, or recorded it.
    case machine
    /// Something helped, or went well by chance.
    case wentWell = "went-well"
    case confusion

    public init(_ kind: StatementKind) {
        self = Occasion(rawValue: kind.rawValue) ?? .observation
    }
}

/// A question that draws out a description.
public struct Question: Sendable, Hashable {
    /// By which it is starred or put aside; it stays when its words are changed.
    public let name: String
    /// Empty for one that fits anywhere.
    public let occasions: [Occasion]
    /// Asked of everybody, and not of whoever told it.
    public let isForRoom: Bool
    public let text: String

    public init(name: String, occasions: [Occasion], isForRoom: Bool = false, text: String) {
        (self.name, self.occasions, self.isForRoom, self.text) = (name, occasions, isForRoom, text)
    }

    func suits(_ occasion: Occasion) -> Bool { occasions.isEmpty || occasions.contains(occasion) }
}

/// The questions that there are, in the order in which they are offered.
public struct QuestionBank: Sendable {
    /// The one that comes with Debrief.
    public static let builtIn = QuestionBank(table: Asset.text("questions.tsv"))

    public let questions: [Question]

    public init(_ questions: [Question]) {
        self.questions = questions
    }

    /// Columns: name, occasions, of whom it is asked, question.
    init(table: String) {
        questions = table.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4 else { return nil }
            let occasions = fields[1].split(separator: " ").compactMap { Occasion(rawValue: String($0)) }
            return Question(name: fields[0], occasions: occasions, isForRoom: fields[2] == "room", text: fields[3])
        }
    }

    /// A few that fit: for each occasion in turn one, those with a star first, those put aside never.
    public func offers(
        for occasions: [Occasion], starred: Set<String> = [], hidden: Set<String> = [], most: Int = 3
    ) -> [Question] {
        var lists = occasions.map { occasion in
            let fitting = questions.filter { $0.suits(occasion) && !hidden.contains($0.name) }
            return fitting.filter { starred.contains($0.name) } + fitting.filter { !starred.contains($0.name) }
        }
        var offers: [Question] = []
        while offers.count < most, lists.contains(where: { !$0.isEmpty }) {
            for index in lists.indices where offers.count < most {
                lists[index].removeAll(where: offers.contains)
                if !lists[index].isEmpty { offers.append(lists[index].removeFirst()) }
            }
        }
        return offers
    }

    /// What whoever wrote the statement is asked in private.
    public func question(to author: Statement) -> Question? {
        questions.first { !$0.isForRoom && $0.occasions.contains(Occasion(author.kind)) }
    }
}
