import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Server
@testable import Storage

@Suite struct TrackerTests {
    private static let secret = "sixteen letters at least"
    private let house: House

    init() async throws {
        house = try await House(at: .remediation, settings: Settings(trackerSecret: TrackerTests.secret))
    }

    private func track(_ link: String) async throws {
        try await house.perform(.propose("r1", RemediationContent(text: "Add an alert", tracker: link), from: nil))
    }

    private func send(
        _ body: String, to tracker: String, _ headers: HTTPFields = [:], secret: String = TrackerTests.secret
    ) async throws -> Reply {
        let signature = "sha256=" + Signature.hmac(of: Array(body.utf8), under: secret)
        var headers = headers
        headers[.contentType] = "application/json"
        switch tracker {
        case "github": headers[.hubSignature256] = signature
        case "jira": headers[.hubSignature] = signature
        default: headers[.gitLabToken] = secret
        }
        return try await house.ask(
            .post, "/api/v1/trackers/\(tracker)", headers, RequestBody(buffer: ByteBuffer(string: body)))
    }

    private static func github(_ state: String, _ reason: String, action: String = "closed") -> String {
        #"{"action":"\#(action)","issue":{"html_url":"https://github.com/shop/checkout/issues/7","number":7,"#
            + #""state":"\#(state)","state_reason":\#(reason),"title":"Alert"},"repository":{"full_name":"shop/checkout"}}"#
    }

    private static func jira(_ category: String, _ status: String, _ resolution: String) -> String {
        #"{"timestamp":1,"webhookEvent":"jira:issue_updated","issue":{"id":"1","self":"https://jira.example.org/jira/rest/api/2/issue/1","#
            + #""key":"SHOP-7","fields":{"summary":"Alert","status":{"name":"\#(status)","statusCategory":{"key":"\#(category)"}},"#
            + #""resolution":\#(resolution)}}}"#
    }

    private static func gitlab(_ state: String) -> String {
        #"{"object_kind":"issue","object_attributes":{"iid":7,"url":"https://gitlab.example.org/shop/-/issues/7","#
            + #""state":"\#(state)","action":"close"}}"#
    }

    @Test(
        "REM-07 GitHub, GitLab and Jira tell what became of an issue, each in its own way",
        arguments: [
            (
                "github", github("closed", #""completed""#), "https://github.com/shop/checkout/issues/7",
                TrackerWord(.closed, "completed")
            ),
            (
                "github", github("closed", #""not_planned""#), "https://GitHub.com/shop/checkout/issues/7/#top",
                TrackerWord(.dropped, "not planned")
            ),
            (
                "github", github("open", "null", action: "reopened"), "https://github.com/shop/checkout/issues/7",
                TrackerWord(.open, "open")
            ),
            ("gitlab", gitlab("closed"), "https://gitlab.example.org/shop/-/issues/7", TrackerWord(.closed, "closed")),
            (
                "gitlab", gitlab("opened"), "https://gitlab.example.org/shop/-/issues/7?x=1",
                TrackerWord(.open, "opened")
            ),
            (
                "jira", jira("done", "Closed", #"{"name":"Fixed"}"#), "https://jira.example.org/jira/browse/SHOP-7",
                TrackerWord(.closed, "Closed, Fixed")
            ),
            (
                "jira", jira("indeterminate", "In review", "null"), "https://jira.example.org/jira/browse/SHOP-7",
                TrackerWord(.open, "In review")
            ),
        ])
    func tells(tracker: String, body: String, link: String, word: TrackerWord) async throws {
        try await track(link)
        let answer = try await send(body, to: tracker, [.gitHubEvent: "issues"])
        #expect(answer.status == 200 && answer.text.contains(#""remediations":1"#), "\(answer.text)")
        #expect(try await house.debrief.remediations[0].tracked?.word == word)
        let change = try await house.store.journal.changes(of: house.here).last
        #expect(change?.by == .tracker)
    }

    @Test("REM-07 a page shows what the tracker says, and where that is not what we say; our state stays")
    func shows() async throws {
        try await track("https://github.com/shop/checkout/issues/7")
        let closed = TrackerTests.github("closed", #""completed""#)
        _ = try await send(closed, to: "github", [.gitHubEvent: "issues"])
        let page = try await house.get(house.path("follow-up"), as: .carol).text
        #expect(page.contains("closed there (“completed”), since"))
        #expect(page.contains("Here it is proposed, and closed where it is tracked. Nothing changes by itself"))
        #expect(try await house.debrief.remediations[0].state == .proposed)
        let open = TrackerTests.github("open", #""reopened""#, action: "reopened")
        _ = try await send(open, to: "github", [.gitHubEvent: "issues"])
        #expect(try await !house.get(house.path("follow-up"), as: .carol).text.contains("Nothing changes by itself"))
    }

    @Test(
        "REM-07 SEC-01 what is not signed with the secret is not taken down", arguments: ["github", "gitlab", "jira"])
    func unsigned(tracker: String) async throws {
        try await track("https://github.com/shop/checkout/issues/7")
        let body = TrackerTests.github("closed", #""completed""#)
        #expect(
            try await send(body, to: tracker, [.gitHubEvent: "issues"], secret: "another one of letters").status == 403)
        let bare = RequestBody(buffer: ByteBuffer(string: body))
        #expect(try await house.ask(.post, "/api/v1/trackers/\(tracker)", [:], bare).status == 403)
        #expect(try await house.debrief.remediations[0].tracked == nil)
    }

    @Test("REM-07 without a secret there is no such address, and neither is there for a tracker that nobody knows")
    func closed() async throws {
        #expect(try await send("{}", to: "bugzilla").status == 404)
        let other = try await House()
        let body = RequestBody(buffer: ByteBuffer(string: "{}"))
        #expect(try await other.ask(.post, "/api/v1/trackers/gitlab", [.gitLabToken: ""], body).status == 404)
    }

    @Test("REM-07 what tells of something else is let pass, and what cannot be read is refused with a reason")
    func others() async throws {
        try await track("https://github.com/shop/checkout/issues/8")
        let body = TrackerTests.github("closed", #""completed""#)
        #expect(try await send(#"{"zen":"Keep it simple"}"#, to: "github", [.gitHubEvent: "ping"]).status == 200)
        #expect(try await send(body, to: "github", [.gitHubEvent: "issues"]).text.contains(#""remediations":0"#))
        #expect(try await send(#"{"object_kind":"push"}"#, to: "gitlab").status == 200)
        #expect(try await send(#"{"webhookEvent":"comment_created"}"#, to: "jira").status == 200)
        #expect(try await send("{}", to: "jira").status == 400)
        #expect(try await send("not JSON", to: "gitlab").status == 400)
        #expect(try await house.debrief.remediations[0].tracked == nil)
    }

    @Test("REM-07 a signature is that of the known examples")
    func hmac() {
        // RFC 4231, test case 2.
        let right = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        let bytes = Array("what do ya want for nothing?".utf8)
        #expect(Signature.isRight(right, of: bytes, under: "Jefe"))
        #expect(!Signature.isRight(right.dropLast() + "4", of: bytes, under: "Jefe"))
        #expect(!Signature.isRight("", of: bytes, under: "Jefe"))
    }
}
