/// The forms of one English verb.
struct Verb {
    let base: String
    let present: String
    let past: [String]
    let participle: [String]
    let gerund: String

    var forms: [String] { [base, present, gerund] + past + participle }

    /// A regular verb, or an irregular one of `base/past/participle`.
    init(_ written: String) {
        let parts = written.split(separator: "/").map(String.init)
        base = parts.first ?? ""
        present = Verb.withS(base)
        gerund = Verb.stem(base, before: "ing") + "ing"
        if parts.count == 3 {
            past = parts[1].split(separator: ",").map(String.init)
            participle = parts[2].split(separator: ",").map(String.init)
        } else {
            let regular = Verb.stem(base, before: "ed") + "ed"
            let british = base.hasSuffix("l") ? [base + "led"] : []
            (past, participle) = ([regular] + british, [regular] + british)
        }
    }

    static func withS(_ word: String) -> String {
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        if ["s", "x", "z", "ch", "sh", "o"].contains(where: word.hasSuffix) { return word + "es" }
        return word + "s"
    }

    private static func stem(_ base: String, before ending: String) -> String {
        if base.hasSuffix("e"), ending == "ed" || !base.hasSuffix("ee") { return String(base.dropLast()) }
        if base.hasSuffix("y"), ending == "ed", let before = base.dropLast().last, !"aeiou".contains(before) {
            return base.dropLast() + "i"
        }
        return doubles(base) ? base + String(base.suffix(1)) : base
    }

    /// Short words of consonant, vowel, consonant, and some longer ones that are stressed at the end.
    private static func doubles(_ base: String) -> Bool {
        let letters = Array(base)
        guard letters.count >= 3, let last = letters.last, !"aeiouwxy".contains(last) else { return false }
        guard "aeiou".contains(letters[letters.count - 2]), !"aeiou".contains(letters[letters.count - 3]) else {
            return false
        }
        return letters.count(where: { "aeiou".contains($0) }) == 1 || doubled.contains(base)
    }

    private static let doubled: Set = [
        "admit", "commit", "omit", "permit", "submit", "refer", "occur", "prefer", "forget",
    ]
}
