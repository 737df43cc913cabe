/// Who or what does the act in a clause.
enum Subject {
    case me, we, you, person, name, machine, thing, customer, deed, none
}

/// One sentence and what can be told of its words.
struct Sentence {
    let tokens: [Token]
    let isQuestion: Bool
    /// Where somebody's belief begins; what comes behind it is what they took to be so.
    let belief: Int
    /// From here on it is somebody else's words.
    let reported: Int

    init(_ tokens: [Token]) {
        self.tokens = tokens
        isQuestion = tokens.last?.traits.overlaps(.question) ?? false
        (belief, reported) = Sentence.voices(tokens)
    }

    private static func voices(_ tokens: [Token]) -> (Int, Int) {
        var (belief, reported, hasSaying) = (Int.max, Int.max, false)
        for (place, token) in tokens.enumerated() {
            let traits = token.traits
            if belief == .max, traits.overlaps(.belief), place == 0 || !isBelievedOfOthers(tokens, place) {
                belief = place
            }
            if traits.overlaps(.colon), hasSaying { reported = min(reported, place) }
            if traits.overlaps([.saying, .faq]) {
                hasSaying = place < 6
                if place > 0, tokens[place - 1].traits.overlaps([.comma, .quotation]), traits.overlaps(.saying) {
                    reported = 0
                }
            }
        }
        return (belief, reported)
    }

    /// “was expected to”, “is supposed to”: a norm, and nobody's belief.
    private static func isBelievedOfOthers(_ tokens: [Token], _ place: Int) -> Bool {
        tokens[place - 1].traits.overlaps(.be)
            || place > 1 && tokens[place - 1].traits.overlaps(.negation) && tokens[place - 2].traits.overlaps(.be)
    }

    func isStart(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = tokens[place - 1].traits
        if before.overlaps(.comma) { return false }
        if before.overlaps([.mark]) { return true }
        return before.overlaps([.number, .code])
            && tokens[0..<place].allSatisfy { $0.traits.overlaps([.number, .mark, .code]) }
            || before.overlaps([.conjunction]) && place == 1
    }

    /// How many words a person or group takes from `place` on; 0 if there is none.
    func who(at place: Int) -> Int {
        guard place < tokens.count else { return 0 }
        if tokens[place].traits.overlaps(.pronoun) {
            let next = place + 1 < tokens.count ? tokens[place + 1] : nil
            return next?.traits.overlaps([.person, .team]) == true && tokens[place].traits.overlaps([.we, .you]) ? 2 : 1
        }
        var last = -1
        for next in place..<min(tokens.count, place + 6) {
            let token = tokens[next]
            if token.traits.overlaps([.person, .team, .handle, .name, .customer]) || isNameLike(next) {
                last = next
            } else if next > place, last == next - 1, !token.traits.overlaps([.adjective, .determiner]) {
                break
            } else if token.traits.overlaps([.mark, .be, .have, .modal, .doing, .conjunction, .preposition]) {
                break
            }
        }
        return last < 0 ? 0 : last - place + 1
    }

    private func isNameLike(_ place: Int) -> Bool {
        tokens[place].isCapital && place > 0 && tokens[place].word < 0
            && !tokens[place].traits.overlaps([.code, .quotation])
    }

    /// Who does what the verb at `place` tells.
    func subject(of place: Int, depth: Int = 0) -> Subject {
        var last = place - 1
        while last >= 0, tokens[last].traits.overlaps([.auxiliary, .adverb, .negation]),
            !tokens[last].traits.overlaps([.determiner, .person, .third, .machine])
        { last -= 1 }
        guard last >= 0 else { return .none }
        let token = tokens[last]
        if let pronoun = pronoun(token) { return pronoun }
        if token.traits.overlaps([.conjunction, .comma]), !token.traits.overlaps([.subordinator]), depth < 4 {
            return earlier(than: last, depth)
        }
        if token.traits.overlaps(.mark) { return .none }
        if token.traits.overlaps(.subordinator), last > 0 { return phrase(endingAt: last - 1) }
        if token.traits.overlaps(.preposition), !token.traits.overlaps([.person, .team]) { return .none }
        return phrase(endingAt: last)
    }

    private func pronoun(_ token: Token) -> Subject? {
        if token.traits.overlaps(.me) { return .me }
        if token.traits.overlaps(.we) { return .we }
        if token.traits.overlaps(.you) { return .you }
        return token.traits.overlaps(.third) ? .person : nil
    }

    /// “She looked and never told anybody”: whose the verb before is.
    private func earlier(than place: Int, _ depth: Int) -> Subject {
        var verb = place - 1
        while verb > 0 {
            let traits = tokens[verb].traits
            if traits.overlaps([.semicolon]) { return .none }
            if traits.overlaps([.past, .present, .be, .have, .modal, .doing]), !traits.overlaps([.machine]),
                !tokens[verb - 1].traits.overlaps(.determiner)
            {
                let found = subject(of: verb, depth: depth + 1)
                if found != .none { return found }
            }
            verb -= 1
        }
        return .none
    }

    /// Who the words up to `last` name: their head, which stands before any “of” or “on”.
    private func phrase(endingAt last: Int) -> Subject {
        var first = last
        while first > 0, last - first < 12 {
            let before = tokens[first - 1].traits
            if before.overlaps([.mark, .subordinator, .conjunction]) || before.overlaps([.be, .have, .modal, .doing]) {
                break
            }
            if before.overlaps(.pronoun), !before.overlaps(.determiner) { break }
            if before.overlaps([.past]), !before.overlaps([.adjective, .machine, .deed]), !tokens[first].isGluedBefore,
                first - 2 < 0 || !tokens[first - 2].traits.overlaps(.determiner)
            {
                break
            }
            first -= 1
        }
        let head = head(first, last)
        return kind(
            ofHead: head, isBare: head == first || head == first + 1 && tokens[first].traits.overlaps(.number), first)
    }

    private func head(_ first: Int, _ last: Int) -> Int {
        var start = first
        while start < last, tokens[start].traits.overlaps([.number]) && !tokens[start].traits.overlaps(.share) {
            start += 1
        }
        if tokens[start].traits.overlaps(.preposition) {
            // “At 10:40 the team …”: the last article begins whom it is about.
            var article = last
            while article > start + 1 {
                if tokens[article].traits.overlaps(.determiner), !tokens[article - 1].traits.overlaps(.preposition) {
                    break
                }
                article -= 1
            }
            guard article > start + 1 else { return last }
            start = article
        }
        for place in start...last
        where place > start && tokens[place].traits.overlaps(.preposition)
            && !tokens[place].traits.overlaps([.person, .name])
        {
            if place == start + 1, tokens[start].traits.overlaps(.share) || tokens[start].traits.overlaps(.number) {
                return head(min(last, place + 1), last)
            }
            return place - 1
        }
        return last
    }

    private func kind(ofHead place: Int, isBare: Bool, _ first: Int) -> Subject {
        let token = tokens[place]
        if let pronoun = pronoun(token) { return pronoun }
        if token.traits.overlaps([.handle]) { return .person }
        if token.traits.overlaps(.customer) && !token.traits.overlaps(.person) { return .customer }
        if token.traits.overlaps(.team) { return isBare || token.traits.overlaps(.person) ? .person : .machine }
        if token.traits.overlaps(.person) { return .person }
        if token.traits.overlaps(.name), token.isCapital, isBare || tokens[max(first, place - 1)].isCapital {
            return .person
        }
        if token.traits.overlaps([.code]) { return .machine }
        if token.traits.overlaps(.deed) { return .deed }
        if token.traits.overlaps(.machine) { return .machine }
        if token.isCapital, isBare, token.word < 0, !token.traits.overlaps(.quotation) { return .name }
        return .thing
    }
}
