import Evidence
import Testing
import Timekeeping

@Suite struct LandmarkTests {
    private func landmarks(_ texts: String..., limit: Int = 1000) throws -> Landmarks {
        try Timeline(texts.flatMap { try read($0).sources }).landmarks(limit: limit)
    }

    private func told(_ landmarks: Landmarks) -> [String] {
        landmarks.all.map { "\($0.instant.rfc3339(decimals: 0).dropFirst(11).dropLast()) \($0.kind) \($0.text)" }
    }

    @Test("EVD-17 an alert is a landmark where it begins and where it ends, however often it was sent")
    func alerts() throws {
        let notice =
            #"{"receiver":"t","alerts":[{"status":"%","labels":{"alertname":"Slow"},"startsAt":"2026-03-01T12:00:00Z","#
            + #""endsAt":"2026-03-01T12:10:00Z","annotations":{"summary":"p99"},"fingerprint":"a"}]}"#
        let text = ["firing", "firing", "resolved"].map { notice.replacing("%", with: $0) }.joined(separator: "\n")
        let found = try landmarks(text)
        #expect(found.all.map(\.kind) == [.alertStart, .alertEnd])
        #expect(found.all.map { $0.instant.rfc3339(decimals: 0) } == ["2026-03-01T12:00:00Z", "2026-03-01T12:10:00Z"])
        #expect(found.all[0].text.contains("Slow: p99"))
    }

    @Test("EVD-17 incidents, their log and webhooks of PagerDuty tell starts and ends, and nothing else")
    func incidents() throws {
        let incident = """
            {"incidents":[{"incident_number":7,"title":"The disk is full","created_at":"2026-03-01T12:00:00Z",
             "status":"resolved","id":"P1","type":"incident","urgency":"high","service":{"summary":"Pay"},
             "last_status_change_at":"2026-03-01T12:10:00Z","summary":"[#7] The disk is full"}]}
            """
        let log = """
            {"log_entries":[{"id":"R1","type":"acknowledge_log_entry","summary":"Acknowledged","created_at":"2026-03-01T12:05:00Z",
             "agent":{"summary":"Alice"},"channel":{"type":"web"},"incident":{"id":"P1","summary":"[#7] Disk"}},
             {"id":"R2","type":"resolve_log_entry","summary":"Resolved","created_at":"2026-03-01T12:20:00Z",
             "agent":{"summary":"Alice"},"channel":{"type":"web"},"incident":{"id":"P1","summary":"[#7] Disk"}}]}
            """
        #expect(try landmarks(incident).all.map(\.kind) == [.alertStart, .alertEnd])
        #expect(try landmarks(log).all.map(\.kind) == [.alertEnd])
    }

    @Test("EVD-17 EVD-18 of annotations those of an alert and those of a deploy are landmarks, and no others")
    func annotations() throws {
        let text = """
            [{"id":1,"dashboardId":7,"newState":"","time":1772366400000,"timeEnd":1772366460000,"text":"4.2","tags":["deploy"]},
             {"id":2,"alertName":"Slow","dashboardId":7,"newState":"alerting","time":1772366430000,"timeEnd":1772366490000,"text":""},
             {"id":3,"dashboardId":7,"newState":"","time":1772366440000,"timeEnd":1772366450000,"text":"lunch","tags":[]}]
            """
        #expect(
            told(try landmarks(text)) == [
                "12:00:00 deploy annotation: 4.2 [deploy]", "12:00:30 alertStart Slow",
                "12:01:30 alertEnd Slow",
            ])
    }

    @Test("EVD-18 a deploy is a landmark wherever it is told, by the kind of an entry or by a line")
    func deploys() throws {
        let lines = "2026-03-01T12:00:00Z INFO deployed pay v2\n2026-03-01T12:01:00Z INFO deployment-controller is up\n"
        #expect(told(try landmarks(lines)) == ["12:00:00 deploy deployed pay v2"])
        let deployments = """
            [{"url":"https://api.github.com/repos/octo/shop/deployments/1","id":1,"sha":"abc","ref":"main","task":"deploy",
             "environment":"production","created_at":"2026-03-01T12:02:00Z","updated_at":"2026-03-01T12:02:00Z",
             "statuses_url":"https://api.github.com/repos/octo/shop/deployments/1/statuses",
             "repository_url":"https://api.github.com/repos/octo/shop","creator":{"login":"octocat"}}]
            """
        #expect(try landmarks(deployments).all.map(\.kind) == [.deploy])
    }

    @Test("EVD-18 what is too long to be looked at whole is named, and its beginning is looked at")
    func cut() throws {
        let text = (0..<20).map { "2026-03-01T12:00:\($0 + 10)Z INFO deployed \($0)\n" }.joined()
        let found = try landmarks("2026-03-01T12:00:00Z INFO fine\n", text, limit: 5)
        #expect(found.all.count == 5)
        #expect(found.cut == [1])
        #expect(try landmarks(text).cut.isEmpty)
    }

    @Test(
        "EVD-20 the unit of a series is told by its label or by the end of its name, and is made up for none",
        arguments: [
            ("http_request_duration_seconds{job=\"a\"}", "seconds"), ("node_cpu_seconds_total", "seconds"),
            ("heap_used_bytes", "bytes"), ("errors_ratio", "ratio"), ("latency_ms", "milliseconds"),
            ("http_request_duration_seconds_count", nil), ("http_requests_total", nil), ("up", nil),
            ("{job=\"bytes\"}", nil),
        ] as [(String, String?)])
    func units(name: String, unit: String?) {
        #expect(Series(name: name, points: []).unit == unit)
        #expect(Series(name: name, labels: ["unit": "parcels"], points: []).unit == "parcels")
    }
}
