/// Error correction over the field of 256 elements that QR codes use.
enum ReedSolomon {
    /// The bytes that let a reader mend errors in `data`.
    static func correction(of data: [UInt8], length: Int) -> [UInt8] {
        let divisor = divisor(length)
        return data.reduce(Array(repeating: 0, count: length)) { remainder, byte in
            let factor = byte ^ remainder[0]
            let shifted = remainder.dropFirst() + [0]
            return zip(shifted, divisor).map { $0 ^ product($1, factor) }
        }
    }

    /// The product of (x − 2⁰) to (x − 2ⁿ⁻¹), without its leading 1.
    private static func divisor(_ degree: Int) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in result.indices {
                result[index] = product(result[index], root)
                if index + 1 < degree { result[index] ^= result[index + 1] }
            }
            root = product(root, 2)
        }
        return result
    }

    /// Multiplication modulo x⁸ + x⁴ + x³ + x² + 1.
    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        (0..<8).reversed().reduce(UInt8(0)) { sum, bit in
            let doubled = sum << 1 ^ (sum & 0x80 == 0 ? 0 : 0x1D)
            return right >> bit & 1 == 0 ? doubled : doubled ^ left
        }
    }
}
