import Foundation
import NIOCore

/// Takes a `multipart/form-data` body apart while it comes in (RFC 7578), never holding more than a line of it.
struct MultipartBody {
    struct Header: Sendable, Equatable {
        let name: String
        /// Nil for a plain field; empty for a file field without a file.
        let fileName: String?
    }

    enum Piece: Sendable, Equatable {
        /// A part begins.
        case header(Header)
        /// Some more of the part that began last.
        case bytes(ByteBuffer)
    }

    private enum State {
        case preamble, header, content, end
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var rest = ByteBuffer()

    private static let longestHeader = 16_384

    /// The boundary that a content type names; nil if it is no form with files.
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"), let range = contentType.range(of: "boundary=")
        else {
            return nil
        }
        let value = contentType[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return value.isEmpty || value.count > 70 ? nil : String(value)
    }

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the very start, without a line break in front.
        rest.writeString("\r\n")
    }

    /// The closing delimiter was seen.
    var isComplete: Bool { state == .end }

    /// - Throws: `DoorRefusal.unreadable` for what is no such body.
    mutating func take(_ bytes: ByteBuffer) throws(DoorRefusal) -> [Piece] {
        rest.writeImmutableBuffer(bytes)
        var pieces: [Piece] = []
        while let piece = try step() { pieces += piece }
        rest.discardReadBytes()
        return pieces
    }

    /// Goes on by one delimiter or header; nil if more bytes are needed for that.
    private mutating func step() throws(DoorRefusal) -> [Piece]? {
        switch state {
        case .end: return nil
        case .preamble:
            guard let skipped = toDelimiter() else { return nil }
            return skipped.isWhole ? try begin() : nil
        case .content:
            guard let content = toDelimiter() else { return nil }
            let piece: [Piece] = content.bytes.readableBytes > 0 ? [.bytes(content.bytes)] : []
            guard content.isWhole else { return piece.isEmpty ? nil : piece }
            return piece + (try begin() ?? [])
        case .header: return try header()
        }
    }

    /// What stands in front of the next delimiter, or as much as certainly does.
    private mutating func toDelimiter() -> (bytes: ByteBuffer, isWhole: Bool)? {
        let view = rest.readableBytesView
        if let place = MultipartBody.place(of: delimiter, in: view) {
            // Two more bytes tell whether it is the last one.
            guard view.distance(from: place.upperBound, to: view.endIndex) >= 2 else { return nil }
            let bytes =
                rest.readSlice(length: view.distance(from: view.startIndex, to: place.lowerBound)) ?? ByteBuffer()
            rest.moveReaderIndex(forwardBy: delimiter.count)
            return (bytes, true)
        }
        let safe = rest.readableBytes - delimiter.count - 2
        guard safe > 0, let bytes = rest.readSlice(length: safe) else { return nil }
        return (bytes, false)
    }

    /// Where `pattern`, which starts with a carriage return, stands first. Jumps from one carriage return to the next.
    private static func place(of pattern: [UInt8], in view: ByteBufferView) -> Range<ByteBufferView.Index>? {
        var rest = view[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "\r")) {
            let end = start + pattern.count
            guard end <= view.endIndex else { return nil }
            if view[start..<end].elementsEqual(pattern) { return start..<end }
            rest = view[(start + 1)...]
        }
        return nil
    }

    private mutating func begin() throws(DoorRefusal) -> [Piece]? {
        switch rest.readString(length: 2) {
        case "--": state = .end
        case "\r\n": state = .header
        default: throw .unreadable("the form's parts are not separated as announced")
        }
        return []
    }

    private mutating func header() throws(DoorRefusal) -> [Piece]? {
        guard let end = MultipartBody.place(of: Array("\r\n\r\n".utf8), in: rest.readableBytesView) else {
            guard rest.readableBytes <= MultipartBody.longestHeader else {
                throw .unreadable("a part of the form has no end to its header")
            }
            return nil
        }
        let length = rest.readableBytesView.distance(from: rest.readableBytesView.startIndex, to: end.lowerBound)
        let text = rest.readString(length: length) ?? ""
        rest.moveReaderIndex(forwardBy: 4)
        state = .content
        guard let name = value("name", in: text) else { throw .unreadable("a part of the form has no name") }
        return [.header(Header(name: name, fileName: value("filename", in: text)))]
    }

    private func value(_ key: String, in header: String) -> String? {
        let line = header.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let start = line.range(of: "; \(key)=\"") else { return nil }
        return String(line[start.upperBound...].prefix { $0 != "\"" })
    }
}
