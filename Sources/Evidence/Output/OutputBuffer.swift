import Foundation
import Timekeeping

/// Text on its way out, as bytes: a million entries are written without a string for each of their parts.
public struct OutputBuffer: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// The second written last, and how its digits look up to the fraction: most entries share theirs with the last.
    private var second = Int64.min
    private var clock: [UInt8] = []

    public init() {}

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public mutating func append(_ text: String) {
        let isDone = text.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) } != nil
        if !isDone { bytes.append(contentsOf: text.utf8) }
    }

    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(contentsOf other: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: other)
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func append(blanks count: Int) {
        for _ in 0..<max(count, 0) { bytes.append(.blank) }
    }

    mutating func append(_ number: some FixedWidthInteger) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        appendDigits(UInt64(number.magnitude), atLeast: 1)
    }

    /// As `Instant.rfc3339(decimals:)`, and nothing of the `Z`.
    mutating func append(_ instant: Instant, decimals: Int) {
        if instant.seconds != second || clock.isEmpty {
            second = instant.seconds
            clock = Array(Instant(nanoseconds: instant.nanoseconds).rfc3339(decimals: 0).utf8.dropLast())
        }
        bytes.append(contentsOf: clock)
        guard decimals > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        let nanoseconds = UInt64(instant.nanoseconds &- second &* Stamp.second)
        let divisor = (decimals..<9).reduce(UInt64(1)) { power, _ in power * 10 }
        appendDigits(nanoseconds / divisor, atLeast: decimals)
    }

    private mutating func appendDigits(_ number: UInt64, atLeast width: Int) {
        var divisor: UInt64 = 1
        var count = 1
        while count < width || number / divisor >= 10 {
            divisor *= 10
            count += 1
            if count == 20 { break }
        }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}

extension String {
    /// Calls `body` with the UTF-8 of the text.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }

    /// Whether `word` occurs in it, byte for byte.
    func holds(_ word: String) -> Bool {
        word.withBytes { word in
            withBytes { text in
                guard let needle = word.baseAddress, word.count > 0 else { return true }
                guard let start = text.baseAddress else { return false }
                var index = 0
                while index + word.count <= text.count,
                    let found = memchr(start + index, Int32(needle[0]), text.count - word.count + 1 - index)
                {
                    index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
                    if memcmp(start + index, needle, word.count) == 0 { return true }
                    index += 1
                }
                return false
            }
        }
    }
}
