import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct ReachedLinesTests {
    private func channel(_ lines: (String, String, String)...) -> String {
        lines.map { "2026-03-29 \($0.0)\t\($0.1)\t\($0.2)\n" }.joined()
    }

    private func reached(_ name: String, by end: String, in timeline: Timeline) -> [String] {
        timeline.lines(reaching: [name], through: Instant(rfc3339: "2026-03-29T\(end)Z")!).lines.map {
            "\($0.event.text): \($0.reason)"
        }
    }

    private func timeline() throws -> Timeline {
        let ops = channel(
            ("14:00:00", "-->", "ann (ann@example) has joined #ops"), ("14:00:10", "ann", "it is slow"),
            ("14:05:00", "bob", "looking"), ("14:06:00", "ann", "thanks"), ("14:09:00", "ann", "it was the index"))
        let secret = channel(
            ("14:01:00", "-->", "ann (ann@example) has joined #db"), ("14:02:00", "ann", "I added an index"))
        return Timeline(try read(ops, named: "ops.weechatlog").sources + read(secret, named: "db.weechatlog").sources)
    }

    @Test("TIM-20 what was said in a channel reaches who has written there by then, and nothing of other channels")
    func channels() throws {
        let timeline = try timeline()
        let areChats = timeline.sources.allSatisfy(\.isChat)
        try #require(areChats)
        #expect(reached("bob", by: "14:04:59", in: timeline) == [])
        let then = reached("Bob", by: "14:06:00", in: timeline)
        #expect(
            then.map { String($0.prefix(7)) }
                == ["ann (an", "it is s", "looking", "thanks:"].map { String($0.prefix(7)) })
        #expect(then[1] == "it is slow: before(\"ops.weechatlog\")")
        #expect(then[3] == "thanks: channel(\"ops.weechatlog\")")
    }

    @Test("TIM-20 the next thing to reach them is told by its time alone")
    func next() throws {
        let timeline = try timeline()
        let next = { (name: String, end: String) in
            timeline.lines(reaching: [name], through: Instant(rfc3339: "2026-03-29T\(end)Z")!).next
        }
        #expect(next("bob", "14:00:00") == Instant(rfc3339: "2026-03-29T14:05:00Z"))
        #expect(next("bob", "14:06:00") == Instant(rfc3339: "2026-03-29T14:09:00Z"))
        #expect(next("bob", "14:09:00") == nil)
    }

    @Test("TIM-20 an alert reaches whom it names, and a log that names them does not")
    func alerts() throws {
        let alerts = """
            {"log_entries":[
            {"id":"a","type":"trigger_log_entry","created_at":"2026-03-29T14:00:00Z","summary":"Triggered","agent":{"summary":"Prometheus"}},
            {"id":"b","type":"notify_log_entry","created_at":"2026-03-29T14:01:00Z","summary":"Notified Bob by phone","agent":{"summary":"PagerDuty"}}]}
            """
        let log = "2026-03-29T14:00:30Z INFO bob logged in\n"
        let timeline = Timeline(try read(alerts, named: "pager.json").sources + read(log, named: "a.log").sources)
        #expect(reached("Bob", by: "15:00:00", in: timeline) == ["Notified Bob by phone: alert"])
        #expect(reached("Bobby", by: "15:00:00", in: timeline) == [])
    }

    @Test("TIM-20 of a file with several channels, only what they wrote or what names them")
    func severalChannels() throws {
        let text = """
            {"type":"version","version":1}
            {"type":"post","post":{"team":"t","channel":"ops","user":"ann","message":"it is slow","create_at":1774792800000}}
            {"type":"post","post":{"team":"t","channel":"ops","user":"bob","message":"looking","create_at":1774792860000}}
            {"type":"post","post":{"team":"t","channel":"db","user":"ann","message":"@bob please come","create_at":1774792920000}}
            {"type":"post","post":{"team":"t","channel":"db","user":"ann","message":"an index is missing","create_at":1774792980000}}
            """
        let timeline = Timeline(try read(text, named: "mattermost.jsonl").sources)
        #expect(reached("bob", by: "23:00:00", in: timeline).map { String($0.prefix(7)) } == ["looking", "@bob pl"])
    }

    @Test("TIM-20 no more is read and shown than asked for, and it is said")
    func bounds() throws {
        let timeline = try timeline()
        let end = Instant(rfc3339: "2026-03-29T23:00:00Z")!
        let some = timeline.lines(reaching: ["bob"], through: end, most: 2)
        #expect(some.lines.map(\.event.text) == ["thanks", "it was the index"])
        #expect(some.count == 5)
        #expect(!some.isCut)
        #expect(timeline.lines(reaching: ["bob"], through: end, limit: 3).isCut)
    }
}
