/// A QR code (ISO/IEC 18004): a text in bytes, so that a phone's camera reads it. Error correction is of level M, which
/// stands a glare or a head in the way; the version is the smallest from 1 to 10 that holds the text.
public struct QRCode: Hashable, Sendable {
    /// Modules on each side, without the quiet zone.
    public let size: Int
    private let dark: [Bool]

    /// Nil if the text has more than 213 bytes.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.all.first(where: { bytes.count <= $0.capacity }) else { return nil }
        let codewords = version.codewords(holding: bytes)
        let masked = (0..<8).map { QRMatrix(version, codewords, mask: $0) }
        guard let best = masked.min(by: { $0.penalty < $1.penalty }) else { return nil }
        (size, dark) = (best.size, best.dark)
    }

    /// Whether the module there is dark.
    public subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

    /// A drawing of its own, dark on white whatever surrounds it: readers do not agree on codes that are light on dark.
    ///
    /// - Parameter label: What it says to whoever does not see it; it is escaped here.
    public func svg(label: String) -> String {
        let side = size + 2 * QRCode.quiet
        let label = label.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        return """
            <svg class="qr-code" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" \
            shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path fill="#000" d="\(strokes)"/></svg>
            """
    }

    /// The light border without which a reader does not find the code.
    private static let quiet = 4

    /// A box for each stretch of dark modules in a row.
    private var strokes: String {
        var strokes = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let length = (column..<size).prefix { self[row, $0] }.count
                if length > 0 {
                    strokes += "M\(column + QRCode.quiet) \(row + QRCode.quiet)h\(length)v1h-\(length)z"
                }
                column += length + 1
            }
        }
        return strokes
    }
}
