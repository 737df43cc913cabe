/// An input as the content of a file. It lies in memory of its exact size, so that the address sanitizer sees a look
/// behind its end.
struct FuzzContent {
    let content: Content

    init(_ bytes: Bytes) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        memory.copyMemory(from: UnsafeRawBufferPointer(bytes.buffer))
        content = Content(owning: UnsafeMutableRawBufferPointer(rebasing: memory[..<bytes.count]))
    }
}

extension Spool {
    func add(to files: inout EvidenceFiles) throws(ReadingError) {
        try files.add(descriptor: descriptor, named: "sample")
    }
}
