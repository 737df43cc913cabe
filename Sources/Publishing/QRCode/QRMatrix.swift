/// The modules of a QR code under one of the eight masks.
struct QRMatrix: Sendable {
    let size: Int
    /// Row by row.
    private(set) var dark: [Bool]
    /// Modules that a reader finds its way by; no data lies there.
    private var isFixed: [Bool]

    init(_ version: QRVersion, _ codewords: [UInt8], mask: Int) {
        size = version.size
        dark = Array(repeating: false, count: size * size)
        isFixed = dark
        drawFinders()
        drawAlignment(version.alignment)
        drawTiming()
        if version.number >= 7 { drawVersion(version.number) }
        drawFormat(mask)
        drawData(codewords, mask)
    }

    subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

    private mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return }
        dark[row * size + column] = isDark
        isFixed[row * size + column] = true
    }

    private mutating func drawFinders() {
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] {
            for down in -4...4 {
                for right in -4...4 {
                    let ring = max(abs(down), abs(right))
                    fix(row + down, column + right, ring != 2 && ring != 4)
                }
            }
        }
    }

    private mutating func drawAlignment(_ centres: [Int]) {
        for row in centres {
            for column in centres where !isFixed[row * size + column] {
                for down in -2...2 {
                    for right in -2...2 { fix(row + down, column + right, max(abs(down), abs(right)) != 1) }
                }
            }
        }
    }

    private mutating func drawTiming() {
        for index in 8..<(size - 8) {
            fix(6, index, index.isMultiple(of: 2))
            fix(index, 6, index.isMultiple(of: 2))
        }
    }

    /// The number of the version, twice, from version 7 on.
    private mutating func drawVersion(_ number: Int) {
        let bits = number << 12 | QRMatrix.remainder(of: number, by: 0x1F25, degree: 12)
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            fix(size - 11 + index % 3, index / 3, isDark)
            fix(index / 3, size - 11 + index % 3, isDark)
        }
    }

    /// Level M, which is written as 00, and the mask, twice; and the one module that is always dark.
    private mutating func drawFormat(_ mask: Int) {
        let bits = (mask << 10 | QRMatrix.remainder(of: mask, by: 0x537, degree: 10)) ^ 0x5412
        let corner = [(0, 8), (1, 8), (2, 8), (3, 8), (4, 8), (5, 8), (7, 8), (8, 8), (8, 7)]
        let first = corner + (0..<6).map { (8, 5 - $0) }
        let second = (0..<8).map { (8, size - 1 - $0) } + (0..<7).map { (size - 7 + $0, 8) }
        for (index, places) in zip(first, second).enumerated() {
            let isDark = bits >> index & 1 == 1
            fix(places.0.0, places.0.1, isDark)
            fix(places.1.0, places.1.1, isDark)
        }
        fix(size - 8, 8, true)
    }

    private static func remainder(of value: Int, by divisor: Int, degree: Int) -> Int {
        (0..<degree).reduce(value) { rest, _ in rest << 1 ^ (rest >> (degree - 1) & 1 == 1 ? divisor : 0) }
    }

    /// Up and down in pairs of columns from the right, past the column that the timing pattern takes.
    private mutating func drawData(_ codewords: [UInt8], _ mask: Int) {
        var bit = 0
        for (turn, right) in ((1...(size / 2 - 3)).reversed().map { $0 * 2 + 6 } + [5, 3, 1]).enumerated() {
            for step in 0..<size {
                let row = turn.isMultiple(of: 2) ? size - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * size + column] {
                    let isSet = bit < codewords.count * 8 && codewords[bit / 8] >> (7 - bit % 8) & 1 == 1
                    dark[row * size + column] = isSet != QRMatrix.flips(mask, row, column)
                    bit += 1
                }
            }
        }
    }

    private static func flips(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        let product = row * column
        return switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: ((row + column) % 2 + product % 3) % 2 == 0
        }
    }
}

extension QRMatrix {
    /// How hard it is to read: long runs, boxes, what looks like a finder, and too much of one colour.
    var penalty: Int {
        let rows = (0..<size).map { row in (0..<size).map { self[row, $0] } }
        let columns = (0..<size).map { column in (0..<size).map { self[$0, column] } }
        return (rows + columns).map(QRMatrix.penalty(line:)).reduce(0, +) + boxes + imbalance
    }

    private static let finders: [[Bool]] = {
        let finder = [true, false, true, true, true, false, true]
        let light = Array(repeating: false, count: 4)
        return [finder + light, light + finder]
    }()

    private static func penalty(line: [Bool]) -> Int {
        var (penalty, run) = (0, 0)
        for index in line.indices {
            run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0
            for finder in finders where line[index...].starts(with: finder) { penalty += 40 }
        }
        return penalty
    }

    private var boxes: Int {
        var count = 0
        for row in 1..<size {
            for column in 1..<size {
                let (one, above) = (self[row, column], self[row - 1, column])
                if one == above, one == self[row, column - 1], one == self[row - 1, column - 1] { count += 1 }
            }
        }
        return count * 3
    }

    /// Ten for each full twentieth away from one half.
    private var imbalance: Int {
        let (total, count) = (size * size, dark.count { $0 })
        return abs(count * 20 - total * 10) / total * 10
    }
}
