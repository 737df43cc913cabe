/// One of the sizes of QR codes with error correction of level M, and how its bytes are laid out.
struct QRVersion: Sendable {
    let number: Int
    /// Bytes of error correction in each block.
    let correction: Int
    /// Bytes of data in each block, the shorter blocks first.
    let blocks: [Int]
    /// Where the centres of the alignment patterns lie, in both directions.
    let alignment: [Int]

    var size: Int { 17 + 4 * number }

    /// The most bytes of text: four bits say that it is bytes, and eight or sixteen how many.
    var capacity: Int { (blocks.reduce(0, +) * 8 - 4 - lengthBits) / 8 }

    private var lengthBits: Int { number < 10 ? 8 : 16 }

    /// ISO/IEC 18004, tables 9 and E.1, for level M.
    static let all: [QRVersion] = [
        QRVersion(number: 1, correction: 10, blocks: [16], alignment: []),
        QRVersion(number: 2, correction: 16, blocks: [28], alignment: [6, 18]),
        QRVersion(number: 3, correction: 26, blocks: [44], alignment: [6, 22]),
        QRVersion(number: 4, correction: 18, blocks: [32, 32], alignment: [6, 26]),
        QRVersion(number: 5, correction: 24, blocks: [43, 43], alignment: [6, 30]),
        QRVersion(number: 6, correction: 16, blocks: [27, 27, 27, 27], alignment: [6, 34]),
        QRVersion(number: 7, correction: 18, blocks: [31, 31, 31, 31], alignment: [6, 22, 38]),
        QRVersion(number: 8, correction: 22, blocks: [38, 38, 39, 39], alignment: [6, 24, 42]),
        QRVersion(number: 9, correction: 22, blocks: [36, 36, 36, 37, 37], alignment: [6, 26, 46]),
        QRVersion(number: 10, correction: 26, blocks: [43, 43, 43, 43, 44], alignment: [6, 28, 50]),
    ]

    /// What is drawn for `bytes`, which fit: the blocks dealt out byte by byte, then their error correction.
    func codewords(holding bytes: [UInt8]) -> [UInt8] {
        var rest = filled(with: bytes)[...]
        let data = blocks.map { length in
            defer { rest = rest.dropFirst(length) }
            return Array(rest.prefix(length))
        }
        let check = data.map { ReedSolomon.correction(of: $0, length: correction) }
        return QRVersion.dealt(data) + QRVersion.dealt(check)
    }

    /// Kind, length, text, an end of four bits where there is room, and the two bytes that fill what is left.
    private func filled(with bytes: [UInt8]) -> [UInt8] {
        var bits = QRVersion.bits(0b0100, 4) + QRVersion.bits(bytes.count, lengthBits)
        bits += bytes.flatMap { QRVersion.bits(Int($0), 8) }
        let length = blocks.reduce(0, +)
        bits += Array(repeating: false, count: min(4, length * 8 - bits.count))
        bits += Array(repeating: false, count: (8 - bits.count % 8) % 8)
        let packed = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        return packed + (0..<(length - packed.count)).map { $0.isMultiple(of: 2) ? 0xEC : 0x11 }
    }

    private static func bits(_ value: Int, _ count: Int) -> [Bool] {
        (0..<count).reversed().map { value >> $0 & 1 == 1 }
    }

    private static func dealt(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in blocks.compactMap { index < $0.count ? $0[index] : nil } }
    }
}
