import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Testing

@testable import Server

@Suite struct AttachmentTests {
    @Test("TIM-21 a picture stands beside its entry with what it shows, and comes as a picture and nothing else")
    func brought() async throws {
        let house = try await House.withEntry()
        let reply = try await house.attach(Picture.png(), named: "../a.html", as: .bob, ["time": "about 12:00"])
        #expect(reply.status == 303, "\(reply.text)")
        let attachment = try await house.first
        #expect(attachment.kind == .png && attachment.name == "a.html" && attachment.moment != nil)
        let page = try PageReader.read(try await house.get(house.path("timeline"), as: .carol).text)
        let image = try #require(page.find("entry-e1")?.all.first { $0.name == "img" })
        #expect(image.attributes["alt"] == "The queue")
        let file = try await house.get(try #require(image.attributes["src"]), as: .carol)
        #expect(file.status == 200 && file.headers[.contentType] == "image/png")
        #expect(file.headers[.xContentTypeOptions] == "nosniff")
        #expect(file.headers[.contentSecurityPolicy]?.contains("default-src 'none'; sandbox") == true)
        #expect(try house.bytes(attachment.id) == Data(Picture.png()))
        #expect(try await house.get(image.attributes["src"] ?? "", as: .dan).status == 404)
    }

    @Test(
        "TIM-21 what a browser would run is never shown, whatever it is called",
        arguments: ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<script>alert(1)</script>", "%PDF"])
    func active(text: String) async throws {
        let house = try await House.withEntry()
        #expect(try await house.attach(Array(text.utf8), named: "picture.png", as: .bob).status == 303)
        let attachment = try await house.first
        let file = try await house.get(house.path("entries/e1/attachments/\(attachment.id)"), as: .bob)
        #expect(file.headers[.contentType] == "application/octet-stream")
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
        #expect(try await !house.get(house.path("timeline"), as: .bob).text.contains("<img"))
    }

    @Test("TIM-21 too large, broken, empty, without words and for those who read: refused, and nothing is kept")
    func refused() async throws {
        let house = try await House.withEntry()
        let large = Picture.png(with: Array(repeating: 0, count: AttachmentPages.limit))
        let reply = try await house.attach(large, as: .bob)
        #expect(reply.status == 413 && reply.text.contains("Nothing was kept"))
        #expect(try await house.attach(Array(Picture.png().dropLast(4)), as: .bob).status == 422)
        #expect(try await house.attach([], as: .bob).status == 422)
        #expect(try await house.attach(Picture.png(), as: .bob, caption: " ").status == 422)
        #expect(try await house.attach(Picture.png(), as: .carol).status == 403)
        #expect(try await house.attach(Picture.png(), at: "e9", as: .bob).status == 404)
        #expect(try await house.debrief.timeline["e1"]?.content.attachments == nil)
        #expect(try house.files.isEmpty)
    }

    @Test("TIM-21 sent again it is there once, and another entry's name for it changes nothing")
    func once() async throws {
        let house = try await House.withEntry()
        for _ in 0..<2 { _ = try await house.attach(Picture.png(), as: .bob, ["id": "a1"]) }
        _ = try await house.attach(Picture.jpeg(), as: .gus, ["id": "a1"])
        #expect(try await house.debrief.timeline["e1"]?.content.attachments?.count == 1)
        #expect(try house.bytes("a1") == Data(Picture.png()))
        try await house.perform(.addEntry("e2", EntryContent("Restart")))
        #expect(try await house.attach(Picture.jpeg(), at: "e2", as: .gus, ["id": "a1"]).status == 422)
        #expect(try house.bytes("a1") == Data(Picture.png()))
    }

    @Test("TIM-21 TIM-09 a picture is evidence, a sketch from memory is none")
    func sketch() async throws {
        let house = try await House.withEntry()
        _ = try await house.attach(Picture.png(), as: .bob, ["sketch": "yes"])
        #expect(try await house.debrief.timeline["e1"]?.content.isFromMemory == true)
        #expect(try await house.get(house.path("timeline"), as: .bob).text.contains("a sketch, from memory"))
        _ = try await house.attach(Picture.jpeg(), as: .bob)
        #expect(try await house.debrief.timeline["e1"]?.content.isFromMemory == false)
    }

    @Test("TIM-09 what is published keeps saying “from memory” beside a sketch that is erased")
    func erasedSketch() async throws {
        let house = try await House.withEntry()
        _ = try await house.attach(Picture.png(), as: .bob, ["id": "a1", "sketch": "yes"])
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        let path = house.path("publication/markdown")
        #expect(try await house.get(path, as: .dan).text.contains("from memory"))
        _ = try await house.post(house.path("entries/e1/attachments/a1/erasures"), as: .bob)
        #expect(try await house.get(path, as: .dan).text.contains("from memory"))
    }

    @Test("TIM-21 it is taken away, which can be undone, and its caption changed")
    func takenAway() async throws {
        let house = try await House.withEntry()
        _ = try await house.attach(Picture.png(), as: .bob, ["id": "a1"])
        let path = house.path("entries/e1/attachments/a1")
        #expect(try await house.post("\(path)/edits", as: .gus, ["caption": "The database"]).status == 303)
        #expect(try await house.first.caption == "The database")
        #expect(try await house.post("\(path)/removals", as: .gus).status == 303)
        #expect(try await house.debrief.timeline["e1"]?.content.attachments == nil)
        #expect(try await house.get(path, as: .bob).status == 200)
        let last = try await house.debrief.sequence
        #expect(try await house.post(house.path("undos"), as: .gus, ["change": "\(last)"]).status == 303)
        #expect(try await house.first.caption == "The database")
        _ = try await house.post("\(path)/removals", as: .bob)
        #expect(try await house.get(house.path("entries/e1"), as: .bob).text.contains("1 taken away"))
        #expect(try await house.post("\(path)/restorations", as: .bob).status == 303)
        #expect(try await house.first.id == "a1")
    }

    @Test("UX-06 LIV-03 nobody's words on a picture are undone or overwritten, and what does not meet is merged")
    func together() async throws {
        let house = try await House.withEntry()
        _ = try await house.attach(Picture.png(), as: .bob, ["id": "a1"])
        let path = house.path("entries/e1/attachments/a1")
        let base = try await house.debrief.sequence
        func edit(_ caption: String, _ time: String, as who: Who) async throws -> Reply {
            try await house.post("\(path)/edits", as: who, ["caption": caption, "time": time, "base": "\(base)"])
        }
        #expect(try await edit("The database", "", as: .bob).status == 303)
        let changed = try await house.debrief.sequence
        #expect(try await edit("The queue", "12:00", as: .gus).status == 303)
        #expect(try await house.first.caption == "The database")
        #expect(try await house.first.moment != nil)
        let late = try await edit("The cache", "", as: .gus)
        #expect(late.status == 422 && late.text.contains("“The database” now"))
        let undo = try await house.post(house.path("undos"), as: .bob, ["change": "\(changed)"])
        #expect(undo.status == 422 && undo.text.contains("changed this entry again"))
        #expect(try await house.first.caption == "The database")
    }

    @Test("UX-06 a change that only brought what is erased is offered to nobody to undo, and the version stays")
    func erasedIsDone() async throws {
        let house = try await House.withEntry()
        _ = try await house.attach(Picture.png(), as: .bob, ["id": "a1"])
        let adding = try await house.debrief.sequence
        _ = try await house.post(house.path("entries/e1/attachments/a1/erasures"), as: .bob)
        let version = try await house.debrief.timeline.version
        _ = try await house.post(house.path("undos"), as: .bob, ["change": "\(adding)"])
        #expect(try await house.debrief.timeline.version == version)
        #expect(try await !house.get(house.path("timeline"), as: .bob).text.contains("data-undo"))
    }

    @Test(
        "TIM-21 erased for good, bytes and words are gone from page, stream, journal and folder, and nobody undoes it")
    func erased() async throws {
        let house = try await House.withEntry()
        let start = try await house.debrief.sequence
        _ = try await house.attach(Picture.png(), as: .bob, ["id": "a1"], caption: "okapi")
        let adding = try await house.debrief.sequence
        let path = house.path("entries/e1/attachments/a1")
        #expect(try await house.post("\(path)/erasures", as: .gus).status == 403)
        #expect(try await house.post("\(path)/erasures", as: .bob).status == 303)
        #expect(try house.files.isEmpty)
        #expect(try await house.get(path, as: .bob).status == 404)
        _ = try await house.post(house.path("undos"), as: .bob, ["change": "\(adding)"])
        #expect(try await house.debrief.timeline["e1"]?.content.attachments == nil)
        #expect(try await !"\(house.store.journal.changes(of: house.here))".contains("okapi"))
        for name in ["debrief.sqlite", "debrief.sqlite-wal"] {
            let bytes = (try? Data(contentsOf: house.folder.appending(path: name))) ?? Data()
            #expect(bytes.range(of: Data("okapi".utf8)) == nil, "\(name)")
        }
        let browser = Browser(try await house.room, .leaders, from: start, in: house)
        try await waitUntil { try await browser.last == house.debrief.sequence }
        #expect(!browser.text.contains("okapi"))
        await browser.close()
        let again = Debrief(id: house.here, changes: try await house.store.journal.changes(of: house.here))
        #expect(try await again == house.debrief)
    }

    @Test("TIM-21 readers of what is published see it only if somebody chose it before, and as long as they do")
    func published() async throws {
        let house = try await House.withEntry()
        for id in ["a1", "a2"] {
            _ = try await house.attach(Picture.png(), as: .bob, ["id": id], caption: "shows \(id)")
        }
        let path = house.path("entries/e1/attachments/a1/showings")
        #expect(try await house.post(path, as: .gus, ["show": "yes"]).status == 403)
        #expect(try await house.post(path, as: .bob, ["show": "yes"]).status == 303)
        #expect(try await house.get(house.path("publication/attachments/a1"), as: .dan).status == 404)
        try await house.perform(.open(.closing))
        try await house.perform(.publish)
        let page = try await house.get(house.path("publication"), as: .dan).text
        #expect(page.contains("shows a1") && !page.contains("shows a2"))
        #expect(try await house.get(house.path("publication/attachments/a1"), as: .dan).status == 200)
        #expect(try await house.get(house.path("publication/attachments/a2"), as: .dan).status == 404)
        #expect(try await house.get(house.path("entries/e1/attachments/a1"), as: .dan).status == 404)
        #expect(try await house.get(house.path("publication/markdown"), as: .dan).text.contains("Image: shows a1"))
        let file = try await house.get(house.path("publication/html"), as: .dan).text
        #expect(file.contains("shows a1") && !file.contains("<img"))
        _ = try await house.post(house.path("entries/e1/attachments/a1/removals"), as: .bob)
        #expect(try await house.get(house.path("publication/attachments/a1"), as: .dan).status == 200)
        _ = try await house.post(house.path("entries/e1/attachments/a1/restorations"), as: .bob)
        #expect(try await house.post(path, as: .bob, ["show": "no"]).status == 303)
        #expect(try await !house.get(house.path("publication"), as: .dan).text.contains("shows a1"))
        #expect(try await house.get(house.path("publication/attachments/a1"), as: .dan).status == 404)
    }

    @Test("TIM-21 after everybody agreed a picture wants a reason, as every correction does")
    func reason() async throws {
        let house = try await House.withEntry()
        for who in [Who.alice, .bob] { try await house.perform(.arrive(who.id), by: who) }
        try await house.perform(.open(.agreement))
        for who in [Who.alice, .bob] { try await house.perform(.agree(Answer(verdict: .agrees), on: 1), by: who) }
        #expect(try await house.attach(Picture.png(), as: .bob).status >= 400)
        #expect(try house.files.isEmpty)
        #expect(try await house.attach(Picture.png(), as: .bob, ["because": "Found since"]).status == 303)
        #expect(try await house.debrief.corrections.map(\.reason) == ["Found since"])
    }

    @Test("TIM-21 with words that are taken back goes what their author put beside them; a backup has the rest")
    func takenBack() async throws {
        let house = try await House.opened()
        try await house.tell("did-1", of: .bob, by: .bob)
        let entry = try #require(try await house.debrief.timeline.entries.first).id
        _ = try await house.attach(Picture.png(), at: entry, as: .bob, ["id": "a1"], caption: "okapi")
        _ = try await house.attach(Picture.jpeg(), at: entry, as: .gus, ["id": "a2"], caption: "The board")
        try await house.withdraw(as: .bob)
        #expect(try await house.debrief.timeline[entry]?.content.attachments?.map(\.id) == ["a2"])
        #expect(try house.files == ["a2"])
        #expect(try await !"\(house.store.journal.changes(of: house.here))".contains("okapi"))
        let copy = try house.backedUp()
        // A server that ended between the words and the bytes leaves them; the next one does not.
        try house.store.attachments.keep(Data("okapi".utf8), as: "a9", of: house.here)
        try house.store.attachments.keep(only: ["a2"], of: house.here)
        #expect(try house.files == ["a2"])
        let kept = try Store(at: copy).attachments.file("a2", of: house.here)
        #expect(try Data(contentsOf: kept) == Data(Picture.jpeg()))
    }
}

extension House {
    fileprivate static func withEntry() async throws -> House {
        let house = try await House(at: .timeline)
        try await house.perform(.addEntry("e1", EntryContent("The queue grew")))
        return house
    }

    fileprivate var first: Debriefing.Attachment {
        get async throws { try #require(try await debrief.timeline["e1"]?.content.attachments?.first) }
    }

    fileprivate func bytes(_ id: AttachmentID) throws -> Data {
        try Data(contentsOf: store.attachments.file(id, of: here))
    }

    fileprivate var files: [String] {
        get throws {
            let place = store.attachments.file("x", of: here).deletingLastPathComponent()
            return (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        }
    }

    /// Sends the form of an entry's page.
    fileprivate func attach(
        _ bytes: [UInt8], named name: String = "queue.png", at entry: EntryID = "e1", as who: Who,
        _ fields: KeyValuePairs<String, String> = [:], caption: String = "The queue"
    ) async throws -> Reply {
        var body = ByteBuffer()
        for (field, text) in fields.map({ ($0.key, $0.value) }) + [("caption", caption)] {
            body.writeString(
                "--\(Form.boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(text)\r\n")
        }
        let disposition = "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\""
        body.writeString("--\(Form.boundary)\r\n\(disposition)\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--\(Form.boundary)--\r\n")
        return try await ask(
            .post, path("entries/\(entry)/attachments"), as: who,
            [.fromHere: "same-origin", .contentType: "multipart/form-data; boundary=\(Form.boundary)"],
            RequestBody(buffer: body))
    }
}
