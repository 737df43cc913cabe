import Debriefing
import Foundation
import Storage
import Testing
import Timekeeping

@Suite struct InterviewTests {
    @Test("OWN-11 a backup holds no recording, so that none outlives its day")
    func backup() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.store()
        let debrief = try #require(DebriefID("d1"))
        let opened = Change(
            sequence: 1, at: noon, by: alice, fact: .opened(description: Description(title: "Checkout"), sample: false))
        let joined = [(alice, Role.owner), (bob, .participant)].enumerated().map { index, one in
            let participant = Participant(person: one.0, name: one.0.text, role: one.1)
            return Change(sequence: 2 + index, at: noon, by: alice, fact: .joined(participant: participant))
        }
        try await store.journal.append([opened] + joined, to: debrief, after: 0)
        let interview = try Interview(
            try #require(InterviewID("v1")), with: bob, by: alice, scribe: nil, listeners: [], at: noon, minutes: 40,
            keepUntil: CalendarDay(noon), in: Debrief(id: debrief, changes: [opened] + joined), now: noon
        ).answered(.given)
        var incoming = try store.blobs.receive(limit: 10)
        try Array("okapi".utf8).withUnsafeBytes { try incoming.write($0) }
        try await store.interviews.record(&incoming, "talk.txt", of: interview, in: debrief)
        #expect(folder.files(in: "recordings") == ["v1"])
        let target = folder.url.appending(path: "copy")
        try Store.backUp(folder.data, to: target)
        #expect(!FileManager.default.fileExists(atPath: target.appending(path: "recordings").path))
        try await store.interviews.forgetDue(at: noon.advanced(bySeconds: 86_400))
        #expect(folder.files(in: "recordings").isEmpty)
    }
}
