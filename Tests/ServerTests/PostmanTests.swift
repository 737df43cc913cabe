import Debriefing
import Foundation
import Storage
import Synchronization
import Testing
import Timekeeping

@testable import Server

/// What a mail server was handed, and what it answers.
final class MailServer: Sendable {
    let taken = Mutex<[Letter]>([])
    let fault = Mutex<DeliveryFault?>(nil)

    func take(_ letter: Letter) throws {
        if let fault = fault.withLock({ $0 }) { throw fault }
        taken.withLock { $0.append(letter) }
    }

    /// To whom letters went, with what calendars are told in them.
    var calendars: [(to: String, file: String)] {
        taken.withLock { $0 }.map { letter in
            let parts = letter.message.components(separatedBy: "Content-Type: text/calendar")
            let body =
                parts.last?.components(separatedBy: "\r\n\r\n").dropFirst().first?.components(separatedBy: "--")[0]
                ?? ""
            let data = Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()
            return (letter.recipient, String(decoding: data, as: UTF8.self).replacing("\r\n ", with: ""))
        }
    }
}

@Suite struct PostmanTests {
    private let server = MailServer()
    private let mail = MailSettings(url: "smtp://127.0.0.1:25", from: "debrief@example.org")
    private let date = Appointment(starts: "2026-04-02T10:00:00Z", minutes: 60)

    private func postman(_ house: House) -> Postman {
        let (server, clock) = (server, house.clock)
        let world = Surroundings(deliver: { letter, _ in try server.take(letter) }, now: { clock.now })
        return Postman(store: house.store, mail: mail, address: "https://debrief.example.org", surroundings: world)
    }

    private func round(_ house: House) async throws {
        try await postman(house).write()
        try await postman(house).send()
    }

    @Test("PRE-12 invitation, agenda and draft timeline go out in one letter, with buttons for the calendar")
    func together() async throws {
        let house = try await House()
        try await house.perform(.addEntry("e1", EntryContent("The queue grew")))
        try await house.perform(.meet(date))
        try await house.perform(.sendInvitations(["bob", "gus"]))
        try await round(house)
        // Gus has no address; nobody gets a letter twice.
        try await round(house)
        let letter = try #require(server.taken.withLock { $0.count == 1 ? $0[0] : nil })
        #expect(letter.recipient == "bob@example.org")
        let body = try #require(
            letter.message.components(separatedBy: "text/plain").last?.components(separatedBy: "\r\n\r\n")[1])
        let text = String(
            decoding: Data(base64Encoded: body.components(separatedBy: "--")[0], options: .ignoreUnknownCharacters)
                ?? Data(), as: UTF8.self)
        for part in [
            "Thursday 2 April 2026, 10:00–11:00", "- timeline: 36 min", "Ops: The queue grew",
            "https://debrief.example.org/debriefs/\(house.here)/preparation",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(letter.message.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST"))
        #expect(server.calendars[0].file.contains("METHOD:REQUEST\r\n"))
    }

    @Test(
        "a meeting that moves, is called off, or goes on without somebody reaches their calendars under the same name")
    func updates() async throws {
        let house = try await House()
        try await house.perform(.meet(date))
        try await house.perform(.sendInvitations(["bob", "carol"]))
        try await house.perform(.meet(Appointment(starts: "2026-04-03T10:00:00Z", minutes: 60)))
        try await house.perform(.dismiss("carol"))
        try await house.perform(.callOff(reason: "No room"))
        try await round(house)
        let told = server.calendars.map { calendar in
            let lines = calendar.file.components(separatedBy: "\r\n")
            func value(_ name: String) -> String {
                lines.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) } ?? ""
            }
            #expect(value("UID:") == "\(house.here)-meeting@debrief")
            return "\(calendar.to.prefix(3)) \(value("METHOD:")) \(value("SEQUENCE:")) \(value("DTSTART:").prefix(8))"
        }
        #expect(
            told == [
                "bob REQUEST 0 20260402", "car REQUEST 0 20260402", "bob REQUEST 1 20260403", "car REQUEST 1 20260403",
                "car CANCEL 1 20260403", "bob CANCEL 2 20260403",
            ])
    }

    @Test("what a crash left between a change and its letter is written afterwards")
    func crash() async throws {
        let house = try await House()
        try await house.perform(.meet(date))
        try await house.perform(.sendInvitations(["bob"]))
        try await postman(house).write()
        #expect(server.calendars.isEmpty)
        // Another process comes to the same folder: the letter lies there.
        try await round(house)
        #expect(server.calendars.count == 1)
    }

    @Test(
        "a mail server that is away is asked again after growing pauses, and then given up with a sentence for leaders")
    func retries() async throws {
        let house = try await House()
        server.fault.withLock { $0 = DeliveryFault(reason: "The mail server is away.", isFinal: false) }
        try await house.perform(.meet(date))
        try await house.perform(.sendInvitations(["bob"]))
        try await postman(house).write()
        for pause in Postman.pauses {
            try await postman(house).send()
            house.clock.pass(seconds: pause - 1)
            #expect(try await house.store.outbox.due(at: house.clock.now).isEmpty)
            house.clock.pass(seconds: 1)
            #expect(try await house.store.outbox.due(at: house.clock.now).count == 1)
        }
        try await postman(house).send()
        #expect(try await house.store.outbox.due(at: house.clock.now.advanced(bySeconds: 10_000_000)).isEmpty)
        let page = try await house.get(house.path("preparation"), as: .alice).text
        #expect(page.contains("given up: The mail server is away. Tell this person yourself, or send it again."))
        #expect(try await !house.get(house.path("preparation"), as: .bob).text.contains("The mail server is away."))
    }

    @Test("a refusal for good is not tried again, and a letter that was sent leaves no words behind")
    func wordsGo() async throws {
        let house = try await House()
        try await house.perform(.addEntry("e1", EntryContent("okapi")))
        try await house.perform(.meet(date))
        try await house.perform(.sendInvitations(["bob"]))
        try await round(house)
        let states = try await house.store.outbox.states(about: house.here)
        #expect(states.map(\.stand) == [.sent(at: house.clock.now)])
        server.fault.withLock { $0 = DeliveryFault(reason: "No such person (550).", isFinal: true) }
        try await house.perform(.callOff(reason: "No room"))
        try await round(house)
        #expect(
            try await house.store.outbox.states(about: house.here).map(\.stand) == [.givenUp("No such person (550).")])
    }

    @Test("PRE-12 a letter that was given up is sent again by one click, and who has no address is named")
    func again() async throws {
        let house = try await House()
        server.fault.withLock { $0 = DeliveryFault(reason: "No such person (550).", isFinal: true) }
        try await house.perform(.meet(date))
        try await house.perform(.sendInvitations(["bob", "gus"]))
        try await round(house)
        let states = try await house.store.outbox.states(about: house.here)
        #expect(states.map(\.stand) == [.givenUp("No such person (550).")])
        server.fault.withLock { $0 = nil }
        _ = try await house.post(house.path("invitation-sendings"), as: .alice, ["people[]": "bob"])
        try await round(house)
        #expect(server.calendars.map(\.to) == ["bob@example.org"])
    }

    @Test("settings of mail print no password, and what is no mail server is none")
    func settings() throws {
        let mail = try #require(MailSettings(url: "smtps://bob:hunter2@mail.example.org:465", from: "a@example.org"))
        #expect("\(mail)" == "smtps://mail.example.org:465")
        #expect(!String(reflecting: mail).contains("hunter2"))
        for url in ["http://mail.example.org", "mail.example.org", "smtp://", ""] {
            #expect(MailSettings(url: url, from: "a@example.org") == nil)
        }
    }
}
