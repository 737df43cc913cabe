import Debriefing
import Foundation

/// What a file is, by its bytes, and the same without what cameras and programs wrote into it about place, time and people.
enum ImageBytes {
    /// - Throws: A `Refusal` for pictures of a kind from which that cannot be taken out.
    static func kind(of bytes: Data) throws(Refusal) -> Attachment.Kind {
        if bytes.starts(with: PNGBytes.signature) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) { return .gif }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        let isPhoto = bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) && !isFilm(bytes)
        let isTIFF = bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A])
        guard !isPhoto, !isTIFF else {
            throw .invalid(
                "This kind of picture may say where it was taken, and we cannot take that out of it. Nothing was kept. "
                    + "Save it as JPEG or PNG, and add that.")
        }
        return .other
    }

    /// The same picture without its metadata. How a photograph is to be turned stays.
    /// - Throws: A `Refusal` for what is broken.
    static func stripped(_ bytes: Data, _ kind: Attachment.Kind) throws(Refusal) -> Data {
        let stripped: [UInt8]? =
            switch kind {
            case .png: PNGBytes.stripped(Array(bytes))
            case .jpeg: JPEGBytes.stripped(Array(bytes))
            case .gif: GIFBytes.stripped(Array(bytes))
            case .webp: WebPBytes.stripped(Array(bytes))
            case .other: Array(bytes)
            }
        guard let stripped else {
            throw .invalid(
                "The picture is broken, or is not whole. Nothing was kept. Open it, save it anew, and add that.")
        }
        return Data(stripped)
    }

    /// Films share their beginning with the photographs of some phones.
    private static func isFilm(_ bytes: Data) -> Bool {
        ["isom", "iso2", "mp41", "mp42", "avc1", "qt  ", "M4V ", "M4A ", "3gp4", "3gp5", "dash"].contains {
            bytes.dropFirst(8).starts(with: Array($0.utf8))
        }
    }
}

/// A place in bytes that somebody else made: reading past the end gives nil.
struct ByteCursor {
    let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], at place: Int = 0) { (self.bytes, self.place) = (bytes, place) }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= bytes.count - place else { return nil }
        defer { place += count }
        return bytes[place..<(place + count)]
    }

    mutating func byte() -> UInt8? { take(1)?.first }

    mutating func big(_ count: Int) -> Int? { take(count)?.reduce(0) { $0 << 8 | Int($1) } }

    mutating func little(_ count: Int) -> Int? { take(count)?.reversed().reduce(0) { $0 << 8 | Int($1) } }
}

/// PNG: chunks, of which those stay that the picture is made of.
enum PNGBytes {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let kept: Set = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    ]

    static func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        var (cursor, result) = (ByteCursor(bytes, at: signature.count), signature)
        while let length = cursor.big(4), let name = cursor.take(4), let rest = cursor.take(length + 4) {
            let word = String(decoding: name, as: UTF8.self)
            if result.count == signature.count, word != "IHDR" { return nil }
            if kept.contains(word) {
                result += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
                result += Array(name) + Array(rest)
            }
            if word == "IEND" { return result }
        }
        return nil
    }
}

/// JPEG: segments, of which the colours stay and, of what the camera wrote, how the picture is to be turned.
enum JPEGBytes {
    static func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        var (cursor, result): (ByteCursor, [UInt8]) = (ByteCursor(bytes, at: 2), [0xFF, 0xD8])
        while let marker = marker(&cursor) {
            if marker == 0xD9 { return result + [0xFF, 0xD9] }
            if (0xD0...0xD7).contains(marker) || marker == 0x01 { continue }
            guard let length = cursor.big(2), length >= 2, let content = cursor.take(length - 2) else { return nil }
            if let stays = stays(marker, content) { result += segment(marker, stays) }
            if marker == 0xDA { result += scan(&cursor) }
        }
        return nil
    }

    private static func marker(_ cursor: inout ByteCursor) -> UInt8? {
        guard cursor.byte() == 0xFF else { return nil }
        while let byte = cursor.byte() {
            if byte != 0xFF { return byte == 0 ? nil : byte }
        }
        return nil
    }

    /// The compressed picture up to the next marker that ends it.
    private static func scan(_ cursor: inout ByteCursor) -> ArraySlice<UInt8> {
        let (start, bytes) = (cursor.place, cursor.bytes)
        var end = start
        while end + 1 < bytes.count {
            if bytes[end] == 0xFF, bytes[end + 1] != 0, !(0xD0...0xD7).contains(bytes[end + 1]) { break }
            end += 1
        }
        return cursor.take(end - start) ?? []
    }

    private static func stays(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> [UInt8]? {
        switch marker {
        case 0xE1: orientation(content).map(turning)
        case 0xE2: content.starts(with: Array("ICC_PROFILE\u{0}".utf8)) ? Array(content) : nil
        case 0xE0, 0xEE: Array(content)
        case 0xE3...0xEF, 0xFE: nil
        default: Array(content)
        }
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    private static let exif = Array("Exif\u{0}\u{0}".utf8)

    /// 2 to 8 if the picture is to be turned or mirrored.
    private static func orientation(_ content: ArraySlice<UInt8>) -> UInt8? {
        guard content.starts(with: exif) else { return nil }
        let tiff = Array(content.dropFirst(exif.count))
        let isLittle = tiff.starts(with: [0x49, 0x49])
        func number(_ place: Int, _ count: Int) -> Int? {
            var cursor = ByteCursor(tiff, at: place)
            return place < 0 ? nil : isLittle ? cursor.little(count) : cursor.big(count)
        }
        guard let start = number(4, 4), let count = number(start, 2) else { return nil }
        for entry in 0..<min(count, 512) {
            let place = start + 2 + entry * 12
            guard number(place, 2) == 0x0112, let value = number(place + 8, 2), (2...8).contains(value) else {
                continue
            }
            return UInt8(value)
        }
        return nil
    }

    /// A header that says nothing but how to turn the picture.
    private static func turning(_ orientation: UInt8) -> [UInt8] {
        exif + [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    }
}

/// WebP: chunks of a RIFF file.
enum WebPBytes {
    private static let kept: Set = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

    static func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        var (cursor, chunks): (ByteCursor, [UInt8]) = (ByteCursor(bytes, at: 12), [])
        while !cursor.isAtEnd {
            guard let name = cursor.take(4), let length = cursor.little(4), let content = cursor.take(length) else {
                return nil
            }
            if length % 2 == 1 { _ = cursor.take(1) }
            let word = String(decoding: name, as: UTF8.self)
            guard kept.contains(word) else { continue }
            var body = Array(content)
            // The flags that announce what was left out.
            if word == "VP8X", !body.isEmpty { body[0] &= ~0b0000_1100 }
            chunks += Array(name) + little(length) + body
            if length % 2 == 1 { chunks.append(0) }
        }
        guard !chunks.isEmpty else { return nil }
        return Array("RIFF".utf8) + little(chunks.count + 4) + Array("WEBP".utf8) + chunks
    }

    private static func little(_ number: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

/// GIF: blocks; comments and what programs left behind go, how often it is to be repeated stays.
enum GIFBytes {
    static func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        var cursor = ByteCursor(bytes)
        guard let head = cursor.take(13), let colours = table(head[head.startIndex + 10], &cursor) else { return nil }
        var result = Array(head) + colours
        while let mark = cursor.byte() {
            switch mark {
            case 0x3B: return result + [0x3B]
            case 0x2C:
                guard let place = cursor.take(9), let own = table(place[place.endIndex - 1], &cursor),
                    let size = cursor.byte(), let picture = blocks(&cursor)
                else { return nil }
                result += [0x2C] + Array(place) + Array(own) + [size] + picture
            case 0x21:
                guard let label = cursor.byte(), let content = blocks(&cursor) else { return nil }
                let repeats = content.dropFirst().starts(with: Array("NETSCAPE2.0".utf8))
                if label == 0xF9 || label == 0xFF && repeats { result += [0x21, label] + content }
            default: return nil
            }
        }
        return nil
    }

    private static func table(_ flags: UInt8, _ cursor: inout ByteCursor) -> ArraySlice<UInt8>? {
        flags & 0x80 == 0 ? [] : cursor.take(3 << (Int(flags & 7) + 1))
    }

    private static func blocks(_ cursor: inout ByteCursor) -> [UInt8]? {
        var all: [UInt8] = []
        while let length = cursor.byte(), let content = cursor.take(Int(length)) {
            all += [length] + content
            if length == 0 { return all }
        }
        return nil
    }
}
