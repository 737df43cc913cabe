import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Testing

@testable import Server

@Suite struct UploadTests {
    private let house: House

    init() async throws {
        house = try await House(settings: Settings(uploadLimit: 10_000))
    }

    @Test(
        "SEC-05 several files with their zone and year come in, whatever the pieces they come in",
        arguments: [1, 2, 7, 100, 10_000])
    func pieces(size: Int) async throws {
        let form = Form(
            fields: ["zone": "Europe/Berlin", "year": "2025"],
            files: [("one.log", "Mar 29 12:00:00 a b: one\r\n--not-it\r\n"), ("two.log", "12:00 two\r")])
        let reply = try await send(form.body, in: size)
        #expect(reply.place == house.path("evidence"))
        let sources = try await house.debrief.sources
        #expect(sources.map(\.name) == ["one.log", "two.log"])
        #expect(sources.map(\.size) == [36, 10])
        #expect(sources.map(\.zone) == ["Europe/Berlin", "Europe/Berlin"])
        #expect(sources.map(\.year) == [2025, 2025])
        #expect(try Data(contentsOf: house.store.blobs.file(sources[1].sha256)) == Data("12:00 two\r".utf8))
    }

    @Test("SEC-05 a file of a program comes as it is, under the name in the address")
    func program() async throws {
        let reply = try await house.bring("2026-03-29T12:00:00Z one\n", as: "one.log")
        #expect(reply.status == 201)
        #expect(try await house.debrief.sources.map(\.name) == ["one.log"])
    }

    @Test("SEC-05 what cannot be taken is refused, and nothing of it is kept", arguments: Broken.all)
    func refused(broken: Broken) async throws {
        let reply = try await send(broken.body, in: 1000)
        #expect(reply.status == broken.status, "\(reply.text)")
        #expect(reply.text.contains(broken.words), "\(reply.text)")
        #expect(try await house.debrief.sources.isEmpty)
        #expect(try files("incoming").isEmpty)
        #expect(try files("blobs").isEmpty)
    }

    @Test("SEC-05 an upload that breaks off leaves nothing behind", arguments: [true, false])
    func breaksOff(isForm: Bool) async throws {
        let (body, source) = RequestBody.makeStream()
        async let reply = house.ask(.post, house.path("sources"), as: .bob, headers(isForm: isForm), body)
        await source.yield(
            ByteBuffer(string: String(Form(files: [("a.log", String(repeating: "x", count: 5000))]).body.prefix(4000))))
        source.finish(CancellationError())
        #expect(try await reply.status >= 400)
        #expect(try await house.debrief.sources.isEmpty)
        #expect(try files("incoming").isEmpty)
    }

    @Test(
        "SEC-05 the name of a file is a name, and no path or escape",
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\\\logs\\\\app.log", "app.log"), ("/", "evidence"),
            ("a\u{1B}[31m.log", "a\u{241B}[31m.log"), ("\u{202E}gol.exe", "\u{FFFD}gol.exe"),
        ])
    func names(sent: String, kept: String) async throws {
        _ = try await send(Form(files: [(sent, "12:00 one")]).body, in: 100)
        #expect(try await house.debrief.sources.map(\.name) == [kept])
        #expect(try files("blobs").allSatisfy { $0.wholeMatch(of: /[0-9a-f]{2}(\/[0-9a-f]{64})?/) != nil })
    }

    @Test(
        "SEC-05 each file of a form is looked at by itself, and what was not taken is said", arguments: [true, false])
    func oneByOne(isForScript: Bool) async throws {
        try await house.bring("12:01 two\n", as: "two.log")
        let form = Form(
            files: [
                ("one.log", "12:00 one\n"), ("again.log", "12:01 two\n"), ("none.log", ""), ("three.log", "12:02 3\n"),
            ])
        var fields = headers(isForm: true)
        if isForScript { fields[.accept] = "application/json" }
        let reply = try await house.ask(
            .post, house.path("sources"), as: .bob, fields, RequestBody(buffer: ByteBuffer(string: form.body)))
        #expect(try await house.debrief.sources.map(\.name) == ["two.log", "one.log", "three.log"])
        #expect(reply.text.contains("The same file, as “two.log”, is here already"))
        #expect(reply.text.contains("“none.log” is empty"))
        #expect(try files("blobs").filter { $0.count > 3 }.count == 3)
    }

    @Test(
        "SEC-05 what the rules refuse whatever it is, is refused before a byte of it is kept",
        arguments: [(Who.bob, Stage.completed, 409), (.carol, .timeline, 403)])
    func refusedBeforehand(who: Who, stage: Stage, status: Int) async throws {
        try await house.perform(.open(stage))
        let (body, source) = RequestBody.makeStream()
        // Nothing ever comes: whoever waits for it does not answer.
        let reply = try await house.ask(.post, house.path("sources"), as: who, headers(isForm: false), body)
        #expect(reply.status == status)
        source.finish()
        #expect(try files("incoming").isEmpty)
    }

    @Test("SEC-05 the bytes of a file that could not be added are dropped, and only if nothing cites them")
    func dropped() async throws {
        let room = try await house.room(house.elsewhere)
        _ = try await house.send(
            "12:00 cited\n", to: "/api/v1/debriefs/\(house.elsewhere)/sources?name=a.log", as: .dan, type: "text/plain")
        #expect(await room.debrief.sources.count == 1)
        try await house.whileNothingCanBeWritten {
            for text in ["cited", "not cited"] {
                let reply = try await house.bring("12:00 \(text)\n", as: "a.log")
                #expect(reply.status == 507)
            }
        }
        let kept = try files("blobs").filter { $0.count > 3 }
        #expect(kept.map { String($0.suffix(64)) } == [await room.debrief.sources[0].sha256])
    }

    @Test("SEC-05 readings that nobody has asked for lately are let go")
    func readingsAreBounded() async throws {
        for number in 0..<300 {
            var incoming = try house.store.blobs.receive(limit: 100)
            try Array("12:00 \(number)\n".utf8).withUnsafeBytes { try incoming.write($0) }
            let (sha256, size) = try house.store.blobs.keep(&incoming)
            _ = try await house.server.shelf.examine(
                .random(), named: "a.log", sha256: sha256, size: size, as: Source.Reading(), in: "UTC")
        }
        #expect(await house.server.shelf.count == 256)
    }

    @Test("SEC-05 the same file twice is said to be here already, and kept once")
    func twice() async throws {
        #expect(try await house.bring("12:00 one\n", as: "one.log").status == 201)
        let reply = try await house.bring("12:00 one\n", as: "again.log")
        #expect(reply.status == 409)
        #expect(reply.text.contains("is here already"))
        #expect(try await house.debrief.sources.count == 1)
    }

    @Test("EVD-04 a line that was brought in becomes an entry whose citation leads back to it")
    func cites() async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n2026-03-29T12:00:01Z two\n", as: "app.log")
        let page = try await house.get(house.path("evidence?q=two"), as: .bob).text
        let path = try #require(page.firstMatch(of: /entries\/new\?cite=([^"]+)"/)).1
        let cite = try #require(String(path).removingPercentEncoding)
        #expect(try await house.get(house.path("entries/new?cite=\(path)"), as: .bob).text.contains("12:00:01"))
        _ = try await house.post(
            house.path("entries"), as: .bob, ["cite": cite, "time": "12:00:01", "lane": "app", "text": "Two"])
        let citation = try #require(try await house.debrief.timeline.entries.first?.content.citations.first)
        #expect(citation.quote == "2026-03-29T12:00:01Z two")
        #expect(citation.line == 2)
        #expect(citation.sha256 == (try await house.debrief.sources.first?.sha256))
    }

    @Test(
        "TIM-09 an entry is told from memory until it cites evidence or a web address, and again when both are taken away"
    )
    func citesLater() async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n", as: "app.log")
        try await house.perform(.addEntry("e1", EntryContent("Restart")))
        let (edits, timeline) = (house.path("entries/e1/edits"), house.path("timeline"))
        #expect(try await house.get(timeline, as: .bob).text.contains("1 from memory"))
        let evidence = try await house.get(house.path("evidence"), as: .bob).text
        let place = String(try #require(evidence.firstMatch(of: /cite=([^"]+)#others">Add to an entry/)).1)
        #expect(
            try await house.get(house.path("entries/new?cite=\(place)"), as: .bob).text
                .contains("/entries/e1?cite=\(place)\""))
        let form = try await house.get(house.path("entries/e1?cite=\(place)"), as: .bob).text
        let cite = try #require(place.removingPercentEncoding)
        #expect(form.contains("name=\"cite\" value=\"\(cite)\""))
        let address = "https://status.example.org/17?a=1&b=2"
        _ = try await house.post(edits, as: .bob, ["base": "0", "cite": cite, "link": address])
        let content = try #require(try await house.debrief.timeline["e1"]?.content)
        #expect(content.citations.map(\.quote) == ["2026-03-29T12:00:00Z one"])
        #expect(content.links == [address])
        let shown = try await house.get(timeline, as: .bob).text
        #expect(shown.contains("0 from memory") && !shown.contains("from memory, added"))
        let escaped = address.replacing("&", with: "&amp;")
        #expect(shown.contains(#"<a href="\#(escaped)" rel="noopener nofollow noreferrer">\#(escaped)</a>"#))
        let sent = try await house.post(edits, as: .bob, ["base": "0", "uncite[]": cite, "unlink[]": address])
        #expect(sent.status == 303, "\(sent.text)")
        #expect(try await house.get(timeline, as: .bob).text.contains("1 from memory"))
    }

    @Test(
        "TIM-09 what is no encrypted web address is not cited",
        arguments: [
            "http://example.org/", "javascript:alert(1)", "https://", "https:///x", "https://a@example.org/",
            "https://a b/",
            "https://ex\u{202E}ample.org/", "https://example.org/\"onclick=x",
        ])
    func noAddress(link: String) async throws {
        let reply = try await house.post(
            house.path("entries"), as: .bob, ["lane": "app", "text": "Two", "link": link])
        #expect(reply.status == 422)
        #expect(try await house.debrief.timeline.entries.isEmpty)
    }

    @Test(
        "EVD-04 a citation says what stands in the evidence, whatever somebody sends",
        arguments: ["", "x", "a.b.c.d", "s.99999999999999999999.0.app.log", "s.9223372036854775807.0.app.log"])
    func noSuchLine(cite: String) async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n", as: "app.log")
        let reply = try await house.post(house.path("entries"), as: .bob, ["cite": cite, "lane": "app", "text": "Two"])
        #expect(reply.status == (cite.isEmpty ? 303 : 404))
        #expect(try await house.debrief.timeline.entries.allSatisfy(\.content.citations.isEmpty))
    }

    @Test(
        "SEC-05 no number or time that somebody may send harms the server",
        arguments: [
            "at=9223372036854775807", "at=-9223372036854775808", "from=1678-01-01 00:00&until=2261-12-31 00:00",
            "at=x&place=x",
            "q=one&at=9223372036854775807", "part=none&from=2261-12-31 23:59",
        ])
    func hostileQuery(query: String) async throws {
        try await house.bring("2026-03-29T12:00:00Z one\n", as: "app.log")
        let escaped = query.replacing(" ", with: "%20")
        #expect(try await house.get(house.path("evidence?\(escaped)"), as: .bob).status == 200)
        #expect(
            try await house.get(
                "/api/v1/debriefs/\(house.here)/evidence?after=9223372036854775807&limit=9223372036854775807", as: .bob
            ).status == 200)
    }

    @Test("SEC-05 evidence of the first and the last year that there is harms neither its page nor the server")
    func allTheYears() async throws {
        try await house.bring("1678-01-01T00:00:00Z one\n2261-12-31T23:59:59Z two\n", as: "app.log")
        let page = try await house.get(house.path("evidence"), as: .bob)
        #expect(page.status == 200)
        #expect(page.text.contains("1678") && page.text.contains("2261"))
    }

    @Test(
        "SEC-05 no year that somebody may declare harms the server",
        arguments: ["9223372036854775807", "-9223372036854775808", "0", "x"])
    func hostileYear(year: String) async throws {
        let path = "/api/v1/debriefs/\(house.here)/sources?name=a.log&year=\(year)"
        let reply = try await house.send("Mar 29 12:00:00 host app: one\n", to: path, as: .bob, type: "text/plain")
        #expect(reply.status < 500)
    }

    private func send(_ body: String, in size: Int) async throws -> Reply {
        let (stream, source) = RequestBody.makeStream()
        async let reply = house.ask(.post, house.path("sources"), as: .bob, headers(isForm: true), stream)
        var rest = ByteBuffer(string: body)
        while let piece = rest.readSlice(length: min(size, rest.readableBytes)), piece.readableBytes > 0 {
            await source.yield(piece)
        }
        source.finish()
        return try await reply
    }

    private func headers(isForm: Bool) -> HTTPFields {
        [
            .fromHere: "same-origin",
            .contentType: isForm ? "multipart/form-data; boundary=\(Form.boundary)" : "text/plain",
        ]
    }

    private func files(_ name: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: house.folder.appending(path: name).path)
    }
}

/// A form with files, as a browser encodes it.
struct Form {
    var fields: KeyValuePairs<String, String> = [:]
    var files: [(name: String, content: String)] = []

    static let boundary = "----boundary"

    var body: String {
        fields.map { part("name=\"\($0.key)\"", $0.value) }.joined()
            + files.map { part("name=\"files\"; filename=\"\($0.name)\"", $0.content) }.joined()
            + "--\(Form.boundary)--\r\n"
    }

    private func part(_ disposition: String, _ content: String) -> String {
        "--\(Form.boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(content)\r\n"
    }
}

/// A form that is not to be taken.
struct Broken: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let status: Int
    let words: String

    private init(_ name: String, _ body: String, _ status: Int, _ words: String) {
        (testDescription, self.body, self.status, self.words) = (name, body, status, words)
    }

    static let all = [
        Broken("no file at all", Form().body, 422, "The file is empty"),
        Broken("a file field without a file", Form(files: [("", "")]).body, 422, "The file is empty"),
        Broken("an empty file", Form(files: [("a.log", "")]).body, 422, "nothing to import"),
        Broken(
            "files that are too large together",
            Form(files: (0..<4).map { ("\($0).log", String(repeating: "\($0)", count: 2501)) }).body, 413,
            "Nothing was kept"),
        Broken(
            "several files of which none can be taken", Form(files: [("a.log", ""), ("b.log", "")]).body, 422,
            "“b.log” is empty"),
        Broken(
            "a file that is too large", Form(files: [("a.log", String(repeating: "x", count: 10_001))]).body, 413,
            "Nothing was kept"),
        Broken(
            "too many files", Form(files: (0...50).map { ("\($0).log", "12:00 \($0)") }).body, 422, "The list of files"),
        Broken(
            "a zone that is none", Form(fields: ["zone": "Mars/Base"], files: [("a.log", "12:00 one")]).body, 422,
            "is no time zone"),
        Broken(
            "another boundary", Form(files: [("a.log", "12:00 one")]).body.replacing("boundary", with: "other"), 400,
            "broke off"),
        Broken("no end", String(Form(files: [("a.log", "12:00 one")]).body.dropLast(6)), 400, "broke off"),
        Broken(
            "a part without a name", "--\(Form.boundary)\r\nX: y\r\n\r\nz\r\n--\(Form.boundary)--", 400, "has no name"),
        Broken(
            "a header without an end", "--\(Form.boundary)\r\n" + String(repeating: "X: y\r\n", count: 5000), 400,
            "no end to its header"),
        Broken(
            "a field without an end", Form(fields: ["zone": String(repeating: "x", count: 10_001)]).body, 422,
            "A field is longer"),
        Broken(
            "fields without an end",
            (0..<2000).map { "--\(Form.boundary)\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\nx\r\n" }
                .joined(), 422, "The list of fields"),
    ]
}
