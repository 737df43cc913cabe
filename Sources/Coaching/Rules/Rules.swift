/// A word list made ready: patterns by the words that they need.
struct Rules: Sendable {
    let lexicon: Lexicon
    let entries: [WordList.Entry]
    private let patterns: [Pattern]
    /// For each word the patterns that it may be part of, as a stretch of `listed`.
    private let starts: [Int32]
    private let listed: [Int32]
    private let with: [[Int32]]
    private let unless: [[Int32]]
    private let then: Set<Int32>
    private let momentWords: Set<Int32>

    struct Match {
        let entry: Int
        let first: Int
        let last: Int
    }

    init(_ list: WordList) {
        var lexicon = Grammar.lexicon
        for word in list.people {
            lexicon.remove(.machine, from: word)
            lexicon.add(word, .person)
        }
        for word in list.machines {
            lexicon.remove([.person, .team, .name], from: word)
            lexicon.add(word, .machine)
        }
        var patterns: [Pattern] = []
        for (number, entry) in list.entries.enumerated() {
            for written in entry.patterns {
                if let pattern = try? Pattern(written, entry: number, lexicon: &lexicon) { patterns.append(pattern) }
            }
        }
        func numbers(_ words: [String]) -> [Int32] {
            words.flatMap { word -> [Int32] in
                guard word.contains("~") else {
                    return [lexicon.add(word)] + (word == "would" ? [lexicon.add("'d")] : [])
                }
                let base = String(word.dropLast())
                return (Grammar.irregular[base] ?? Verb(base)).forms.map { lexicon.add($0) }
            }
        }
        with = list.entries.map { numbers($0.with) }
        unless = list.entries.map { numbers($0.unless) }
        then = Set(["at", "by", "until"].map { lexicon.add($0) })
        momentWords = Set(["time", "moment", "point", "that", "minute"].map { lexicon.add($0) })
        (self.lexicon, self.patterns, entries) = (lexicon, patterns, list.entries)
        (starts, listed) = Rules.index(patterns, words: lexicon.traits.count)
    }

    private static func index(_ patterns: [Pattern], words: Int) -> ([Int32], [Int32]) {
        var byWord = [[Int32]](repeating: [], count: words)
        for (number, pattern) in patterns.enumerated() {
            for word in Set(pattern.anchor) { byWord[Int(word)].append(Int32(number)) }
        }
        var (starts, listed): ([Int32], [Int32]) = ([0], [])
        for list in byWord {
            listed += list
            starts.append(Int32(listed.count))
        }
        return (starts, listed)
    }

    /// What is found in a sentence, of the classes whose bits are set.
    func matches(in tokens: [Token], classes: UInt32) -> [Match] {
        var found: [Match] = []
        var sentence: Sentence?
        for place in tokens.indices {
            let word = Int(tokens[place].word)
            guard word >= 0, starts[word] < starts[word + 1] else { continue }
            for listed in starts[word]..<starts[word + 1] {
                let pattern = patterns[Int(self.listed[Int(listed)])]
                guard entries[pattern.entry].kind.bit & classes != 0 else { continue }
                let known = sentence ?? Sentence(tokens)
                sentence = known
                if let match = match(pattern, around: place, known), holds(match, known) { found.append(match) }
            }
        }
        return found
    }

    private func match(_ pattern: Pattern, around place: Int, _ sentence: Sentence) -> Match? {
        for first in max(0, place - pattern.reach)...place {
            var steps = 400
            if let end = end(pattern.elements, 0, first, sentence, &steps), end > place {
                let (low, high) = (first, end - 1)
                guard !sentence.tokens[low].isGluedBefore || isNumbered(sentence, low),
                    !sentence.tokens[high].isGluedAfter
                else { continue }
                return Match(entry: pattern.entry, first: low, last: high)
            }
        }
        return nil
    }

    private func isNumbered(_ sentence: Sentence, _ place: Int) -> Bool {
        place > 0 && sentence.tokens[place - 1].traits.overlaps(.number)
    }

    /// Where a match that has come to `element` and `place` ends; nil if it does not hold. `steps` bounds the search.
    private func end(
        _ elements: [Pattern.Element], _ element: Int, _ place: Int, _ sentence: Sentence, _ steps: inout Int
    ) -> Int? {
        guard element < elements.count else { return place }
        steps -= 1
        guard steps > 0 else { return nil }
        let current = elements[element]
        func go(_ next: Int) -> Int? { end(elements, element + 1, next, sentence, &steps) }
        let tokens = sentence.tokens
        switch current.kind {
        case .start: if sentence.isStart(place) { return go(place) }
        case .end:
            if isEnd(place, tokens) { return go(place) }
        case .gap(let most):
            for length in 0...most {
                if let found = go(place + length) { return found }
                guard place + length < tokens.count,
                    !tokens[place + length].traits.overlaps([.semicolon, .question, .colon])
                else { return nil }
            }
            return nil
        case .adverbs:
            if let found = go(place) { return found }
            guard place < tokens.count, tokens[place].traits.overlaps(.adverb) else { return nil }
            if let found = go(place + 1) { return found }
            return place + 1 < tokens.count && tokens[place + 1].traits.overlaps(.adverb) ? go(place + 2) : nil
        case .who:
            let length = sentence.who(at: place)
            if length > 0, let found = go(place + length) { return found }
        case .some(let words, let traits, let orWho, let orEnd):
            if place < tokens.count,
                tokens[place].traits.overlaps(traits) || tokens[place].word >= 0 && words.contains(tokens[place].word),
                let found = go(place + 1)
            {
                return found
            }
            let length = orWho ? sentence.who(at: place) : 0
            if length > 0, let found = go(place + length) { return found }
            if orEnd, isEnd(place, tokens), let found = go(place) { return found }
        case .anyWord:
            if place < tokens.count, !tokens[place].traits.overlaps([.mark]), let found = go(place + 1) { return found }
        case .words(let words):
            if place < tokens.count, tokens[place].word >= 0, words.contains(tokens[place].word),
                let found = go(place + 1)
            {
                return found
            }
        case .traits(let traits):
            if place < tokens.count, tokens[place].traits.overlaps(traits), let found = go(place + 1) { return found }
        }
        return current.isOptional ? go(place) : nil
    }

    private func isEnd(_ place: Int, _ tokens: [Token]) -> Bool {
        place == tokens.count || tokens[place].traits.overlaps([.mark])
    }

    private func holds(_ match: Match, _ sentence: Sentence) -> Bool {
        let entry = entries[match.entry]
        if match.first >= sentence.reported { return false }
        if entry.inQuestions, !sentence.isQuestion { return false }
        if !with[match.entry].isEmpty, !has(with[match.entry], sentence) { return false }
        if has(unless[match.entry], sentence) { return false }
        if !entry.evenIfBelieved, sentence.belief < match.first || isOfThatMoment(sentence) { return false }
        return fits(entry.who, match, sentence)
    }

    private func has(_ words: [Int32], _ sentence: Sentence) -> Bool {
        !words.isEmpty && sentence.tokens.contains { $0.word >= 0 && words.contains($0.word) }
    }

    /// “at the time”, “at that moment”: how it looked then, which is what one wants to hear.
    private func isOfThatMoment(_ sentence: Sentence) -> Bool {
        let tokens = sentence.tokens
        guard tokens.count > 2 else { return false }
        for place in 0..<tokens.count - 2 where then.contains(tokens[place].word) {
            if tokens[place + 1].traits.overlaps(.determiner), momentWords.contains(tokens[place + 2].word),
                !tokens[place + 2].traits.overlaps(.determiner), place + 3 == tokens.count || !isOf(tokens[place + 3])
            {
                return true
            }
        }
        return false
    }

    private func isOf(_ token: Token) -> Bool { token.word >= 0 && token.word == lexicon.number("of") }

    private func fits(_ who: WordList.Who, _ match: Match, _ sentence: Sentence) -> Bool {
        if who == .any { return true }
        let subject = sentence.subject(of: match.first)
        switch who {
        case .any: return true
        case .person: return [.me, .we, .you, .person].contains(subject)
        case .other: return [.we, .you, .person].contains(subject)
        case .mind: return [.me, .we, .you, .person, .name].contains(subject)
        case .deed: return [.me, .we, .you, .person, .deed].contains(subject)
        case .me: return subject == .me
        case .unknown: return subject != .machine && subject != .deed
        case .nobody: return subject == .none
        case .passive: return [.thing, .deed, .machine, .none].contains(subject) && !hasAgent(match, sentence)
        }
    }

    /// “by the cleanup job”, “because the queue was full”: somebody or something is named.
    private func hasAgent(_ match: Match, _ sentence: Sentence) -> Bool {
        let by = lexicon.number("by")
        for place in match.last..<sentence.tokens.count where sentence.tokens[place].word == by {
            if sentence.who(at: place + 1) > 0 { return false }
            if place + 1 < sentence.tokens.count, !sentence.tokens[place + 1].traits.overlaps([.number]) { return true }
        }
        return false
    }
}
