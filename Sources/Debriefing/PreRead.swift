public import Timekeeping

/// The timeline as it went out before the meeting, with a question to each who reads it.
public struct PreRead: Codable, Hashable, Sendable {
    /// The name of one question.
    public typealias QuestionID = Identifier<Question>

    public struct Question: Codable, Hashable, Sendable, Identifiable {
        public let id: QuestionID
        public let to: PersonID
        public let text: String
        /// What the reader answered; empty until then.
        public internal(set) var answer = ""

        public init(_ id: QuestionID, to person: PersonID, _ text: String) {
            self.id = id
            to = person
            self.text = text
        }
    }

    /// The version of the timeline that went out.
    public let version: Int
    public internal(set) var questions: [Question]
}

/// Why a timeline was corrected after everybody had agreed to it.
public struct Correction: Codable, Hashable, Sendable {
    public let entry: EntryID
    public let reason: String
    public let by: PersonID
    public let at: Instant
    /// The version that was corrected.
    public let version: Int
}
