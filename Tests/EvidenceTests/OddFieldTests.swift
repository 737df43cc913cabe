import Foundation
import Testing

@testable import Evidence

/// Sources change: members are added, leave, and become something else.
@Suite struct OddFieldTests {
    private static let samples = (FormatSample.chatSamples + FormatSample.alertSamples + FormatSample.changeSamples)
        .filter { $0.text.hasPrefix("{") || $0.text.hasPrefix("[") }

    /// Without these there is no time, no list, or no second moment.
    private static let needed: Set<String> = [
        "ts", "date", "create_at", "timestamp", "createdDateTime", "origin_server_ts", "startsAt", "endsAt", "time",
        "timeEnd", "created_at", "last_status_change_at", "occurred_at", "createdAt", "updatedAt", "status_changed_at",
        "finished_at", "run_started_at", "issue", "workflow_run", "release", "updated_at", "published_at", "pushed_at",
        "status", "messages", "value",
        "replies", "alerts", "incidents", "log_entries", "data", "alert", "workflow_runs", "deployment_status",
        "repository", "object_attributes", "deployable", "post", "direct_post", "event", "object_kind",
    ]

    @Test(
        "EVD-16 EVD-17 EVD-18 a member that is missing or something else loses no entry", arguments: samples,
        ["null", "7", "{\"a\":[1]}"])
    func oddMemberLosesNoEntry(_ sample: FormatSample, _ odd: String) throws {
        let things = Set(try read(sample.text, named: sample.name).events.map(\.range)).count
        for (name, text) in OddFieldTests.variants(of: sample.text, with: odd) {
            let count = try read(text, named: sample.name).events.count
            #expect(count >= things, "\(name) as \(odd)")
        }
    }

    /// The sample with one member after the other replaced.
    private static func variants(of sample: String, with odd: String) -> [(name: String, text: String)] {
        let bytes = Array(sample.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return [] }
            let all = Bytes(start: start, count: buffer.count)
            var variants: [(name: String, text: String)] = []
            var index = 0
            while let quote = all.index(of: .quote, from: index), let name = JSON.value(in: all, at: quote) {
                index = name.range.upperBound
                guard all[index] == UInt8(ascii: ":"), let value = JSON.value(in: all, at: index + 1) else { continue }
                let word = all[name.range.lowerBound + 1..<name.range.upperBound - 1].text
                guard !needed.contains(word) else { continue }
                let (before, after) = (all[0..<value.range.lowerBound].text, all.from(value.range.upperBound).text)
                variants.append((word, before + odd + after))
            }
            return variants
        }
    }
}
