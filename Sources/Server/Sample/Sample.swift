import Debriefing
import Evidence
import Foundation
import NIOCore
import Storage
import Timekeeping

/// A debrief to try things on: an incident of our own invention, with evidence of seven kinds and a first draft of its timeline.
struct Sample: Sendable {
    let store: Store
    let rooms: Rooms
    let shelf: EvidenceShelf

    /// Opens the sample for `person`, who can remove it again.
    func seed(for person: Person, at now: Instant) async throws -> DebriefID {
        try await tell(Sample.story.get(), for: person, at: now).debrief
    }

    /// Opens a copy for `person` to practise on: the people of its story act in it by themselves.
    func rehearse(for person: Person, at now: Instant) async throws -> DebriefID {
        var story = try Sample.story.get()
        story.title = "Rehearsal: \(story.title)"
        let (debrief, cast) = try await tell(story, for: person, at: now)
        try await store.rehearsals.keep(cast, of: debrief)
        return debrief
    }

    private static let story = Result {
        try JSONDecoder().decode(Story.self, from: Assets.bytes("sample/story.json"))
    }

    private func tell(
        _ story: Story, for person: Person, at now: Instant
    ) async throws -> (debrief: DebriefID, cast: [String: PersonID]) {
        let (room, debrief) = try await rooms.found(
            story.description, by: person, sample: true, facilitates: true, at: now)
        for evidence in story.evidence {
            _ = try await room.perform(
                .attach(try await keep(evidence, in: story.description.zone)), by: person.id, at: now)
        }
        let cast = try await admit(story.people, to: room, by: person, at: now)
        let merged = try await shelf.merged(await room.debrief)
        for entry in story.entries {
            let author = cast[entry.by] ?? person.id
            _ = try await room.perform(.addEntry(.random(), entry.content(in: merged)), by: author, at: now)
        }
        try await tell(story.accounts, by: cast, in: room, for: person, at: now)
        for idea in story.ideas {
            _ = try await room.perform(.park(.random(), idea.text, at: nil), by: cast[idea.by] ?? person.id, at: now)
        }
        return (debrief.id, cast)
    }

    /// Deletes a sample for good, and the people of its story with it. Whoever came to look at it stays.
    /// So do the bytes of its evidence: somebody may be bringing the same bytes into a debrief at this moment.
    func remove(_ debrief: Debrief) async throws {
        try await rooms.delete(debrief.id)
        try store.attachments.removeAll(of: debrief.id)
        try await store.people.removeUnseen(debrief.participants.map(\.person))
    }

    private func keep(_ evidence: Story.Evidence, in zone: String) async throws -> Debriefing.Source {
        let bytes = Assets.bytes("sample/\(evidence.file)")
        var incoming = try store.blobs.receive(limit: bytes.count)
        try bytes.withUnsafeBytes { try incoming.write($0) }
        let (sha256, size) = try store.blobs.keep(&incoming)
        return try await shelf.examine(
            .random(), named: evidence.file, sha256: sha256, size: size,
            as: Debriefing.Source.Reading(zone: evidence.zone), in: zone)
    }

    /// What two of the people lived, opened; whoever came to look has nothing to tell of it.
    private func tell(
        _ accounts: [Story.Account], by cast: [String: PersonID], in room: Room, for owner: Person, at now: Instant
    ) async throws {
        let debrief = await room.debrief
        let typed = TypedMoment(debrief)
        for account in accounts {
            guard let author = cast[account.by] else { continue }
            let items = account.drafts
            for item in items {
                _ = try await store.accounts.keep(item, base: 0, writer: "", of: author, in: debrief.id)
            }
            let told = try items.released { time throws(Refusal) in try typed.read(time) }
            let released = try await store.accounts.release(told, of: author, in: debrief.id)
            _ = try await room.perform(.releaseAccount(released.id, changed: []), by: author, at: now)
        }
        _ = try await room.perform(.openAccounts, by: owner.id, at: now)
        try await store.accounts.decline(owner.id, in: debrief.id, at: now)
    }

    /// The people of the story, who never sign in.
    private func admit(
        _ people: [Story.Person], to room: Room, by owner: Person, at now: Instant
    ) async throws -> [String: PersonID] {
        var cast: [String: PersonID] = [:]
        for character in people {
            guard let person = try await store.people.add(name: character.name, standing: .guest, at: now) else {
                continue
            }
            let participant = Participant(person: person.id, name: person.name, role: character.role)
            _ = try await room.perform(.admit(participant), by: owner.id, at: now)
            cast[character.key] = person.id
        }
        return cast
    }
}

/// The sample as it lies among the assets.
private struct Story: Decodable, Sendable {
    struct Person: Decodable, Sendable {
        let key: String
        let name: String
        let role: Role
    }

    struct Evidence: Decodable, Sendable {
        let file: String
        let zone: String?
    }

    struct Entry: Decodable, Sendable {
        struct Cite: Decodable {
            let file: String
            /// Words that occur in one line of the file alone.
            let match: String
        }

        let moment: Moment
        let lane: String
        let laneKind: Lane.Kind
        let kind: EntryKind
        let text: String
        let by: String
        let cites: [Cite]
    }

    struct Account: Decodable, Sendable {
        struct Item: Decodable {
            let prompt: Debriefing.Account.Prompt
            let time: String
            let text: String
            let seen: String?
        }

        let by: String
        let items: [Item]
    }

    struct Idea: Decodable, Sendable {
        let text: String
        let by: String
    }

    var title: String
    let summary: String
    let starts: Instant
    let ends: Instant
    let zone: String
    let tags: [String]
    let people: [Person]
    let evidence: [Evidence]
    let entries: [Entry]
    let accounts: [Account]
    let ideas: [Idea]

    var description: Description {
        Description(title: title, summary: summary, starts: starts, ends: ends, zone: zone, tags: tags)
    }
}

extension Story.Account {
    var drafts: [DraftItem] {
        items.enumerated().compactMap { index, item in
            AccountItemID("\(item.prompt.rawValue)-\(index + 1)").map {
                DraftItem(id: $0, prompt: item.prompt, time: item.time, text: item.text, seen: item.seen ?? "")
            }
        }
    }
}

extension Story.Entry {
    func content(in merged: EvidenceShelf.Merged) -> EntryContent {
        EntryContent(
            moment: moment, lane: Lane(kind: laneKind, name: lane), kind: kind, text: text,
            citations: cites.compactMap { merged.citation($0.match, in: $0.file) })
    }
}

extension EvidenceShelf.Merged {
    /// The first line with those words in the source of that name.
    fileprivate func citation(_ words: String, in name: String) -> Citation? {
        let sources = Set(timeline.sources.indices.filter { timeline.sources[$0].name == name })
        return timeline.search(Query(text: words, sources: sources), limit: 1).first
            .flatMap { timeline.events(in: $0..<($0 + 1)).first }
            .map(citation(of:))
    }
}
