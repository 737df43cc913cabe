extension String {
    /// The text with nothing in it that a terminal or a reader's eye would obey: control characters become visible
    /// pictures, marks that turn the direction of writing become their code. Line ends stay.
    public var inert: String {
        guard !isPlain() else { return self }
        var buffer = OutputBuffer()
        buffer.append(inert: self)
        return buffer.text
    }
}

extension String {
    /// Whether it is printable ASCII and nothing else, which most of evidence is, and holds neither of two marks:
    /// seen from the bytes, at once.
    func isPlain(but first: UInt8 = 0, _ second: UInt8 = 0) -> Bool {
        withBytes { bytes in
            // No way out of the loop, so that many bytes are looked at in one step.
            var isOther = false
            for byte in bytes { isOther = isOther || byte &- 0x20 > 0x5E || byte == first || byte == second }
            return !isOther
        }
    }
}

/// A character that a terminal, or whoever lays out text, would obey rather than show.
struct ActiveScalar {
    let value: UInt32
    /// Its bytes in UTF-8.
    let length: Int

    /// The one that begins at `index`, if there is one.
    @inline(__always)
    init?(in text: UnsafeBufferPointer<UInt8>, at index: Int) {
        let byte = text[index]
        if byte < 0x20 || byte == 0x7F {
            self.init(value: UInt32(byte), length: 1)
        } else if byte >= 0xC2 {
            self.init(wide: text, at: index)
        } else {
            return nil
        }
    }

    private init(value: UInt32, length: Int) {
        (self.value, self.length) = (value, length)
    }

    private init?(wide text: UnsafeBufferPointer<UInt8>, at index: Int) {
        let second = index + 1 < text.count ? UInt32(text[index + 1]) : 0
        let third = index + 2 < text.count ? UInt32(text[index + 2]) : 0
        switch (text[index], second, third) {
        case (0xC2, 0x80...0x9F, _): self.init(value: second, length: 2)
        case (0xD8, 0x9C, _): self.init(value: 0x061C, length: 2)
        case (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9):
            self.init(value: 0x2000 | (second & 0x3F) << 6 | third & 0x3F, length: 3)
        case (0xEF, 0xBB, 0xBF): self.init(value: 0xFEFF, length: 3)
        default: return nil
        }
    }

    fileprivate var picture: String {
        switch value {
        case 0x09: "  "
        case 0..<0x20: Unicode.Scalar(0x2400 + value).map { String($0) } ?? ""
        case 0x7F: "\u{2421}"
        default: "\\u{\(String(value, radix: 16))}"
        }
    }
}

extension OutputBuffer {
    /// The text without anything active. Line ends stay; with `indent` they are followed by so many blanks, and a
    /// carriage return before one is left out.
    mutating func append(inert text: String, indent: Int? = nil) {
        if text.isPlain() { return append(text) }
        text.withBytes { text in
            var (start, index) = (0, 0)
            while index < text.count {
                guard let active = ActiveScalar(in: text, at: index) else {
                    index += 1
                    continue
                }
                append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                let isHalf = active.value == 0x0D && index + 1 < text.count && text[index + 1] == .newline
                if active.value == 0x0A {
                    append(UInt8.newline)
                    append(blanks: indent ?? 0)
                } else if indent == nil || !isHalf {
                    append(active.picture)
                }
                index += active.length
                start = index
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
    }
}
