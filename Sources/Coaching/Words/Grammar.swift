import Foundation

/// What words can be, before any rule is read.
enum Grammar {
    static let irregular: [String: Verb] = {
        let verbs = lines.filter { $0.trait == "verbs" }.flatMap(\.words).map { Verb($0) }
        return Dictionary(verbs.map { ($0.base, $0) }, uniquingKeysWith: { $1 })
    }()

    static let lexicon: Lexicon = {
        var lexicon = Lexicon()
        for (trait, words) in lines {
            for word in words { if let trait = traits[trait] { lexicon.add(word, trait) } }
        }
        for verb in irregular.values {
            lexicon.add(verb.base, .base)
            lexicon.add(verb.present, .present)
            lexicon.add(verb.gerund, .gerund)
            for form in verb.past { lexicon.add(form, .past) }
            for form in verb.participle { lexicon.add(form, .participle) }
        }
        lexicon.add("!", [.mark, .exclamation])
        for word in ["'s", "'d"] { lexicon.add(word, word == "'d" ? [.modal, .have] : .be) }
        // “'s” is more often whose than is.
        lexicon.remove(.be, from: "'s")
        for word in ["to", "a", "an", "be"] { lexicon.remove([.base, .present], from: word) }
        return lexicon
    }()

    static let traits: [String: Traits] = [
        "me": .me, "we": .we, "you": .you, "third": .third, "person": .person, "team": .team, "customer": .customer,
        "share": .share, "machine": .machine, "deed": .deed, "determiner": .determiner, "possessive": .possessive,
        "preposition": .preposition, "conjunction": .conjunction, "subordinator": .subordinator, "be": .be,
        "have": .have,
        "doing": .doing, "modal": .modal, "negation": .negation, "adverb": .adverb, "relative": .relative,
        "belief": .belief,
        "saying": .saying, "faq": .faq, "number": .number, "adjective": .adjective, "name": .name,
    ]

    private static let lines: [(trait: String, words: [String])] = Asset.text("grammar.txt").split(separator: "\n")
        .filter { !$0.hasPrefix("#") }
        .map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : [])
        }
}

/// A file that travels inside the binary.
enum Asset {
    static func text(_ name: String) -> String {
        String(decoding: Data(base64Encoded: Assets.base64[name] ?? "") ?? Data(), as: UTF8.self)
    }
}
