/// Cuts prose into sentences of tokens.
struct Tokeniser {
    let lexicon: Lexicon
    private(set) var tokens: [Token] = []
    private var small = [UInt8](repeating: 0, count: 48)
    private var masking: Masking
    private let apostropheS: Int32
    private let contractions: [String: Int32]
    private let numbers: Numbers
    /// A sentence is looked at in pieces of so many words, whatever stands in it.
    private static let mostTokens = 240

    private struct Numbers {
        let not, can, will, shall, `is`, have, are, am, wouldHad, us, exclamation: Int32
    }

    init(lexicon: Lexicon, isMarkdown: Bool) {
        self.lexicon = lexicon
        masking = Masking(isMarkdown: isMarkdown)
        func number(_ word: String) -> Int32 { lexicon.number(word) }
        apostropheS = number("'s")
        numbers = Numbers(
            not: number("not"), can: number("can"), will: number("will"), shall: number("shall"), is: number("is"),
            have: number("have"), are: number("are"), am: number("am"), wouldHad: number("'d"), us: number("us"),
            exclamation: number("!"))
        contractions = [
            "'ve": numbers.have, "'re": numbers.are, "'ll": numbers.will, "'m": numbers.am, "'d": numbers.wouldHad,
        ]
    }

    /// Calls `examine` for every sentence in `range`, whose tokens are then in `tokens`.
    mutating func read(_ text: [UInt8], _ range: Range<Int>, width: Int, isMarkdown: Bool, examine: ([Token]) -> Void) {
        masking.read(text, range)
        tokens.removeAll(keepingCapacity: true)
        var place = range.lowerBound
        while place < range.upperBound {
            let mark = masking[place]
            if mark != Masking.Mark.prose {
                place = opaque(text, place, range.upperBound, mark)
                continue
            }
            let byte = text[place]
            if byte.isWordly, !isPunctuation(text, place, range.upperBound) {
                place = word(text, place, range.upperBound)
                if tokens.count >= Tokeniser.mostTokens { end(examine) }
                continue
            }
            if byte == 0x0A {
                if breaks(text, place, range, width: width, isMarkdown: isMarkdown) { end(examine) }
                place += 1
                continue
            }
            place = punctuation(text, place, range.upperBound, byte, examine)
        }
        end(examine)
    }

    private mutating func end(_ examine: ([Token]) -> Void) {
        if !tokens.isEmpty { examine(tokens) }
        tokens.removeAll(keepingCapacity: true)
    }

    private mutating func opaque(_ text: [UInt8], _ start: Int, _ limit: Int, _ mark: UInt8) -> Int {
        var place = start
        while place < limit, masking[place] == mark { place += 1 }
        if mark != Masking.Mark.invisible {
            let isQuotation = mark == Masking.Mark.quotation
            tokens.append(Token(start: start, end: place, word: -1, traits: isQuotation ? .quotation : .code))
        }
        return place
    }

    /// Whether three bytes that look like a letter are a dash, a quotation mark or a fixed space.
    private func isPunctuation(_ text: [UInt8], _ place: Int, _ limit: Int) -> Bool {
        guard text[place] >= 0xC2 else { return false }
        if text[place] == 0xE2 { return place + 1 < limit && text[place + 1] == 0x80 }
        return text[place] == 0xC2 && place + 1 < limit && [0xA0, 0xAB, 0xBB].contains(text[place + 1])
    }

    private mutating func word(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var place = start
        var (count, hash) = (0, Lexicon.seed)
        var apostrophe = -1
        var isNumber = text[start].isDigit
        while place < limit, masking[place] == Masking.Mark.prose {
            var byte = text[place]
            var length = 1
            if byte.isUpper {
                byte |= 0x20
            } else if !byte.isWordly {
                guard place + 1 < limit, text[place + 1].isWordly else { break }
                switch byte {
                case 0x27: apostrophe = count
                case 0x2E, 0x3A, 0x2C:
                    guard isNumber && text[place + 1].isDigit || byte == 0x2E && !text[place + 1].isUpper else { break }
                    if byte == 0x2E, !isNumber { isNumber = false }
                case 0x5F: break
                default: byte = 0
                }
                if byte == 0 || (byte == 0x3A || byte == 0x2C) && !isNumber { break }
            } else if byte >= 0xC2, isPunctuation(text, place, limit) {
                guard byte == 0xE2, place + 3 < limit, text[place + 2] == 0x99, text[place + 3].isLetter else { break }
                (byte, length, apostrophe) = (0x27, 3, count)
            }
            if count < small.count { small[count] = byte }
            count += 1
            hash = Lexicon.mixed(hash, byte)
            place += length
        }
        guard place > start else { return start + 1 }
        add(text, start, place, count, hash, apostrophe, isNumber: isNumber)
        return place
    }

    private mutating func add(
        _ text: [UInt8], _ start: Int, _ end: Int, _ count: Int, _ hash: UInt32, _ apostrophe: Int, isNumber: Bool
    ) {
        if isNumber { return append(text, start, end, -1, .number) }
        guard count <= small.count else { return append(text, start, end, -1, []) }
        if apostrophe > 0 { return contraction(text, start, end, count, apostrophe) }
        let word = lexicon.number(small, count, hash: hash)
        append(text, start, end, word, word >= 0 ? lexicon.traits[Int(word)] : guess(count))
    }

    /// What the ending of a word that is not known says of it.
    private func guess(_ count: Int) -> Traits {
        guard count > 4 else { return [] }
        let (last, before) = (small[count - 1], small[count - 2])
        if last == UInt8(ascii: "d"), before == UInt8(ascii: "e") { return [.past, .participle] }
        if last == UInt8(ascii: "y"), before == UInt8(ascii: "l") { return .adverb }
        if last == UInt8(ascii: "g"), before == UInt8(ascii: "n"), small[count - 3] == UInt8(ascii: "i") {
            return .gerund
        }
        return []
    }

    private mutating func append(_ text: [UInt8], _ start: Int, _ end: Int, _ word: Int32, _ traits: Traits) {
        var token = Token(start: start, end: end, word: word, traits: traits)
        token.isCapital = text[start].isUpper
        if let last = tokens.last, last.isGluedAfter, last.end < start { token.isGluedBefore = true }
        if end + 1 < text.count, text[end] == 0x2D || text[end] == 0x2F, text[end + 1].isWordly {
            token.isGluedAfter = true
        }
        tokens.append(token)
        if token.isGluedBefore { join(text) }
    }

    /// “on-call” is a word of its own where the lexicon has it.
    private mutating func join(_ text: [UInt8]) {
        let (first, last) = (tokens[tokens.count - 2], tokens[tokens.count - 1])
        guard last.end - first.start < small.count else { return }
        let bytes = text[first.start..<last.end].map { $0.isUpper ? $0 | 0x20 : $0 }
        let word = lexicon.number(bytes, bytes.count, hash: Lexicon.hash(bytes))
        guard word >= 0 else { return }
        tokens.removeLast(2)
        var joined = Token(start: first.start, end: last.end, word: word, traits: lexicon.traits[Int(word)])
        (joined.isGluedBefore, joined.isGluedAfter, joined.isCapital) = (
            first.isGluedBefore, last.isGluedAfter, first.isCapital
        )
        tokens.append(joined)
    }

    private mutating func contraction(_ text: [UInt8], _ start: Int, _ end: Int, _ count: Int, _ apostrophe: Int) {
        let isNot =
            small[apostrophe - 1] == UInt8(ascii: "n") && small[count - 1] == UInt8(ascii: "t")
            && count == apostrophe + 2
        let tail = String(decoding: small[apostrophe..<count], as: UTF8.self)
        let length = isNot ? apostrophe - 1 : apostrophe
        if isNot, tail == "'t" || tail == "'s" {
            let base = String(decoding: small[0..<length], as: UTF8.self)
            let whole = ["wo": numbers.will, "ca": numbers.can, "sha": numbers.shall, "ai": numbers.is][base]
            let word = whole ?? lexicon.number(base)
            append(text, start, start + length, word, word >= 0 ? lexicon.traits[Int(word)] : [])
            return append(text, start + length, end, numbers.not, lexicon.traits[Int(numbers.not)])
        }
        // “shouldn't've”
        if tail == "'ve", length > 3, small[length - 1] == UInt8(ascii: "t"),
            let inner = small[0..<length].firstIndex(of: 0x27)
        {
            let base = lexicon.number(String(decoding: small[0..<inner - 1], as: UTF8.self))
            append(text, start, start + inner - 1, base, base >= 0 ? lexicon.traits[Int(base)] : [])
            append(text, start + inner - 1, end, numbers.not, lexicon.traits[Int(numbers.not)])
            return append(text, end - 1, end, numbers.have, lexicon.traits[Int(numbers.have)])
        }
        let base = lexicon.number(small, length, hash: Lexicon.hash(small[0..<length]))
        let traits = base >= 0 ? lexicon.traits[Int(base)] : []
        append(text, start, start + length, base, traits)
        var second = contractions[tail] ?? apostropheS
        if tail == "'s", !traits.isDisjoint(with: Traits.pronoun) || isPlace(base) {
            second = isLet(base) ? numbers.us : numbers.is
        }
        append(text, start + length, end, second, lexicon.traits[Int(second)])
    }

    private func isPlace(_ word: Int32) -> Bool {
        word >= 0
            && ["it", "that", "there", "here", "what", "let", "how", "where"].contains { lexicon.number($0) == word }
    }

    private func isLet(_ word: Int32) -> Bool { lexicon.number("let") == word }

    private mutating func punctuation(
        _ text: [UInt8], _ place: Int, _ limit: Int, _ byte: UInt8, _ examine: ([Token]) -> Void
    ) -> Int {
        func mark(_ traits: Traits, _ length: Int = 1) -> Int {
            let word = traits == .exclamation ? numbers.exclamation : -1
            tokens.append(Token(start: place, end: place + length, word: word, traits: traits.union(.mark)))
            return place + length
        }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            var after = place + 1
            if byte == UInt8(ascii: "!"), after < limit, text[after] == byte { after = mark(.exclamation) }
            while after < limit, [0x2E, 0x21, 0x3F, 0x29, 0x2A].contains(text[after]) { after += 1 }
            if byte != UInt8(ascii: ".") { _ = mark(byte == UInt8(ascii: "?") ? .question : .exclamation) }
            if after >= limit || text[after].isBlank || text[after] == 0x22, !isAbbreviation(text, place, byte) {
                end(examine)
            }
            return after
        case UInt8(ascii: ","): return mark(.comma)
        case UInt8(ascii: ";"): return mark(.semicolon)
        case UInt8(ascii: ":"): return mark(.colon)
        case UInt8(ascii: "|"):
            end(examine)
            return place + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "="):
            return mark([])
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
            let isGlue = place > 0 && text[place - 1].isWordly && place + 1 < limit && text[place + 1].isWordly
            return isGlue ? place + 1 : mark([])
        case UInt8(ascii: "@"), UInt8(ascii: "#"): return handle(text, place, limit, byte)
        case 0xE2:
            let third = place + 2 < limit ? text[place + 2] : 0
            return [0x93, 0x94, 0xA6].contains(third) ? mark([], 3) : place + 3
        case 0xC2: return place + 2
        default: return place + 1
        }
    }

    private mutating func handle(_ text: [UInt8], _ place: Int, _ limit: Int, _ byte: UInt8) -> Int {
        guard place + 1 < limit, text[place + 1].isLetter else { return place + 1 }
        var after = place + 1
        while after < limit, text[after].isWordly || [0x2D, 0x2E, 0x5F].contains(text[after]) { after += 1 }
        while text[after - 1] == 0x2E { after -= 1 }
        tokens.append(Token(start: place, end: after, word: -1, traits: byte == 0x40 ? [.handle, .person] : .code))
        return after
    }

    /// “e.g. ”, “vs. ”, “J. ”
    private func isAbbreviation(_ text: [UInt8], _ place: Int, _ byte: UInt8) -> Bool {
        guard byte == 0x2E, let last = tokens.last, last.end == place else { return false }
        if last.end - last.start == 1, last.isCapital, text[last.start] != UInt8(ascii: "I") { return true }
        let word = String(decoding: text[last.start..<last.end].prefix(5), as: UTF8.self).lowercased()
        return ["e.g", "i.e", "vs", "mr", "mrs", "dr", "cf", "approx"].contains(word)
    }

    /// Whether a sentence ends where a line does, without a full stop: the line is not filled up to the width of the others.
    private func breaks(_ text: [UInt8], _ place: Int, _ range: Range<Int>, width: Int, isMarkdown: Bool) -> Bool {
        guard let first = tokens.first else { return false }
        var next = place + 1
        while next < range.upperBound, text[next].isBlank { next += 1 }
        guard next < range.upperBound else { return true }
        if text[next].isUpper && !isMarkdown { return true }
        var start = place
        while start > range.lowerBound, text[start - 1] != 0x0A, place - start < 400 { start -= 1 }
        _ = first
        let length = place - start
        let word = text[next..<min(range.upperBound, next + 40)].prefix { !$0.isBlank }.count
        return length < 40 || length + 1 + word <= width - 8
    }
}
