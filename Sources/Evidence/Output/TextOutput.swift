import Foundation
import Timekeeping

/// Columns for reading: time, source, severity, who and what, text. Further lines of an entry are indented to the text.
public struct TextOutput: Output {
    private static let widestName = 28
    private static let widestSeverity = 8
    private static let decimals = 3
    private let nameWidth: Int
    /// How many characters all names have in common: the folder that was named.
    private let commonLength: Int

    /// Fits the columns to the sources of `timeline`.
    public init(_ timeline: Timeline) {
        let names = timeline.sources.filter { $0.entryCount > 0 }.map(\.name.inert)
        commonLength = TextOutput.commonFolder(of: names).count
        nameWidth = min((names.map(\.count).max() ?? 0) - commonLength, TextOutput.widestName)
    }

    private static func commonFolder(of names: [String]) -> Substring {
        guard let first = names.first else { return "" }
        let common = names.dropFirst().reduce(first[...]) { $0.commonPrefix(with: $1)[...] }
        return common.lastIndex(of: "/").map { common[...$0] } ?? ""
    }

    public func line(for event: Event) -> String {
        let time = event.instant.rfc3339(decimals: TextOutput.decimals) + (event.zone == .assumed ? "?" : " ")
        let severity = (event.severity?.rawValue ?? "").padded(to: TextOutput.widestSeverity)
        let start = "\(time) \(name(of: event))  \(severity)  "
        let text = event.textWithSubject
        if text.isPlain { return start + text + "\n" }
        let indent = String(repeating: " ", count: start.count)
        let lines = text.replacing("\r\n", with: "\n").inert.split(separator: "\n", omittingEmptySubsequences: false)
        return start + lines.joined(separator: "\n" + indent) + "\n"
    }

    /// Of a long name the end is shown, which tells members of one folder apart.
    private func name(of event: Event) -> String {
        let name = String(event.source.inert.dropFirst(commonLength)).onOneLine
        return name.count <= nameWidth ? name.padded(to: nameWidth) : "…" + name.suffix(nameWidth - 1)
    }
}

extension Event {
    /// The text, after who and what as far as it does not say so itself: `web1 sshd: Connection closed`.
    public var textWithSubject: String {
        let words = [actor, kind].compactMap(\.self).filter { !text.contains($0) }
        return words.isEmpty ? text : words.joined(separator: " ") + ": " + text
    }
}

extension String {
    /// With blanks for line ends.
    public var onOneLine: String { isPlain ? self : replacing("\n", with: " ") }

    /// With blanks at the end up to `width` characters.
    public func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
