import Foundation
import Timekeeping

/// Columns for reading: time, source, severity, who and what, text. Further lines of an entry are indented to the text.
public struct TextOutput: Output {
    private static let widestName = 28
    private static let widestSeverity = 8
    private static let decimals = 3
    private let nameWidth: Int
    private let folder: String
    /// The name of each source as it is shown, filled up with blanks.
    private let names: [[UInt8]]
    private let isColored: Bool

    /// Fits the columns to the sources of `timeline`.
    /// - Parameter isColored: Whether to tell severities and sources apart by the colours of a terminal.
    public init(_ timeline: Timeline, isColored: Bool = false) {
        let filled = timeline.sources.filter { $0.entryCount > 0 }
        let folder = SourceNames.commonFolder(of: filled.map(\.name.inert))
        let longest = filled.map { $0.name.inert.count - folder.count }.max() ?? 0
        let isReadBack = filled.contains { $0.isReadBack }
        let width = isReadBack ? TextOutput.widestName : min(longest, TextOutput.widestName)
        self.isColored = isColored
        self.folder = folder
        nameWidth = width
        names = timeline.sources.map { Array(TextOutput.fitted($0.name, without: folder, to: width).utf8) }
    }

    public func write(_ event: Event, to buffer: inout OutputBuffer) {
        if isColored { buffer.append(TextColor.time) }
        buffer.append(event.instant, decimals: TextOutput.decimals)
        buffer.append(event.zone == .assumed ? "Z?" : "Z ")
        if isColored { buffer.append(TextColor.source(event.sourceIndex)) }
        buffer.append(UInt8.blank)
        appendName(of: event, to: &buffer)
        if isColored { buffer.append(event.severity.map(TextColor.severity) ?? TextColor.none) }
        buffer.append("  ")
        let severity = event.severity?.rawValue ?? ""
        buffer.append(severity)
        buffer.append(blanks: TextOutput.widestSeverity - severity.utf8.count)
        if isColored { buffer.append(TextColor.none) }
        buffer.append("  ")
        appendText(of: event, to: &buffer)
        buffer.append(UInt8.newline)
    }

    private func appendName(of event: Event, to buffer: inout OutputBuffer) {
        if let cited = event.cited {
            buffer.append(TextOutput.fitted(cited.source, without: folder, to: nameWidth))
        } else if names.indices.contains(event.sourceIndex) {
            buffer.append(contentsOf: names[event.sourceIndex])
        }
    }

    private func appendText(of event: Event, to buffer: inout OutputBuffer) {
        // The time with its mark, the blanks between the columns, and the columns.
        let indent = "2026-03-01T12:00:00.000Z?".utf8.count + nameWidth + TextOutput.widestSeverity + 5
        let words = [event.actor, event.kind]
        var isFirst = true
        for word in words.compactMap(\.self) where !event.text.holds(word) {
            if !isFirst { buffer.append(UInt8.blank) }
            isFirst = false
            buffer.append(inert: word, indent: indent)
        }
        if !isFirst { buffer.append(": ") }
        buffer.append(inert: event.text, indent: indent)
    }

    /// Of a long name the end is shown, which tells members of one folder apart.
    private static func fitted(_ name: String, without folder: String, to width: Int) -> String {
        let inert = name.inert.onOneLine
        let short = inert.hasPrefix(folder) ? String(inert.dropFirst(folder.count)) : inert
        guard short.count > width else { return short.padded(to: width) }
        return width > 0 ? "…" + short.suffix(width - 1) : ""
    }
}

/// Escape sequences of a terminal.
private enum TextColor {
    static let none = "\u{1B}[0m"
    static let time = "\u{1B}[2m"
    private static let sources = [36, 34, 35, 32, 96, 94, 95, 92]

    static func source(_ index: Int) -> String { "\u{1B}[0;\(sources[index % sources.count])m" }

    static func severity(_ severity: Severity) -> String {
        switch severity {
        case .trace, .debug: "\u{1B}[0;2m"
        case .info, .notice: none
        case .warning: "\u{1B}[0;33m"
        case .error: "\u{1B}[0;31m"
        case .critical, .fatal: "\u{1B}[0;1;31m"
        }
    }
}

/// What the names of several sources have in common.
enum SourceNames {
    /// The folder in which all of them lie, with its slash; empty if there is none.
    static func commonFolder(of names: [String]) -> String {
        guard let first = names.first else { return "" }
        let common = names.dropFirst().reduce(first[...]) { $0.commonPrefix(with: $1)[...] }
        return common.lastIndex(of: "/").map { String(common[...$0]) } ?? ""
    }
}

extension Event {
    /// The text, after who and what as far as it does not say so itself: `web1 sshd: Connection closed`.
    public var textWithSubject: String {
        let words = [actor, kind].compactMap(\.self).filter { !text.holds($0) }
        return words.isEmpty ? text : words.joined(separator: " ") + ": " + text
    }
}

extension OutputBuffer {
    mutating func append(contentsOf other: [UInt8]) {
        other.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

extension String {
    /// With blanks for line ends.
    public var onOneLine: String { isPlain() ? self : replacing("\n", with: " ") }

    /// With blanks at the end up to `width` characters.
    public func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
