import Evidence
import Testing

@Suite struct AlertTests {
    @Test("EVD-17 an alert that is sent again while it goes on is one entry with a count and the last time")
    func repeatsAreOneEntry() throws {
        let times = ["12:01", "12:05", "12:10", "12:15", "12:20"]
        let reading = try read(times.map { payload(receivedAt: "2026-03-01T\($0):00Z") }.joined(separator: "\n"))
        #expect(reading.events.map(\.text) == ["Slow (sent 5 times, last at 2026-03-01 12:20 UTC)"])
        #expect(reading.events.map(\.time) == ["2026-03-01T12:00:00.000Z"])
        #expect(reading.kindsOfFindings == [.repeated])
    }

    @Test("EVD-17 without a time of receipt the count alone is told")
    func repeatsWithoutTime() throws {
        let reading = try read([payload(), payload(), payload()].joined(separator: "\n"))
        #expect(reading.events.map(\.text) == ["Slow (sent 3 times)"])
    }

    @Test("EVD-17 an alert that fires again after its end is another entry, and a notice of the end repeats nothing")
    func alertFiresAgain() throws {
        let end = "2026-03-01T12:10:00Z"
        let payloads = [
            payload(), payload(), payload(status: "resolved", endsAt: end), payload(status: "resolved", endsAt: end),
            payload(startsAt: "2026-03-01T13:00:00Z"),
        ]
        let events = try read(payloads.joined(separator: "\n")).events
        #expect(events.map(\.kind) == ["firing", "resolved", "firing"])
        #expect(events.map(\.text) == ["Slow (sent 2 times)", "Slow (sent 2 times)", "Slow"])
    }

    @Test("EVD-17 a start that moves while the alert goes on, as after a restart of Prometheus, is a repetition")
    func movedStartIsARepetition() throws {
        let payloads = [
            payload(), payload(startsAt: "2026-03-01T12:04:30Z"),
            payload(status: "resolved", startsAt: "2026-03-01T12:04:30Z", endsAt: "2026-03-01T12:10:00Z"),
        ]
        let events = try read(payloads.joined(separator: "\n")).events
        #expect(events.map(\.kind) == ["firing", "resolved"])
        #expect(events.first?.text == "Slow (sent 2 times, last at 2026-03-01 12:04:30 UTC)")
    }

    @Test("EVD-17 where ends are never sent, a later start is a start")
    func laterStartWithoutEnds() throws {
        let payloads = [payload(), payload(startsAt: "2026-03-03T12:00:00Z")]
        #expect(try read(payloads.joined(separator: "\n")).events.map(\.text) == ["Slow", "Slow"])
    }

    @Test("EVD-17 an incident that two pages of a list hold is one entry, and its alerts are counted")
    func incidentsOfTwoPagesAreOne() throws {
        let page =
            #"{"incidents":[{"id":"P1","incident_number":7,"title":"Disk","created_at":"2026-03-01T12:00:00Z","#
            + #""status":"triggered","urgency":"low","service":{"summary":"Pay"},"alert_counts":{"all":4}}]}"#
        let events = try read("\(page)\n\(page)").events
        #expect(events.map(\.text) == ["#7 Disk (sent 4 times)"])
    }

    @Test("EVD-17 an incident that was asked for alone is read as one of a list is")
    func incidentAlone() throws {
        let reading = try read(
            #"{"incident":{"id":"P1","incident_number":7,"title":"Disk","created_at":"2026-03-01T12:00:00Z","#
                + #""status":"acknowledged","urgency":"low","service":{"summary":"Pay"},"#
                + #""last_status_change_at":"2026-03-01T12:05:00Z","last_status_change_by":{"summary":"Alice"}}}"#)
        #expect(reading.sources.map(\.format) == ["pagerduty"])
        #expect(reading.events.map(\.kind) == ["triggered", "acknowledged"])
        #expect(reading.events.map(\.actor) == ["Pay", "Alice"])
        #expect(reading.events.map(\.timeAsWritten) == ["2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z"])
    }

    @Test(
        "EVD-17 EVD-18 what only shares some members is not taken for an alert or a push",
        arguments: [
            #"[{"labels":["work"],"startsAt":"2026-03-01T12:00:00Z","title":"Stand-up"}]"#,
            #"[{"id":1,"time":1772366400000,"text":"hi"}]"#,
            #"[{"service":"pay","status":"ok","created_at":"2026-03-01T12:00:00Z","message":"up"}]"#,
            #"[{"id":1,"iid":2,"ref":"a","sha":"b","status":"x","created_at":"2026-03-01T12:00:00Z"}]"#,
            #"[{"type":"message","ts":1772366400.5,"text":"hi"}]"#,
        ])
    func likenessIsNotEnough(_ text: String) throws {
        #expect(try read(text).sources.map(\.format) == ["json"])
    }

    private func payload(
        status: String = "firing", startsAt: String = "2026-03-01T12:00:00Z", endsAt: String = "0001-01-01T00:00:00Z",
        receivedAt: String? = nil
    ) -> String {
        let received = receivedAt.map { #""receivedAt":"\#($0)","# } ?? ""
        return #"{\#(received)"version":"4","receiver":"team","status":"\#(status)","alerts":[{"status":"\#(status)","#
            + #""labels":{"alertname":"Slow"},"startsAt":"\#(startsAt)","endsAt":"\#(endsAt)","fingerprint":"a"}]}"#
    }
}
