extension String {
    /// The text without anything that acts instead of being read: control characters and what is no character at all
    /// show as `�`, overrides of the writing direction are dropped, and every kind of line end becomes `\n`.
    var inert: String {
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in unicodeScalars {
            if !(afterReturn && scalar == "\n"), let shown = scalar.shown { result.append(shown) }
            afterReturn = scalar == "\r"
        }
        return String(result)
    }

    /// The inert text in one line, with single blanks.
    var oneLine: String {
        inert.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The lines of the inert text, without blanks at their ends and without empty lines around them.
    var lines: [String] {
        var lines = inert.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop(while: \.isWhitespace).reversed())
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return Array(lines.drop(while: \.isEmpty))
    }

    /// At most `limit` characters, with `…` where some were cut off.
    func shortened(to limit: Int) -> String {
        count <= limit ? self : prefix(max(0, limit - 1)) + "…"
    }
}

extension Unicode.Scalar {
    /// What is shown in place of this scalar; nil if nothing is.
    fileprivate var shown: Unicode.Scalar? {
        switch value {
        case 0x0A, 0x09: self
        case 0x0D, 0x85, 0x2028, 0x2029: "\n"
        case 0x202A...0x202E, 0x2066...0x2069: nil
        case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: "\u{FFFD}"
        default: value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : self
        }
    }
}
