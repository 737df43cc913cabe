import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Testing
import Timekeeping

@testable import Server

/// Interviews before the workshop, and what is recorded of them.
@Suite struct InterviewTests {
    private let house: House

    init() async throws {
        house = try await House(settings: Settings(uploadLimit: 10_000))
    }

    @Test("OWN-12 whoever plans is shown six kinds of people to think of, and nobody else is")
    func vantages() async throws {
        let page = try await house.get(house.path("interviews"), as: .alice).text
        let told = Vantage.all.map(\.title)
        #expect(told.count == 6)
        for title in told { #expect(page.contains(title)) }
        let other = try await house.get(house.path("interviews"), as: .bob).text
        for title in told { #expect(!other.contains(title)) }
    }

    @Test("OWN-12 a talk under 20 or over 60 minutes is flagged", arguments: [19, 20, 60, 61])
    func lengths(minutes: Int) async throws {
        let reply = try await plan(minutes: "\(minutes)")
        #expect(reply.place == house.path("interviews"))
        let page = try await house.get(house.path("interviews"), as: .alice).text
        #expect(page.contains("Two shorter talks may serve better.") == !(20...60).contains(minutes))
    }

    @Test("OWN-11 the record says who asks, who writes along, who may listen, the consent and the last day")
    func record() async throws {
        _ = try await plan(scribe: "gus")
        for who in [Who.alice, .bob, .gus] {
            let page = try PageReader.read(try await house.get(house.path("interviews"), as: who).text)
            let facts = page.all.filter { $0.name == "dd" }.map(\.words)
            #expect(facts.prefix(3) == ["Alice", "Gus", "Bob, Alice, Gus"], "\(who)")
            #expect(facts.contains("not asked or not answered yet"))
            #expect(facts.contains { $0.contains("; then it is deleted") })
        }
        #expect(!(try await house.get(house.path("interviews"), as: .carol).text.contains("Bob, Alice, Gus")))
    }

    @Test(
        "OWN-11 an interview that cannot be is refused with the reason",
        arguments: [
            ("person", "dan", 404, "person in this debrief"), ("asker", "bob", 422, "Nobody asks themselves"),
            ("minutes", "300", 422, "5 to 240 minutes"), ("keepUntil", "2020-01-01", 422, "A recording is kept until"),
            ("keepUntil", "2200-01-01", 422, "A recording is kept until"),
            ("start", "soon", 422, "no date with a time"),
        ])
    func refused(field: String, value: String, status: Int, words: String) async throws {
        let reply = try await plan(minutes: "40", changing: (field, value))
        #expect(reply.status == status)
        #expect(reply.text.contains(words), "\(reply.text)")
        #expect(try await house.store.interviews.all(in: house.here).isEmpty)
    }

    @Test("OWN-11 without a yes nothing is recorded, and only the person says it")
    func consents() async throws {
        try await house.plan(with: .bob, as: "v1", scribe: .gus)
        #expect(try await send("okapi", as: .gus).status == 403)
        #expect(try await answer("given", as: .alice).status == 403)
        #expect(try await answer("given", as: .bob).status == 303)
        #expect(try await send("okapi", as: .gus).status == 303)
        #expect(try await house.get(recording, as: .alice).text == "okapi")
        #expect(try await send("okapi", as: .bob).status == 403)
    }

    @Test("OWN-11 a recording is listened to by those the person knew of, and found nowhere else")
    func listeners() async throws {
        try await house.record("okapi", with: .bob, as: "v1", listeners: [.carol])
        for who in [Who.alice, .bob, .carol] {
            #expect(try await house.get(recording, as: who).text == "okapi", "\(who)")
        }
        for who in [Who.gus, .dan, .hal, .nobody] {
            #expect(!(try await house.get(recording, as: who).text.contains("okapi")), "\(who)")
        }
        for (who, times) in [(Who.alice, 1), (.bob, 1), (.carol, 1), (.gus, 0)] {
            let told = try await house.everything(of: house.here, for: who).filter { $0.contains("okapi") }
            #expect(told == Array(repeating: "okapi", count: times), "\(who)")
        }
    }

    @Test("OWN-11 a recording is saved as a file, whatever it is, and stored by no browser on the way")
    func saved() async throws {
        try await house.record("<script>", with: .bob, as: "v1")
        let headers = try await house.get(recording, as: .alice).headers
        #expect(headers[.contentType] == "application/octet-stream")
        #expect(headers[.contentDisposition] == "attachment; filename*=UTF-8''talk.txt")
        #expect(headers[.cacheControl] == "no-store")
    }

    @Test("OWN-11 with the yes taken back the recording is gone at once")
    func takenBack() async throws {
        try await house.record("okapi", with: .bob, as: "v1")
        _ = try await answer("refused", as: .bob)
        #expect(try await house.get(recording, as: .alice).status == 404)
        #expect(try recordings().isEmpty)
    }

    @Test("OWN-11 after its last day the recording is gone, from the disk and for everybody")
    func day() async throws {
        try await house.record("okapi", with: .bob, as: "v1")
        house.clock.pass(days: 2)
        #expect(try await house.get(recording, as: .alice).text == "okapi")
        house.clock.pass(days: 1)
        #expect(try await house.get(recording, as: .alice).status == 404)
        #expect(try recordings().isEmpty)
        #expect(try await house.store.interviews.all(in: house.here).map(\.recording) == [nil])
    }

    @Test("OWN-11 an interview that is called off takes its recording along")
    func calledOff() async throws {
        try await house.record("okapi", with: .bob, as: "v1")
        _ = try await house.post(house.path("interviews/v1/removals"), as: .alice)
        #expect(try await house.store.interviews.all(in: house.here).isEmpty)
        #expect(try recordings().isEmpty)
    }

    private var recording: String { house.path("interviews/v1/recording") }

    private func answer(_ answer: String, as who: Who) async throws -> Reply {
        try await house.post(house.path("interviews/v1/consents"), as: who, ["answer": answer])
    }

    private func send(_ talk: String, as who: Who) async throws -> Reply {
        try await house.send(
            Form(files: [("talk.txt", talk)]).body, to: house.path("interviews/v1/recordings"), as: who,
            type: "multipart/form-data; boundary=\(Form.boundary)")
    }

    private func recordings() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: house.folder.appending(path: "recordings").path)
    }

    private func plan(scribe: String = "", minutes: String = "40", changing change: (String, String)? = nil)
        async throws -> Reply
    {
        var fields = [
            "person": "bob", "asker": "alice", "scribe": scribe, "start": "2026-03-30T10:00", "minutes": minutes,
            "keepUntil": "\(CalendarDay(house.clock.now))",
        ]
        if let change { fields[change.0] = change.1 }
        let body = fields.map { "\($0.key)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return try await house.send(body, to: house.path("interviews"), as: .alice)
    }
}
