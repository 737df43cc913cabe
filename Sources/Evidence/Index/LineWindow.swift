import CLines
import Foundation

/// A piece of memory through which a thread reads the lines of a large file, piece after piece.
struct LineWindow: ~Copyable {
    /// Stays in the processor's own cache from being copied to being read.
    private static let size = 512 << 10
    private let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: LineWindow.size)

    deinit {
        memory.deallocate()
    }

    /// Calls `body` with each line of `range`, which begins and ends with whole lines, and where it begins in `content`.
    /// The line lies in memory that the next piece takes over.
    @inline(__always)
    func forEachLine(of content: Content, in range: Range<Int>, _ body: (_ line: Bytes, _ offset: Int) -> Void) {
        var position = range.lowerBound
        while position < range.upperBound {
            let piece = piece(of: content, in: position..<range.upperBound)
            piece.bytes.forEachLine(in: 0..<piece.bytes.count) { body($0, position + $1) }
            position = piece.end
        }
    }

    /// The first lines of `range`, as many as there is room for, and where the line after them begins.
    private func piece(of content: Content, in range: Range<Int>) -> (bytes: Bytes, end: Int) {
        let room = UnsafeMutableRawBufferPointer(start: memory, count: min(LineWindow.size, range.count))
        let count = content.read(at: range.lowerBound, into: room)
        guard count > 0 else { return (content.bytes[range], range.upperBound) }
        let bytes = Bytes(start: memory, count: count)
        if count == range.count { return (bytes, range.upperBound) }
        if let last = bytes.lastIndex(of: .newline) { return (bytes[0..<last + 1], range.lowerBound + last + 1) }
        // A line longer than the window is read where it is mapped.
        let end = (content.bytes[range].index(of: .newline, from: count) ?? range.count - 1) + 1
        return (content.bytes[range][0..<end], range.lowerBound + end)
    }
}

extension Bytes {
    /// Calls `body` with each line that begins in `range`, without its line feed, and where it begins.
    @inline(__always)
    func forEachLine(in range: Range<Int>, _ body: (_ line: Bytes, _ offset: Int) -> Void) {
        var position = range.lowerBound
        var block = position
        // Line feeds are looked for in 64 bytes at once: a call for each line costs more than most lines do.
        while block + 64 <= range.upperBound {
            var feeds = lines_mask64(start + block)
            while feeds != 0 {
                let end = block + feeds.trailingZeroBitCount
                body(Bytes(start: start + position, count: end - position), position)
                position = end + 1
                feeds &= feeds - 1
            }
            block += 64
        }
        while position < range.upperBound {
            let end = index(of: .newline, from: max(position, block)) ?? range.upperBound
            body(self[position..<end], position)
            position = end + 1
        }
    }

    func lastIndex(of byte: UInt8) -> Int? {
        buffer.lastIndex(of: byte)
    }
}
