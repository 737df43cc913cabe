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

    @Test(
        "Every version and every mask is drawn module by module as Segno, an encoder that is none of ours, draws it",
        arguments: zip(
            1...10,
            [
                (14, 0x934e_f9fb_3773_aa6f), (26, 0xf184_5412_cfa5_16fb), (42, 0x3dfa_97da_2249_272e),
                (62, 0x0d65_b160_5a03_43aa), (84, 0xe519_02f8_b14f_b7c5), (106, 0x9193_63ed_a10d_4f26),
                (122, 0xf352_8afa_13d9_f2f1), (152, 0x612f_54fa_793a_72f5), (180, 0x7a9f_25b6_b5fe_cd91),
                (213, 0xed97_464d_76c7_cc5c),
            ] as [(Int, UInt64)]))
    func drawn(number: Int, expected: (length: Int, hash: UInt64)) {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let text = (0..<expected.length).map { alphabet[$0 * 7 % 36] }
        let version = QRVersion.all[number - 1]
        let matrix = QRMatrix(version, version.codewords(holding: text), mask: (number - 1) % 8)
        // FNV-1a over the modules, row by row.
        let hash = matrix.dark.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ ($1 ? 1 : 0)) &* 0x100_0000_01b3 }
        #expect(hash == expected.hash)
    }
}
