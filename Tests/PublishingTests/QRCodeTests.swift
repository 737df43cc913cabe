import Testing

@testable import Publishing

@Suite struct QRCodeTests {
    @Test("A QR code is the smallest that holds its text in bytes, and there is none past version 10")
    func sizes() throws {
        let sizes = [1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 213].map {
            QRCode(String(repeating: "a", count: $0))?.size
        }
        #expect(sizes == [21, 21, 25, 25, 29, 33, 37, 41, 45, 49, 53, 57])
        #expect(QRCode(String(repeating: "a", count: 214)) == nil)
        #expect(QRCode(String(repeating: "é", count: 107)) == nil)
    }

    @Test("The error correction of the data that ISO/IEC 18004 takes as its example is the one that it prints")
    func correction() {
        // Annex I: the digits 01234567 in version 1-M.
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        #expect(
            ReedSolomon.correction(of: data, length: 10)
                == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
    }

    @Test("A drawing escapes its label and has a quiet zone of four modules")
    func drawing() throws {
        let svg = try #require(QRCode("x")).svg(label: "<\"&")
        #expect(svg.contains("aria-label=\"&lt;&quot;&amp;\""))
        #expect(svg.contains("viewBox=\"0 0 29 29\""))
        #expect(svg.contains("M4 4h7v1h-7z"))
    }
}
