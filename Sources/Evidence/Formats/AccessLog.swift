/// What Apache and nginx write for each request: common, combined, and either with the virtual host in front.
enum AccessLog {
    static let format = LineFormat(
        name: "access-log",
        recognise: { line in
            guard let start = TimePlace.bracket.start(in: line), start > 4,
                let stamp = Notation.dayMonthName.read(line, at: start), line.has("] \"", at: stamp.range.upperBound)
            else { return nil }
            return TimeSpot(place: .bracket, notation: .dayMonthName)
        },
        details: details)

    private static func details(of entry: Bytes, time: Range<Int>) -> Details {
        let request = entry.skippingBlanks(time.upperBound + 1)
        guard entry[request] == .quote, let end = endOfQuoted(entry, from: request) else {
            return Details(text: entry.trimmed.text)
        }
        let method = entry.word(at: request + 1).word
        return Details(
            actor: client(of: entry, before: time.lowerBound), kind: method[0].isLetter ? method.text : nil,
            severity: severity(status: entry.number(at: end + 1)), text: entry.message(from: request))
    }

    private static func endOfQuoted(_ entry: Bytes, from start: Int) -> Int? {
        var index = start + 1
        while index < entry.count, entry[index] != .quote { index += entry[index] == .backslash ? 2 : 1 }
        return index < entry.count ? index + 1 : nil
    }

    /// The address in front of `identity user [time]`; a virtual host may stand in front of it.
    private static func client(of entry: Bytes, before bracket: Int) -> String? {
        let words = entry[0..<bracket - 1].buffer.split(separator: .blank, maxSplits: 8)
        guard words.count >= 3 else { return words.first.map { String(decoding: $0, as: UTF8.self) } }
        return String(decoding: words[words.count - 3], as: UTF8.self)
    }

    private static func severity(status: Int64?) -> Severity? {
        switch status ?? 0 {
        case 100..<400: .info
        case 400..<500: .warning
        case 500..<600: .error
        default: nil
        }
    }
}

/// The error logs of nginx and Apache.
enum ServerErrorLog {
    static let nginx = LineFormat(
        name: "nginx-error",
        recognise: { line in
            guard line[4] == UInt8(ascii: "/"), let stamp = Notation.yearFirst.read(line, at: 0),
                line.has(" [", at: stamp.range.upperBound),
                line.index(of: UInt8(ascii: "#"), from: stamp.range.upperBound) != nil
            else { return nil }
            return TimeSpot(place: .column(0), notation: .yearFirst)
        },
        details: { entry, time in
            let close = entry.index(of: UInt8(ascii: "]"), from: time.upperBound) ?? time.upperBound
            let level = Severity(word: entry[time.upperBound + 2..<close].text)
            return Details(severity: level, text: entry.message(from: close + 1))
        })

    static let apache = LineFormat(
        name: "apache-error",
        recognise: { line in
            guard line[0] == UInt8(ascii: "["), let stamp = Notation.yearLast.read(line, at: 1),
                line.has("] [", at: stamp.range.upperBound)
            else { return nil }
            return TimeSpot(place: .column(1), notation: .yearLast)
        },
        details: { entry, time in
            let start = time.upperBound + 3
            let close = entry.index(of: UInt8(ascii: "]"), from: start) ?? start
            let parts = entry[start..<close].buffer.split(separator: UInt8(ascii: ":"))
            let level = parts.last.flatMap { Severity(word: String(decoding: $0, as: UTF8.self)) }
            let kind = parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) : nil
            return Details(kind: kind, severity: level, text: entry.message(from: close + 1))
        })
}
