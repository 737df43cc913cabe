import ArgumentParser
import Evidence
import Foundation
import Timekeeping

/// Texts from the command line become values here, or are refused with what could be written instead.
extension TimelineCommand {
    static func zone(_ text: String) throws -> Zone {
        if let zone = Zone(text) { return zone }
        let meant = Zone.suggestions(for: text)
        guard !meant.isEmpty else {
            throw ValidationError(
                "\(text) is no zone; write a name such as Europe/Berlin, or an offset such as +02:00.")
        }
        throw ValidationError("\(text) names no zone for certain; write \(meant.joined(separator: " or ")).")
    }

    static func pattern(_ text: String) throws -> Query.Pattern {
        do {
            return try Query.Pattern(text)
        } catch {
            throw ValidationError("\(text) is no regular expression: \(error). For a plain text use --match.")
        }
    }

    static func severity(_ text: String) throws -> Severity {
        guard let severity = Severity(word: text), text.count > 1 else {
            let names = Severity.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(text) is no severity; write one of \(names).")
        }
        return severity
    }

    static func stretch(_ text: String) throws -> Int64 {
        guard let nanoseconds = Stretch(text)?.nanoseconds, nanoseconds > 0 else {
            throw ValidationError("\(text) is no stretch of time; write 10s, 5m, 1h or 1d.")
        }
        return nanoseconds
    }

    static func day(_ text: String) throws -> CalendarDay {
        guard let day = CalendarDay(text) else {
            throw ValidationError("\(text) is no day; write it as in 2026-03-01.")
        }
        return day
    }

    static func dateOrder(_ text: String) throws -> DateOrder {
        switch text {
        case "month-first", DateOrder.monthFirst.rawValue: return .monthFirst
        case "day-first", DateOrder.dayFirst.rawValue: return .dayFirst
        default: throw ValidationError("\(text) is no order of dates; write month-first or day-first.")
        }
    }

    static func shift(_ text: String) throws -> SourceShift {
        let parts = text.lastIndex(of: "=").map { (text[..<$0], text[text.index(after: $0)...]) }
        guard let (name, amount) = parts, !name.isEmpty, let sign = ["+": 1, "-": -1][amount.first ?? " "] as Int64?,
            let stretch = Stretch(String(amount.dropFirst()))
        else {
            throw ValidationError("\(text) moves no clock; write SOURCE=+1h30m, or SOURCE=-2.5s if it was fast.")
        }
        return SourceShift(SourcePattern(String(name)), nanoseconds: sign * stretch.nanoseconds)
    }

    func bounds() throws -> (from: Instant?, until: Instant?) {
        (try from.map { try instant($0, option: "--from") }, try until.map { try instant($0, option: "--until") })
    }

    func bootInstant() throws -> Instant? {
        try boot.map { try instant($0, option: "--boot") }
    }

    /// The formats of one's own. One that is wrong is said and left out; the others are used.
    func library() throws -> FormatLibrary {
        guard let formats else { return FormatLibrary() }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: formats, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("--formats \(formats) is no folder; name one with files such as my-format.json.")
        }
        let library = FormatLibrary(folder: URL(filePath: formats, directoryHint: .isDirectory))
        for problem in library.problems { say("warning: \(problem)") }
        return library
    }

    private func instant(_ text: String, option: String) throws -> Instant {
        guard let (time, offset) = CivilTime.parse(text),
            let instant = offset.map({ time.instant(offset: $0) }) ?? (zone ?? .utc).instant(of: time)
        else {
            throw ValidationError("\(option) \(text) is no time; write 2026-03-01T12:00:00Z, or 2026-03-01 12:00.")
        }
        return instant
    }
}

/// A length of time as people type it: `90s`, `1h30m`, `2.5s`, `250ms`, `1d`.
struct Stretch {
    let nanoseconds: Int64

    private static let units: [String: Double] = [
        "ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "min": 60e9, "h": 3600e9, "d": 86_400e9,
    ]
    /// A hundred years.
    private static let longest = 3.2e18

    init?(_ text: String) {
        var rest = text[...]
        var sum = 0.0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let number = Double(digits), let factor = Stretch.units[String(unit)] else { return nil }
            sum += number * factor
        }
        guard sum <= Stretch.longest else { return nil }
        nanoseconds = Int64(sum.rounded())
    }
}

extension Instant {
    /// As in `2026-03-01T12:00:00Z`, with a fraction where there is one.
    var words: String { rfc3339(decimals: nanoseconds % 1_000_000_000 == 0 ? 0 : 3) }
}
