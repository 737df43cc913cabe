/// A text in UTF-16, as PowerShell and other programs of Windows write it.
struct UTF16Text {
    private let bytes: Bytes
    private let isBigEndian: Bool

    private static let chunk = 1 << 20

    /// Nil if `bytes` do not begin with the mark of UTF-16.
    init?(_ bytes: Bytes) {
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE) where bytes[2] != 0 || bytes[3] != 0: isBigEndian = false
        case (0xFE, 0xFF): isBigEndian = true
        default: return nil
        }
        self.bytes = bytes.from(2)
    }

    /// The same text in UTF-8, with U+FFFD for what is none.
    func utf8() throws(ReadingError) -> Content {
        var spool = try Spool()
        var position = 0
        while position < bytes.count {
            let units = units(from: position)
            var text = String(decoding: units, as: UTF16.self)
            try append(&text, to: &spool)
            position += max(units.count * 2, 1)
        }
        return try spool.content()
    }

    private func append(_ text: inout String, to spool: inout Spool) throws(ReadingError) {
        var failure: ReadingError?
        text.withUTF8 { buffer in
            do throws(ReadingError) { try spool.append(UnsafeRawBufferPointer(buffer)) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// The units of one chunk, which does not end between two that make one character. A lone last byte is no unit but
    /// becomes one that cannot be read.
    private func units(from position: Int) -> [UInt16] {
        let end = min(position + UTF16Text.chunk, bytes.count)
        var units = stride(from: position, to: end, by: 2).map { index -> UInt16 in
            guard index + 1 < bytes.count else { return 0xDFFF }
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        if end < bytes.count, units.count > 1, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
        return units
    }
}
