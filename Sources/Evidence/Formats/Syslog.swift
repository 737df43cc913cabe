/// The dialects of syslog that are more than a layout of lines: structured data, and messages without line ends.
enum Syslog {
    static let structured = LineFormat(
        name: "syslog-5424",
        recognise: { line in
            let start = line.afterPriority
            guard let stamp = Notation.yearFirst.read(line, at: start), line[start + 10] == UInt8(ascii: "T"),
                line[start - 1] == .blank || (start == 0 && hasFiveParts(line, after: stamp.range.upperBound))
            else { return nil }
            return TimeSpot(place: .priority, notation: .yearFirst)
        },
        details: fiveParts)

    static let forwarded = LineFormat(
        name: "syslog-forward",
        recognise: { line in
            guard line[0] == UInt8(ascii: "<"), hostAfterISOTime(line) != nil else { return nil }
            return TimeSpot(place: .priority, notation: .yearFirst)
        },
        details: { entry, time in headed(entry, after: time.upperBound) },
        nextEntry: nextForwarded)

    /// Where the name of the host after `2026-03-01T12:00:00+00:00` ends.
    private static func hostAfterISOTime(_ line: Bytes) -> Int? {
        let start = line.afterPriority
        guard let stamp = Notation.yearFirst.read(line, at: start), !stamp.isLocal,
            line[start + 10] == UInt8(ascii: "T"), line[stamp.range.upperBound] == .blank
        else { return nil }
        let host = line.word(at: stamp.range.upperBound + 1)
        return isHost(host.word) ? host.end : nil
    }

    /// Whether what follows is `host app procid msgid` and structured data, as VMware writes it without a priority.
    private static func hasFiveParts(_ line: Bytes, after index: Int) -> Bool {
        var index = index
        var process: Bytes?
        for number in 0..<4 {
            let (word, end) = line.word(at: line.skippingBlanks(index))
            if number == 2 { process = word }
            index = end + 1
        }
        guard let process, process.equals("-") || process.buffer.allSatisfy(\.isDigit) else { return false }
        return line.has("- ", at: index) || (line[index] == UInt8(ascii: "[") && line[index + 1].isLetter)
    }

    private static func isHost(_ word: Bytes) -> Bool {
        !word.isEmpty
            && word.buffer.allSatisfy {
                $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
            }
            && Severity(word: word.text) == nil
    }

    /// `sshd[12]:`, `kernel:`, or `(systemd)[1]:`
    private static func isTag(_ word: Bytes) -> Bool {
        word.count > 1 && (word[word.count - 1] == UInt8(ascii: ":") || word.index(of: UInt8(ascii: "[")) ?? 0 > 0)
    }

    /// rsyslog's forward form sets no line ends between messages, so `<30>2026-` begins another one anywhere in a line.
    private static func nextForwarded(in line: Bytes, from index: Int) -> Int? {
        var index = index
        while let mark = line.index(of: UInt8(ascii: "<"), from: index) {
            let start = mark + line.from(mark).afterPriority
            if start > mark, Notation.yearFirst.datePart(of: line, at: start) != nil { return mark }
            index = mark + 1
        }
        return nil
    }

    /// `host program[pid]: message`
    private static func headed(_ entry: Bytes, after index: Int) -> Details {
        let (host, hostEnd) = entry.word(at: entry.skippingBlanks(index + (entry[index] == UInt8(ascii: ":") ? 1 : 0)))
        let (tag, tagEnd) = entry.word(at: entry.skippingBlanks(hostEnd))
        var details = Details(severity: severity(of: entry), text: "")
        guard isTag(tag) else {
            details.actor = isHost(host) ? host.text : nil
            details.text = entry.message(from: isHost(host) ? hostEnd : index).withoutLeadingColon
            return details
        }
        let name = tag[0..<(tag.index(of: UInt8(ascii: "[")) ?? tag.count - 1)]
        (details.actor, details.kind, details.text) = (host.text, name.text, entry.message(from: tagEnd))
        return details
    }

    /// `host app procid msgid [structured data] message`
    private static func fiveParts(_ entry: Bytes, after time: Range<Int>) -> Details {
        var words: [Bytes] = []
        var index = time.upperBound
        for _ in 0..<4 {
            let (word, end) = entry.word(at: entry.skippingBlanks(index))
            words.append(word)
            index = end
        }
        let present = words.map { $0.isEmpty || $0.equals("-") ? nil : $0.text }
        let start = endOfStructuredData(in: entry, from: entry.skippingBlanks(index))
        return Details(
            actor: present[0], kind: present[1], severity: severity(of: entry), text: entry.message(from: start))
    }

    private static func endOfStructuredData(in entry: Bytes, from index: Int) -> Int {
        if entry[index] == UInt8(ascii: "-") { return index + 1 }
        var (index, isQuoted) = (index, false)
        guard entry[index] == UInt8(ascii: "[") else { return index }
        while index < entry.count {
            let byte = entry[index]
            if byte == .backslash { index += 1 }
            if byte == .quote { isQuoted.toggle() }
            index += 1
            if byte == UInt8(ascii: "]"), !isQuoted, entry[index] != UInt8(ascii: "[") { break }
        }
        return min(index, entry.count)
    }

    private static func severity(of entry: Bytes) -> Severity? {
        entry.priority.flatMap { Severity(syslog: $0 % 8) }
    }
}

extension String {
    fileprivate var withoutLeadingColon: String {
        hasPrefix(": ") ? String(dropFirst(2)) : self
    }
}
