/// Whether a time of a form stands at an index of a line. The patterns of a format mostly begin alike.
struct TimeFinding {
    let form: TimeForm
    let index: Int
    let found: (notation: Notation, stamp: Stamp)?
}

/// What a pattern found in a line.
struct LineMatch: Sendable {
    /// Where the time stands; only told where no values are kept.
    var spot: TimeSpot?
    /// The values of the fields, in the order of the line.
    var values: [(field: LinePattern.Field, range: Range<Int>)] = []
    /// Bytes of the line that the pattern gives word for word.
    var literalBytes = 0
}

extension LinePattern {
    /// What the pattern finds in `line`, from its start on; the line may go on after it.
    ///
    /// - Parameter time: the time that another pattern found last in the same line, or did not.
    func match(
        _ line: Bytes, severities: SeverityTable, keepingValues: Bool, time: inout TimeFinding?
    ) -> LineMatch? {
        var walk = PatternWalk(
            line: line, severities: severities, pattern: self, keepsValues: keepingValues, time: time)
        defer { time = walk.time }
        return walk.match(parts, from: 0) == nil ? nil : walk.found
    }
}

private struct PatternWalk {
    let line: Bytes
    let severities: SeverityTable
    let pattern: LinePattern
    let keepsValues: Bool
    var time: TimeFinding?
    var found = LineMatch()

    /// Where the parts end that begin at `index`; nil if they do not stand there.
    mutating func match(_ parts: [LinePattern.Part], from index: Int) -> Int? {
        var index = index
        for part in parts {
            guard let end = match(part, at: index) else { return nil }
            index = end
        }
        return index
    }

    private mutating func match(_ part: LinePattern.Part, at index: Int) -> Int? {
        switch part {
        case .literal(let bytes):
            guard line.has(bytes, at: index) else { return nil }
            found.literalBytes += bytes.count
            return index + bytes.count
        case .blanks:
            let end = line.skippingBlanks(index)
            return end > index || index >= line.count ? end : nil
        case .end: return line.skippingBlanks(index) >= line.count ? index : nil
        case .time(let form): return time(form, at: index)
        case .field(let field): return value(of: field, at: index)
        case .optional(let parts): return optional(parts, at: index)
        }
    }

    private mutating func optional(_ parts: [LinePattern.Part], at index: Int) -> Int {
        let (values, literalBytes) = (found.values.count, found.literalBytes)
        if let end = match(parts, from: index) { return end }
        found.values.removeSubrange(values...)
        found.literalBytes = literalBytes
        return index
    }

    private mutating func time(_ form: TimeForm, at index: Int) -> Int? {
        if time?.form != form || time?.index != index {
            time = TimeFinding(form: form, index: index, found: form.read(line, at: index))
        }
        guard let (notation, stamp) = time?.found else { return nil }
        if !keepsValues, let place = pattern.place {
            found.spot = TimeSpot(place: place.place(of: index, in: line), notation: notation)
        }
        return stamp.range.upperBound
    }

    private mutating func value(of field: LinePattern.Field, at index: Int) -> Int? {
        guard let (range, end) = extent(of: field, at: index) else { return nil }
        if case .choice = field.form { found.literalBytes += range.count }
        if keepsValues, field.name != .skipped { found.values.append((field, range)) }
        return end
    }

    /// The value that begins at `index`, and where the pattern goes on.
    private func extent(of field: LinePattern.Field, at index: Int) -> (value: Range<Int>, end: Int)? {
        switch field.form {
        case .word, .name, .host: word(field, at: index)
        case .any: (field.stops.first(in: line, from: index) ?? end(field)).flatMap { whole(index, $0) }
        case .most: (field.stops.last(in: line, from: index) ?? end(field)).flatMap { whole(index, $0) }
        case .number, .priority: number(at: index)
        case .quoted: quoted(at: index)
        case .level: level(at: index)
        case .rest: whole(index, line.count)
        case .here: (index..<line.count, index)
        case .choice(let words): words.first { line.has($0, at: index) }.flatMap { whole(index, index + $0.count) }
        }
    }

    private func whole(_ start: Int, _ end: Int) -> (Range<Int>, Int)? {
        start <= end ? (start..<end, end) : nil
    }

    private func end(_ field: LinePattern.Field) -> Int? { field.stops.mayEnd ? line.count : nil }

    private func word(_ field: LinePattern.Field, at index: Int) -> (Range<Int>, Int)? {
        var end = index
        while end < line.count, !line[end].isSpace, !field.stops.stand(in: line, at: end) {
            if field.form != .word, !line[end].isNamePart { return nil }
            end += 1
        }
        guard end > index else { return nil }
        if field.form == .host, end - index < 12, severities.level(line[index..<end]) != nil { return nil }
        return (index..<end, end)
    }

    private func number(at index: Int) -> (Range<Int>, Int)? {
        let start = line.skippingBlanks(index)
        var end = line[start] == UInt8(ascii: "-") ? start + 1 : start
        guard line[end].isDigit else { return nil }
        while line[end].isDigit || (line[end] == UInt8(ascii: ".") && line[end + 1].isDigit) { end += 1 }
        return (start..<end, end)
    }

    private func quoted(at index: Int) -> (Range<Int>, Int)? {
        guard line[index] == .quote else { return nil }
        var end = index + 1
        while end < line.count, line[end] != .quote { end += line[end] == .backslash ? 2 : 1 }
        return end < line.count ? (index + 1..<end, end + 1) : nil
    }

    private func level(at index: Int) -> (Range<Int>, Int)? {
        let start = line.skippingBlanks(index)
        var end = start
        while line[end].isWord, end - start < 20 { end += 1 }
        guard end > start, severities.level(line[start..<end]) != nil else { return nil }
        let padded = line.skippingBlanks(end)
        return (start..<end, line[padded] == UInt8(ascii: "]") ? padded : end)
    }
}

extension UInt8 {
    /// Whether names of hosts, programs, loggers and functions are made of it.
    fileprivate var isNamePart: Bool {
        switch self {
        case UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "#"),
            UInt8(ascii: "+"), UInt8(ascii: "*"), 0x80...:
            true
        default: isWord
        }
    }
}

extension LinePattern.Stops {
    /// Whether one of the texts stands at `index`.
    fileprivate func stand(in line: Bytes, at index: Int) -> Bool {
        for text in texts where text.stands(in: line, at: index) { return true }
        return false
    }

    /// The first place from `index` on where one of the texts stands.
    fileprivate func first(in line: Bytes, from index: Int) -> Int? {
        var index = index
        let only = texts.count == 1 ? texts[0].first : nil
        while index < line.count {
            if let only, only != .blank {
                guard let next = line.index(of: only, from: index) else { return nil }
                index = next
            }
            if stand(in: line, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// The last one.
    fileprivate func last(in line: Bytes, from start: Int) -> Int? {
        var index = line.count - 1
        while index >= start {
            if stand(in: line, at: index) { return index }
            index -= 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether these bytes stand at `index`, a blank in them for a run of blanks. A run is only looked at from its start,
    /// or a line of nothing but blanks would take time by the square of its length. A quote behind a backslash is part
    /// of what is quoted.
    fileprivate func stands(in line: Bytes, at index: Int) -> Bool {
        guard let first = self.first, first == line[index] || (first == .blank && line[index] == .tab) else {
            return false
        }
        if first == .blank, index > 0, line[index - 1] == .blank || line[index - 1] == .tab { return false }
        if first == .quote, index > 0, line[index - 1] == .backslash { return false }
        var index = index
        for byte in self {
            if byte == .blank {
                let end = line.skippingBlanks(index)
                guard end > index || index >= line.count else { return false }
                index = end
            } else {
                guard line[index] == byte, index < line.count else { return false }
                index += 1
            }
        }
        return true
    }
}
