/// The name of one thing, tagged with what it names: a person's cannot be passed for an entry's.
///
/// 1 to 64 of the letters, digits, `-` and `_`, so that it can stand in an address, an attribute or a file name as it is.
public struct Identifier<Thing>: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil unless `text` is made of the characters above.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows) else { return nil }
        self.text = text
    }

    public var description: String { text }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let identifier = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "an id has 1 to 64 letters, digits, - and _")
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Identifier: CodingKeyRepresentable {
    public var codingKey: any CodingKey { IdentifierKey(stringValue: text) }

    public init?(codingKey: some CodingKey) {
        self.init(codingKey.stringValue)
    }
}

private struct IdentifierKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// Whom a `PersonID` names. Who they are is known outside of any debrief.
public enum Somebody {}

public typealias PersonID = Identifier<Somebody>
public typealias DebriefID = Identifier<Debrief>
public typealias SourceID = Identifier<Source>
public typealias EntryID = Identifier<Entry>
public typealias PerspectiveID = Identifier<Perspective>
public typealias AccountID = Identifier<Account>
public typealias AccountItemID = Identifier<Account.Item>
public typealias IdeaID = Identifier<Idea>
public typealias LearningID = Identifier<Learning>
public typealias RemediationID = Identifier<Remediation>
public typealias CandidateID = Identifier<Candidate>
public typealias AttachmentID = Identifier<Attachment>
public typealias ThemeID = Identifier<Theme>
public typealias ThemeVoteID = Identifier<ThemeVote>
