import Debriefing
import HTTPTypes
import Storage
import Testing

@testable import Server

/// UX-04: whatever goes wrong, the last words say what to do about it.
@Suite struct RefusalTests {
    @Test("UX-04 every refusal ends in what to do", arguments: RefusalTests.all.map { Problem($0) }.map(\.detail))
    func endsInWhatToDo(sentence: String) {
        let last = sentence.split(separator: #/[.:;] /#).last.map(String.init) ?? ""
        let words = last.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
        #expect(words.contains { RefusalTests.deeds.contains($0) }, "\(sentence)")
        #expect(sentence.hasSuffix("."))
    }

    @Test(
        "UX-04 nothing of our own making is told to a person",
        arguments: RefusalTests.all.map { Problem($0) }.map(\.detail))
    func noInsides(sentence: String) {
        for word in ["SQLite", "Error", "nil", "Optional", "Swift", "GRDB"] { #expect(!sentence.contains(word)) }
    }

    @Test("UX-04 a fault is told as our mistake, with nothing of its insides")
    func fault() {
        struct Secret: Error { let path = "/etc/passwd" }
        let problem = Problem(Secret())
        #expect(problem.status == 500)
        #expect(problem.detail.contains("go back, reload and try again"))
        #expect(!problem.detail.contains("passwd"))
    }

    @Test("What another writer was faster than is a conflict, and not a full disk")
    func stale() {
        #expect(Problem(StorageFault.stale(sequence: 7)).status == 409)
        #expect(Problem(StorageFault.notWritten(reason: "full")).status == 507)
    }

    @Test("SEC-07 what somebody wrote and the secret of a link are in no log, and why it was not kept is")
    func log() async throws {
        let house = try await House(at: .remediation)
        let secret = try await house.store.passes.issue(
            .guest(in: house.here, as: .participant, label: ""), by: Who.alice.id, at: house.clock.now)
        let log = LogBook()
        try await house.whileNothingCanBeWritten {
            let reply = try await house.post(house.path("ideas"), as: .bob, ["text": "okapi secret words"], log: log)
            #expect(reply.status == 507)
            #expect(reply.text.contains("okapi secret words"))
            #expect(!reply.text.contains("INSERT"))
            #expect(try await house.post("/links/\(secret.text)", ["name": "Greta"], log: log).status == 507)
        }
        #expect(log.text.contains("the disk is full"))
        #expect(log.text.contains("/links/…"))
        for word in ["okapi", secret.text] { #expect(!log.text.contains(word)) }
    }

    @Test(
        "UX-04 what is not understood is a problem with words, for people and for programs",
        arguments: [
            ("plans", "minutes=many"), ("plans", ""), ("agreements", "version=1"), ("stages", "stage=party"),
            ("participants/%20/roles", "role=x"),
            ("entries/none/edits", "base=1&text=x"), ("ideas/none/outcomes", "outcome=moot"), ("nowhere", ""),
        ])
    func notUnderstood(place: String, form: String) async throws {
        let house = try await House(at: .remediation)
        let page = try await house.send(form, to: house.path(place), as: .alice)
        let document = try await house.send(form, to: "/api/v1/debriefs/\(house.here)/\(place)", as: .alice)
        #expect((400..<500).contains(page.status) && page.status == document.status)
        #expect(page.text.contains("role=\"alert\""))
        #expect(document.headers[.contentType] == "application/problem+json")
        #expect(document.text.contains("\"detail\":"))
    }

    @Test(
        "UX-04 a body that is no form is refused with what to send",
        arguments: [("text/plain", "x"), ("application/json", "{"), ("application/json", "[]"), ("image/png", "x")])
    func noForm(type: String, body: String) async throws {
        let house = try await House(at: .remediation)
        let reply = try await house.send(body, to: "/api/v1/debriefs/\(house.here)/ideas", as: .alice, type: type)
        #expect(reply.status == 400)
        #expect(reply.text.contains("correct it and send it again"))
    }

    private static let deeds: Set<String> = [
        "come", "ask", "try", "reload", "check", "go", "wait", "choose", "write", "send", "sign", "add", "save",
        "answer", "commit", "shorten",
        "correct", "open", "start", "look", "park", "cut", "free", "compare", "complete", "easiest", "take", "mark",
        "put", "use", "back", "publish",
    ]

    static let all: [any Error] =
        refusals + doors + [StorageFault.tooLarge(limit: 1 << 20), StorageFault.notWritten(reason: "full")]

    private static let refusals: [Refusal] = [
        .notFound("debrief"), .stale(yours: 1, current: 2),
        .changedMeanwhile("e1", yours: EntryEdit(text: "x"), fields: [.text]),
        .remediationChangedMeanwhile(yours: RemediationContent(text: "x")), .missing("The title"),
        .tooLong("The title", limit: 200),
        .lacking(["a due date"]),
    ]

    private static let doors: [DoorRefusal] = [
        .signInNeeded, .membersOnly, .ownerOnly, .wrongPassword, .slowDown(seconds: 2), .linkSpent, .emailTaken,
        .badPassword, .wrongCurrentPassword, .takenOut,
        .otherOrigin, .unreadable("“text” is missing"), .notHere,
    ]
}
