import Debriefing
import Storage

/// What the thing that a form makes is to be called, so that a form that is sent again makes no second one.
///
/// Every page has names of its own, and what is streamed to many has none: of no account when two contents are compared.
struct NewName: Hashable, Sendable, CustomStringConvertible {
    let description: String

    static let none = NewName(description: "")

    static func random() -> NewName { NewName(description: Identifier<NewName>.random().text) }

    static func == (one: NewName, other: NewName) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}

/// The name that a form brings for what it makes; a random one if it brings none, or an empty one.
struct NameForNew<Thing>: Decodable, Sendable {
    let id: Identifier<Thing>

    init(from decoder: any Decoder) throws {
        let isEmpty = try decoder.singleValueContainer().decode(String.self).isEmpty
        id = try isEmpty ? .random() : Identifier(from: decoder)
    }
}

extension Optional {
    func orRandom<Thing>() -> Identifier<Thing> where Wrapped == NameForNew<Thing> { self?.id ?? .random() }
}
