/// A word, a mark, or a stretch that is not to be read, such as code or a quotation.
struct Token {
    /// In bytes of the whole text.
    var start: Int
    var end: Int
    /// The word's number in the lexicon; below 0 for a word that is not in it.
    var word: Int32
    var traits: Traits
    /// Joined to the word before or after it by a hyphen.
    var isGluedBefore = false
    var isGluedAfter = false
    var isCapital = false
}

/// What a word can be; several at a time, since nothing decides that but its surroundings.
struct Traits: OptionSet, Sendable {
    let rawValue: UInt64

    static let me = Traits(rawValue: 1 << 0)
    static let we = Traits(rawValue: 1 << 1)
    static let you = Traits(rawValue: 1 << 2)
    /// He, she, they, somebody, nobody, who.
    static let third = Traits(rawValue: 1 << 3)
    static let person = Traits(rawValue: 1 << 4)
    /// A team if it stands alone (“platform”), a thing behind an article (“the platform”).
    static let team = Traits(rawValue: 1 << 5)
    static let customer = Traits(rawValue: 1 << 6)
    static let machine = Traits(rawValue: 1 << 7)
    /// What people do: a deploy, a review.
    static let deed = Traits(rawValue: 1 << 8)
    static let determiner = Traits(rawValue: 1 << 9)
    static let preposition = Traits(rawValue: 1 << 10)
    static let conjunction = Traits(rawValue: 1 << 11)
    static let subordinator = Traits(rawValue: 1 << 12)
    static let be = Traits(rawValue: 1 << 13)
    static let have = Traits(rawValue: 1 << 14)
    static let doing = Traits(rawValue: 1 << 15)
    static let modal = Traits(rawValue: 1 << 16)
    static let negation = Traits(rawValue: 1 << 17)
    static let adverb = Traits(rawValue: 1 << 18)
    static let past = Traits(rawValue: 1 << 19)
    static let participle = Traits(rawValue: 1 << 20)
    static let base = Traits(rawValue: 1 << 21)
    static let present = Traits(rawValue: 1 << 22)
    static let gerund = Traits(rawValue: 1 << 23)
    static let adjective = Traits(rawValue: 1 << 24)
    static let belief = Traits(rawValue: 1 << 25)
    static let saying = Traits(rawValue: 1 << 26)
    static let name = Traits(rawValue: 1 << 27)
    static let number = Traits(rawValue: 1 << 28)
    /// Code, an address, markup: nothing to read, and a thing.
    static let code = Traits(rawValue: 1 << 29)
    static let quotation = Traits(rawValue: 1 << 30)
    /// A mark between clauses: comma, semicolon, colon, dash, bracket.
    static let mark = Traits(rawValue: 1 << 31)
    static let comma = Traits(rawValue: 1 << 32)
    static let colon = Traits(rawValue: 1 << 33)
    static let semicolon = Traits(rawValue: 1 << 34)
    static let handle = Traits(rawValue: 1 << 35)
    /// “one of”, “some of”: who they are is said behind the “of”.
    static let share = Traits(rawValue: 1 << 36)
    static let possessive = Traits(rawValue: 1 << 37)
    static let question = Traits(rawValue: 1 << 38)
    static let exclamation = Traits(rawValue: 1 << 39)
    /// A stretch of time: “at the time”, “then”.
    static let relative = Traits(rawValue: 1 << 40)
    static let faq = Traits(rawValue: 1 << 41)

    static let pronoun: Traits = [.me, .we, .you, .third]
    static let verbish: Traits = [.past, .present, .be, .have, .doing, .modal]
    static let auxiliary: Traits = [.be, .have, .doing, .modal]

    func overlaps(_ other: Traits) -> Bool { rawValue & other.rawValue != 0 }
}
