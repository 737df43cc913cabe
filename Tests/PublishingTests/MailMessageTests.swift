import Foundation
import Publishing
import Testing
import Timekeeping

@Suite struct MailMessageTests {
    private func message(_ subject: String, to name: String = "Bob") throws -> String {
        MailMessage(
            from: try #require(Mailbox(name: "Debrief", address: "debrief@example.org")),
            to: try #require(Mailbox(name: name, address: "bob@example.org")), subject: subject,
            at: Instant(seconds: 1_774_785_600), name: "d-7-bob", text: "Grüße\n.\nBcc: x", calendar: nil
        ).bytes
    }

    @Test("a letter has the headers that a letter needs, and its text as Base64")
    func plain() throws {
        let text = try message("Invitation: checkout")
        for line in [
            "From: \"Debrief\" <debrief@example.org>", "To: \"Bob\" <bob@example.org>", "Subject: Invitation: checkout",
            "Date: Sun, 29 Mar 2026 12:00:00 +0000", "Message-ID: <d-7-bob@example.org>", "MIME-Version: 1.0",
            "Content-Transfer-Encoding: base64", Data("Grüße\n.\nBcc: x".utf8).base64EncodedString(),
        ] { #expect(text.contains("\(line)\r\n"), "\(line)") }
    }

    @Test(
        "nothing that people wrote becomes a header, whatever ends its line",
        arguments: ["\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{0}", "\u{B}"])
    func injection(end: String) throws {
        let text = try message("a\(end)Bcc: eve@example.org\(end)\(end)body", to: "Bob\(end)Cc: eve@example.org")
        let head = text.components(separatedBy: "\r\n\r\n")[0]
        #expect(!head.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        for line in head.components(separatedBy: "\r\n") {
            #expect(!line.hasPrefix("Bcc") && !line.hasPrefix("Cc"))
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
        }
    }

    @Test("other scripts are encoded words of at most 75 characters that hold whole characters")
    func encodedWords() throws {
        let subject = String(repeating: "Störung 決済 👩‍👩‍👧 ", count: 8) + "!"
        let head = try message(subject).components(separatedBy: "\r\n\r\n")[0]
        let start = try #require(head.range(of: "Subject: "))
        let lines = head[start.upperBound...].components(separatedBy: "\r\n")
        let words = [lines[0]] + lines.dropFirst().prefix { $0.hasPrefix(" ") }.map { String($0.dropFirst()) }
        let decoded = try words.map { word in
            #expect(word.count <= 75)
            let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            return try #require(String(data: data, encoding: .utf8))
        }
        #expect(decoded.joined() == subject)
    }

    @Test(
        "what is no plain address is none",
        arguments: [
            "", "bob", "bob@", "@x", "a@b@c", "bob@x.org\r\nDATA", "bob @x.org", "<bob@x.org>", "a,b@x.org",
            "bøb@x.org",
        ])
    func addresses(address: String) { #expect(Mailbox(address: address) == nil) }
}
