import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct ImageBytesTests {
    @Test(
        "TIM-21 what a file is, its bytes say",
        arguments: [
            (Data(Picture.png()), Debriefing.Attachment.Kind.png), (Data(Picture.jpeg()), .jpeg),
            (Data(Picture.gif), .gif),
            (Data(Picture.webp), .webp), (Data("<svg onload='alert(1)'/>".utf8), .other),
            (Data("<html><script>alert(1)</script>".utf8), .other), (Data("%PDF-1.7".utf8), .other),
            (Data([1]), .other),
            (Data([0, 0, 0, 24] + Array("ftypisom".utf8)), .other),
        ])
    func kinds(bytes: Data, kind: Debriefing.Attachment.Kind) throws {
        #expect(try ImageBytes.kind(of: bytes) == kind)
    }

    @Test(
        "TIM-21 a picture of which place and camera cannot be taken out is refused with what to do",
        arguments: [Array("MM\u{0}*".utf8), [0x49, 0x49, 0x2A, 0], [0, 0, 0, 24] + Array("ftypheic".utf8)])
    func refused(bytes: [UInt8]) {
        #expect(throws: Refusal.self) { try ImageBytes.kind(of: Data(bytes)) }
    }

    @Test("TIM-21 texts, times and places go from a PNG, and the picture stays")
    func png() throws {
        let secret = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"].flatMap { Picture.chunk($0, "okapi") }
        let stripped = try ImageBytes.stripped(Data(Picture.png(with: secret) + Array("okapi".utf8)), .png)
        #expect(stripped == Data(Picture.png()))
    }

    @Test("TIM-21 from a JPEG everything goes that the camera wrote, but how it is to be turned")
    func jpeg() throws {
        let secret =
            Picture.segment(0xE1, "http://ns.adobe.com/xap/1.0/\u{0}okapi") + Picture.segment(0xED, "okapi")
            + Picture.segment(0xFE, "okapi") + Picture.segment(0xE2, "MPF\u{0}okapi")
        #expect(
            try ImageBytes.stripped(Data(Picture.jpeg(with: secret) + Array("okapi".utf8)), .jpeg)
                == Data(Picture.jpeg()))
        for isLittle in [true, false] {
            let turned = try ImageBytes.stripped(Data(Picture.jpeg(with: Picture.exif(6, isLittle: isLittle))), .jpeg)
            #expect(turned == Data(Picture.jpeg(with: Picture.exif(6, isLittle: false, says: ""))))
            #expect(turned.range(of: Data("okapi".utf8)) == nil)
        }
        let upright = try ImageBytes.stripped(Data(Picture.jpeg(with: Picture.exif(1, isLittle: true))), .jpeg)
        #expect(upright == Data(Picture.jpeg()))
    }

    @Test("TIM-21 comments go from a GIF, EXIF and XMP from a WebP")
    func others() throws {
        let comment: [UInt8] = [0x21, 0xFE, 5] + Array("okapi".utf8) + [0]
        let gif = Picture.gif.dropLast() + comment + [0x3B]
        #expect(try ImageBytes.stripped(Data(gif), .gif) == Data(Picture.gif))
        let webp = Picture.riff(Picture.vp8 + Array("EXIF".utf8) + [5, 0, 0, 0] + Array("okapi".utf8) + [0])
        #expect(try ImageBytes.stripped(Data(webp), .webp) == Data(Picture.webp))
    }

    @Test("TIM-21 what is cut off anywhere is refused, and nothing is read past its end")
    func broken() {
        let exif = Picture.exif(6, isLittle: true)
        for (bytes, kind) in [
            (Picture.png(), Debriefing.Attachment.Kind.png), (Picture.jpeg(with: exif), .jpeg), (Picture.gif, .gif),
            (Picture.webp, .webp),
        ] {
            for end in 0..<bytes.count {
                #expect(throws: Refusal.self, "\(kind) \(end)") {
                    try ImageBytes.stripped(Data(bytes.prefix(end)), kind)
                }
            }
        }
        // Whatever stands there: lengths that lie, and places outside.
        for seed in 0..<2000 {
            var bytes = Picture.jpeg(with: exif)
            bytes[seed % bytes.count] = UInt8(truncatingIfNeeded: seed / 7)
            bytes[(seed * 31) % bytes.count] = 0xFF
            _ = try? ImageBytes.stripped(Data(bytes), .jpeg)
        }
    }
}

/// Small pictures, whole as far as their frame goes.
enum Picture {
    static func png(with chunks: [UInt8] = []) -> [UInt8] {
        PNGBytes.signature + chunk("IHDR", "0123456789012") + chunks + chunk("IDAT", "picture") + chunk("IEND", "")
    }

    static func chunk(_ name: String, _ content: String) -> [UInt8] {
        [0, 0, 0, UInt8(content.utf8.count)] + Array(name.utf8) + Array(content.utf8) + [1, 2, 3, 4]
    }

    static func jpeg(with segments: [UInt8] = []) -> [UInt8] {
        [0xFF, 0xD8] + segment(0xE0, "JFIF\u{0}") + segments + segment(0xDB, "table") + segment(0xDA, "scan")
            + [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4] + segment(0xDA, "more") + [5, 0xFF, 0xD9]
    }

    static func segment(_ marker: UInt8, _ content: String) -> [UInt8] { segment(marker, Array(content.utf8)) }

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, 0, UInt8(content.count + 2)] + content
    }

    /// A header as a camera writes it, that says how to turn the picture and something more.
    static func exif(_ turn: UInt8, isLittle: Bool, says secret: String = "okapi") -> [UInt8] {
        let head: [UInt8] =
            isLittle
            ? [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0]
            : [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0]
        return segment(0xE1, Array("Exif\u{0}\u{0}".utf8) + head + [0, 0, 0, 0] + Array(secret.utf8))
    }

    static let gif: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + [0x21, 0xF9, 4, 0, 0, 0, 0, 0]
        + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]

    static let vp8: [UInt8] = Array("VP8L".utf8) + [6, 0, 0, 0] + Array("pixels".utf8)

    static let webp = riff(vp8)

    static func riff(_ chunks: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + [UInt8(chunks.count + 4), 0, 0, 0] + Array("WEBP".utf8) + chunks
    }
}
