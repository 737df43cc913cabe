import Debriefing
import Storage
import Testing
import Timekeeping

@testable import Server

extension House {
    /// Plans an interview that Alice holds, gets the person's yes and keeps a recording of it.
    func record(_ talk: String, with person: Who, as id: InterviewID, scribe: Who? = nil, listeners: [Who] = [])
        async throws
    {
        let interview = try await plan(with: person, as: id, scribe: scribe, listeners: listeners).answered(.given)
        var incoming = try store.blobs.receive(limit: 1000)
        try Array(talk.utf8).withUnsafeBytes { try incoming.write($0) }
        try await store.interviews.record(&incoming, "talk.txt", of: interview, in: here)
    }

    @discardableResult
    func plan(
        with person: Who, as id: InterviewID, scribe: Who? = nil, listeners: [Who] = [], minutes: Int = 40
    ) async throws -> Interview {
        let interview = try Interview(
            id, with: person.id, by: Who.alice.id, scribe: scribe?.id, listeners: listeners.map(\.id),
            at: clock.now, minutes: minutes, keepUntil: CalendarDay(clock.now.advanced(bySeconds: 2 * 86_400)),
            in: await debrief, now: clock.now)
        try await store.interviews.put(interview, in: here)
        return interview
    }
}
