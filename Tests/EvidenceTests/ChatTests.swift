import Evidence
import Foundation
import Testing

@Suite struct ChatTests {
    @Test("EVD-16 a reply in Slack says to whom and to what, even where that stands in the file of another day")
    func replyFindsItsParentInAnotherFile() throws {
        let reading = try readSlack([
            "ops/2026-03-01.json":
                #"[{"type":"message","user":"U1","ts":"1772366400.000001","thread_ts":"1772366400.000001","text":"is it down?"}]"#,
            "ops/2026-03-02.json":
                #"[{"type":"message","user":"U2","ts":"1772452800.000001","thread_ts":"1772366400.000001","text":"yes"}]"#,
        ])
        #expect(reading.events.map(\.text) == ["is it down?", "yes (in reply to Alice: is it down?)"])
    }

    @Test("EVD-16 a reply whose message is missing says so")
    func replyWithoutParent() throws {
        let reading = try readSlack([
            "ops/2026-03-02.json":
                #"[{"type":"message","user":"U2","ts":"1772452800.000001","thread_ts":"1772366400.000001","text":"yes"}]"#
        ])
        #expect(reading.events.map(\.text) == ["yes (in reply to a message that is not here)"])
    }

    @Test("EVD-16 Slack's names are those that people show, else their real ones, and channels have theirs")
    func slackNamesAreResolved() throws {
        let text = "<@U1> <@U2> <@U3> <#C1> <#C2|sales> <!subteam^S1|@oncall> <!channel> &lt;b&gt;&amp;lt;"
        let reading = try readSlack([
            "ops/2026-03-01.json": #"[{"type":"message","user":"U2","ts":"1772366400.000001","text":"\#(text)"}]"#
        ])
        let event = try #require(reading.events.first)
        #expect(event.actor == "Bob Example")
        #expect(event.text == "@Alice @Bob Example @carol #ops #sales @oncall @channel <b>&lt;")
    }

    @Test("EVD-16 lists that come with a Slack export have no entries, and neither have silent days")
    func slackListsHaveNoEntries() throws {
        let reading = try readSlack(["ops/2026-03-01.json": "[]", "dms.json": "[]"])
        #expect(reading.sources.map(\.format) == ["slack-list", "slack-list", "slack-list", "slack-list"])
        #expect(reading.sources.allSatisfy { $0.entryCount == 0 })
        #expect(reading.findings.isEmpty)
    }

    @Test("EVD-16 a list called users.json that is none of Slack's is read as what it is")
    func otherUsersAreNoSlackList() throws {
        let reading = try read(
            #"[{"user":"a","created_at":"2026-03-01T12:00:00Z","message":"hi"}]"#, named: "users.json")
        #expect(reading.sources.map(\.format) == ["json"])
        #expect(reading.events.map(\.text) == ["hi"])
    }

    @Test(
        "EVD-16 HTML becomes plain text",
        arguments: [
            ("a<br/>b", "a\nb"), ("<p>a</p><p>b</p>", "a\nb"), ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
            ("&#x41;&#66;&amp;lt;&bogus;", "AB&lt;&bogus;"), ("1 < 2 & <3", "1 < 2 & <3"),
            (#"<a href="https://a.example">https://a.example</a>"#, "https://a.example"),
            (#"<img alt="a &quot;b&quot;" src="x">"#, #"[image: a "b"]"#), ("<script>alert(1)</script>ok", "ok"),
            ("<a <a <a", "<a <a <a"),
        ])
    func htmlBecomesPlainText(_ html: String, _ plain: String) throws {
        let content = html.replacing(#"""#, with: #"\""#)
        let reading = try read(
            #"{"id":"1","messageType":"message","createdDateTime":"2026-03-01T12:00:00Z","from":null,"#
                + #""body":{"contentType":"html","content":"\#(content)"}}"#)
        #expect(reading.sources.map(\.format) == ["teams"])
        #expect(reading.events.map(\.text) == [plain])
    }

    @Test("EVD-16 a log of IRC without any day is dated by its file, and a finding says so")
    func undatedIRCIsAFinding() throws {
        let reading = try read(
            "23:59 <@alice> late\n00:01 <bob> early\n", named: "ops.log", changed: "2026-06-02T08:00:00Z")
        #expect(reading.events.map(\.time) == ["2026-06-01T23:59:00.000Z", "2026-06-02T00:01:00.000Z"])
        #expect(reading.kindsOfFindings == [.dateAssumed, .zoneAssumed])
    }

    @Test(
        "EVD-16 what only looks like a log of IRC is none",
        arguments: [
            "12:00:00 <info> up\n12:00:01 <warn> slow\n", "12:00:00 --> GET /\n12:00:01 --- done\n",
            "2026-03-01 12:00:00\tINFO\tup\n2026-03-01 12:00:01\tINFO\tdown\n",
        ])
    func otherLogsAreNotIRC(_ text: String) throws {
        #expect(try read(text).sources.allSatisfy { !$0.format.hasPrefix("irc") })
    }

    /// What a Slack export with these files and some people and channels becomes.
    private func readSlack(_ files: [String: String]) throws -> Reading {
        let lists = [
            "users.json":
                #"[{"id":"U1","name":"alice","real_name":"Alice Example","profile":{"display_name":"Alice"}},"#
                + #"{"id":"U2","name":"bob","profile":{"display_name":"","real_name":"Bob Example"}},{"id":"U3","name":"carol"}]"#,
            "channels.json": #"[{"id":"C1","name":"ops","members":[]}]"#,
        ]
        return try withFolder { folder in
            for (name, text) in files.merging(lists, uniquingKeysWith: { first, _ in first }) {
                let url = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
            return try Reading(of: folder)
        }
    }
}
