/// What log4j, logback, Python's logging and their kin write: a time, then a level somewhere near, then the message.
enum ApplicationLog {
    static let format = LineFormat(
        name: "application-log",
        recognise: { line in
            let column = line[0] == UInt8(ascii: "[") ? 1 : 0
            guard let (notation, stamp) = Notation.first(in: line, at: column), notation != .clockOnly,
                line.severity(from: stamp.range.upperBound) != nil
            else { return nil }
            return TimeSpot(place: .column(column), notation: notation)
        },
        details: { entry, time in details(of: entry, after: time.upperBound) })

    /// The level and, if the message begins right after the level, the message alone; otherwise all after the time.
    static func details(of entry: Bytes, after index: Int) -> Details {
        let start = entry.skippingSeparators(index)
        guard let found = entry.severity(from: start) else { return Details(text: entry.message(from: start)) }
        let isFirst = !entry[start..<found.range.lowerBound].buffer.contains { $0.isWord }
        let text = isFirst ? entry.skippingSeparators(found.range.upperBound) : start
        return Details(
            kind: isFirst ? logger(in: entry, from: text) : nil, severity: found.severity,
            text: entry.message(from: text))
    }

    /// A dotted name such as `com.example.Payments` that starts the message and ends in `:` or ` -`.
    private static func logger(in entry: Bytes, from index: Int) -> String? {
        var index = index
        if entry[index] == UInt8(ascii: "[") || entry[index] == UInt8(ascii: "(") {
            guard
                let close = entry.firstLine.index(
                    of: entry[index] + (entry[index] == UInt8(ascii: "[") ? 2 : 1), from: index)
            else { return nil }
            index = entry.skippingBlanks(close + 1)
        }
        let word = entry.word(at: index).word
        let name = word[word.count - 1] == UInt8(ascii: ":") ? word[0..<word.count - 1] : word
        let isSetOff =
            name.count < word.count || entry[entry.skippingBlanks(index + word.count)] == UInt8(ascii: ":")
            || entry.has(" - ", at: index + word.count)
        guard isSetOff, name.count > 1, name[0].isLetter,
            name.buffer.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "$") })
        else { return nil }
        return name.text
    }
}

/// What Google's glog and klog write: `E0301 12:00:00.000000 4711 file.cc:12] message`.
enum GoogleLog {
    static let format = LineFormat(
        name: "glog",
        recognise: { line in
            guard "IWEF".utf8.contains(line[0]), let stamp = Notation.monthDayDigits.read(line, at: 1),
                line[stamp.range.upperBound] == .blank
            else { return nil }
            return TimeSpot(place: .column(1), notation: .monthDayDigits)
        },
        details: { entry, time in
            let line = entry.firstLine
            let close = line.index(of: [UInt8(ascii: "]"), .blank], from: time.upperBound)
            let file = close.flatMap { close in line[time.upperBound..<close].buffer.split(separator: .blank).last }
            return Details(
                kind: file.map { String(decoding: $0, as: UTF8.self) }, severity: Severity(word: entry[0..<1].text),
                text: entry.message(from: close.map { $0 + 1 } ?? time.upperBound))
        })
}

/// The audit log of Linux and SELinux: `type=LOGIN msg=audit(1337845201.174:94983): …`.
enum AuditLog {
    static let format = LineFormat(
        name: "audit",
        recognise: { line in
            guard line.has("type=") || line.has("node="), let start = place.start(in: line),
                Notation.epoch.read(line, at: start) != nil
            else { return nil }
            return TimeSpot(place: place, notation: .epoch)
        },
        details: { entry, time in
            let type = Logfmt.value(of: Array("type".utf8), in: entry.firstLine)
            let close = entry.index(of: UInt8(ascii: ")"), from: time.upperBound) ?? time.upperBound
            return Details(
                actor: value(of: "acct", in: entry) ?? value(of: "uid", in: entry).map { "uid \($0)" },
                kind: type.map { entry[$0].text },
                text: entry.message(from: entry.skippingSeparators(close)))
        },
        knowsUnit: true)

    private static let place = TimePlace.after(Array("audit(".utf8))

    private static func value(of key: String, in entry: Bytes) -> String? {
        Logfmt.value(of: Array(key.utf8), in: entry.firstLine).map { entry[$0].text }
    }
}

/// The history that shells keep with times: `#1380630977`, then the command.
enum ShellHistory {
    static let format = LineFormat(
        name: "shell-history",
        recognise: { line in
            guard line[0] == UInt8(ascii: "#"), let stamp = Notation.epoch.read(line, at: 1),
                stamp.range.upperBound == line.count
            else { return nil }
            return TimeSpot(place: .column(1), notation: .epoch)
        },
        details: { entry, time in Details(kind: "command", text: entry.message(from: time.upperBound)) },
        knowsUnit: true)
}
