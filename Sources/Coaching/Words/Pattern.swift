/// What words have to stand in a row, compiled.
///
///     fail~ed to            any past form of “fail”, then “to”
///     if ..8 had <pp>       up to eight words between
///     <start> let us|'s?    at the start of a clause; one of two; may be missing
struct Pattern: Sendable {
    enum Kind: Sendable {
        case words([Int32])
        case traits(Traits)
        case anyWord
        case gap(Int)
        /// A person or group, or one of the words, or a word that can be one of the traits, or the end of the clause.
        case some([Int32], Traits, orWho: Bool, orEnd: Bool)
        case who
        case adverbs
        case start, end
    }

    struct Element: Sendable {
        let kind: Kind
        let isOptional: Bool
    }

    let elements: [Element]
    /// The words of which one must be there, and how many words at most stand before it.
    let anchor: [Int32]
    let reach: Int
    let entry: Int

    struct Problem: Error {
        let sentence: String
    }

    init(_ written: String, entry: Int, lexicon: inout Lexicon) throws(Problem) {
        var elements: [Element] = []
        var (anchor, reach, width, rank): ([Int32], Int, Int, Int) = ([], 0, 0, Int.max)
        for part in written.split(separator: " ") {
            let isOptional = part.count > 1 && part.hasSuffix("?")
            let part = isOptional ? part.dropLast() : part
            let kind = try Pattern.kind(String(part), lexicon: &lexicon)
            if case .words(let words) = kind, !isOptional {
                let mine = Pattern.common.contains(String(part)) ? 1_000 + words.count : words.count
                if mine < rank { (anchor, reach, rank) = (words, width, mine) }
            }
            width += Pattern.width(of: kind)
            elements.append(Element(kind: kind, isOptional: isOptional))
        }
        guard !anchor.isEmpty else {
            throw Problem(sentence: "“\(written)” has no word that has to be there; name at least one")
        }
        guard width < 60 else { throw Problem(sentence: "“\(written)” reaches too far; make its gaps smaller") }
        (self.elements, self.anchor, self.reach, self.entry) = (elements, anchor, reach, entry)
    }

    private static func width(of kind: Kind) -> Int {
        switch kind {
        case .gap(let most): most
        case .who: 6
        case .some(_, _, let orWho, _): orWho ? 6 : 1
        case .adverbs: 2
        case .start, .end: 0
        default: 1
        }
    }

    private static let common: Set = [
        "the", "a", "an", "to", "of", "in", "on", "at", "is", "was", "were", "be", "it", "and", "have", "had", "not",
        "this", "that", "we",
        "would", "could", "would|could|might", "with", "for", "a|an|the", "has", "do", "did", "us", "if", "he", "she",
        "they", "was|were",
    ]

    private static func kind(_ part: String, lexicon: inout Lexicon) throws(Problem) -> Kind {
        if part.hasPrefix("..") {
            guard let most = Int(part.dropFirst(2)), (1...20).contains(most) else {
                throw Problem(sentence: "“\(part)” is no gap; write ..1 to ..20")
            }
            return .gap(most)
        }
        if part.hasPrefix("<"), part.hasSuffix(">"), !part.contains("|") {
            guard let kind = categories[String(part.dropFirst().dropLast())] else {
                throw Problem(
                    sentence:
                        "there is no \(part); there are \(categories.keys.sorted().map { "<\($0)>" }.joined(separator: " "))"
                )
            }
            return kind
        }
        return try choice(part, lexicon: &lexicon)
    }

    /// “a|b|<ing>”
    private static func choice(_ part: String, lexicon: inout Lexicon) throws(Problem) -> Kind {
        var (words, some, orWho, orEnd): ([Int32], Traits, Bool, Bool) = ([], [], false, false)
        for choice in part.split(separator: "|").map(String.init) {
            guard choice.hasPrefix("<") else {
                words += numbers(choice, lexicon: &lexicon)
                continue
            }
            switch categories[String(choice.dropFirst().dropLast())] {
            case .traits(let traits): some.formUnion(traits)
            case .who: orWho = true
            case .end: orEnd = true
            default:
                throw Problem(sentence: "“\(choice)” cannot be one of several in “\(part)”; write a pattern of its own")
            }
        }
        guard !words.isEmpty || some != [] || orWho || orEnd else { throw Problem(sentence: "“\(part)” says no word") }
        return some == [] && !orWho && !orEnd ? .words(words) : .some(words, some, orWho: orWho, orEnd: orEnd)
    }

    /// “miss” itself, “miss~” and all its forms, “miss~ed” and what is past, “signal~s” and the plural.
    private static func numbers(_ written: String, lexicon: inout Lexicon) -> [Int32] {
        let parts = written.lowercased().split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        let word = parts[0]
        guard parts.count > 1 else {
            var numbers = [lexicon.add(word)]
            if word == "would" || word == "had" { numbers.append(lexicon.add("'d")) }
            if word == "is" || word == "has" { numbers.append(lexicon.add("'s")) }
            return numbers
        }
        let verb = Grammar.irregular[word] ?? Verb(word)
        switch parts[1] {
        case "ed": return (verb.past + verb.participle).map { lexicon.add($0, [.past, .participle]) }
        case "s": return [word, Verb.withS(word)].map { lexicon.add($0) }
        case "ing": return [lexicon.add(verb.gerund, .gerund)]
        default:
            return verb.forms.map { lexicon.add($0) }
        }
    }

    static let categories: [String: Kind] = [
        "who": .who, "adv": .adverbs, "start": .start, "end": .end, "word": .anyWord,
        "pp": .traits(.participle), "past": .traits(.past), "verb": .traits(.base), "ing": .traits(.gerund),
        "not": .traits(.negation), "be": .traits(.be), "have": .traits(.have), "do": .traits(.doing),
        "modal": .traits(.modal),
        "det": .traits(.determiner), "poss": .traits([.possessive]), "adj": .traits(.adjective),
        "num": .traits(.number),
        "prep": .traits(.preposition), "person": .traits([.person, .third]), "team": .traits([.team, .person]),
        "deed": .traits(.deed),
        "!": .traits(.exclamation), ",": .traits(.comma), ":": .traits(.colon), "semi": .traits(.semicolon),
        "mark": .traits(.mark),
        "machine": .traits(.machine), "say": .traits(.saying), "they": .traits([.third]),
        "group": .traits([.person, .team, .name, .handle]),
    ]
}
