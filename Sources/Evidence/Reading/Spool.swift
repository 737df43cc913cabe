import Foundation

/// A file without a name that holds what cannot be mapped where it is. It is gone when nobody holds it any more.
struct Spool: ~Copyable {
    let descriptor: Int32
    private(set) var count = 0

    init() throws(ReadingError) {
        var template = Array("\(NSTemporaryDirectory())/debrief-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .unreadable(reason: "no room for temporary files: \(ReadingError.reason)") }
        unlink(template)
    }

    deinit {
        close(descriptor)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(ReadingError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard written > 0 || errno == EINTR else { throw Spool.noRoom() }
            rest = rest.dropFirst(max(written, 0))
        }
        count += bytes.count
    }

    /// Appends all that comes through another descriptor until its end.
    mutating func append(contentsOf other: Int32, meter: WorkMeter? = nil) throws(ReadingError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Foundation.read(other, buffer.baseAddress, buffer.count)
            guard count != 0 else { return }
            guard count > 0 || errno == EINTR else { throw .unreadable(reason: ReadingError.reason) }
            meter?.add(unpacked: max(count, 0))
            if count > 0 { try append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
        }
    }

    private static func noRoom() -> ReadingError {
        let folder = NSTemporaryDirectory()
        return .unreadable(
            reason: "\(ReadingError.reason) in \(folder), where it is kept while it is read; "
                + "let TMPDIR name a folder with more room")
    }

    func content() throws(ReadingError) -> Content { try Content(descriptor: descriptor) }
}
