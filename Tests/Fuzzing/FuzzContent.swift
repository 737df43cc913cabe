import Foundation

/// An input as the content of a file. The rest of its last page is fenced off, so that the address sanitizer sees a
/// look behind the end.
final class FuzzContent {
    let content: Content
    private let fence: Range<UInt>

    init(_ bytes: Bytes) {
        do {
            var spool = try Spool()
            try spool.append(UnsafeRawBufferPointer(bytes.buffer))
            content = try spool.content()
        } catch {
            fatalError("an input could not be kept: \(error)")
        }
        let end = UInt(bitPattern: content.bytes.start + content.bytes.count)
        fence = content.bytes.isEmpty ? end..<end : end..<(end + 4095) / 4096 * 4096
        poison(fence.lowerBound, UInt(fence.count))
    }

    deinit {
        unpoison(fence.lowerBound, UInt(fence.count))
    }
}

@_silgen_name("__asan_poison_memory_region")
private func poison(_ start: UInt, _ count: UInt)

@_silgen_name("__asan_unpoison_memory_region")
private func unpoison(_ start: UInt, _ count: UInt)

extension Spool {
    func add(to files: inout EvidenceFiles) throws(ReadingError) {
        try files.add(descriptor: descriptor, named: "sample")
    }
}
