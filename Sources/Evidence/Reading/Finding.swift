/// Something about a source that its reader should know: what was seen, what was assumed, and what to do.
public struct Finding: Sendable, Codable, Hashable {
    public enum Kind: String, Sendable, Codable {
        case empty, unrecognised, undated, zoneAssumed, zoneAmbiguous, hourSkipped, yearAssumed, dateAssumed
        case dateOrderAssumed, epochUnit, archiveDamaged, limitReached, repeated, damaged, skipped
        case zoneContradicted, columnsGuessed, encoding, series, overlap
    }

    public enum Weight: String, Sendable, Codable {
        /// Good to know; nothing is wrong.
        case note
        /// Something was assumed or left out.
        case warning
    }

    public var kind: Kind
    public var weight: Weight
    /// The name of the source.
    public var source: String
    /// The line it was seen at first, where there is one.
    public var line: Int?
    public var message: String
    /// What the reader is asked, where `ReadingOptions` can take the answer.
    public var question: Question?

    public init(
        _ kind: Kind, _ weight: Weight, source: String, line: Int? = nil, message: String, question: Question? = nil
    ) {
        self.kind = kind
        self.weight = weight
        self.source = source
        self.line = line
        self.message = message
        self.question = question
    }
}
