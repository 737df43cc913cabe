import Debriefing
import Dispatch
import Evidence
import Foundation
import Storage
import Timekeeping

/// The evidence of every debrief, read when somebody first asks for it.
actor EvidenceShelf {
    /// The merged evidence of one debrief.
    struct Merged: Sendable {
        let timeline: Evidence.Timeline
        /// For each source of the timeline the imported file that it is a part of.
        let origins: [Debriefing.Source]
    }

    private struct Key: Hashable {
        let sha256: String
        let name: String
        let told: Debriefing.Source.Reading
    }

    private struct Kept {
        let reading: Task<Reading, any Error>
        let bytes: Int
        var lastUse: Int
    }

    /// Readings beyond these are let go, the longest unused first, and read again when somebody asks.
    private static let most = (readings: 256, bytes: 8 << 30)

    let blobs: Blobs
    private let threads: Int
    private var readings: [Key: Kept] = [:]
    private var uses = 0
    private let timelines = MergedTimelines()

    init(blobs: Blobs, threads: Int) {
        self.blobs = blobs
        self.threads = threads
    }

    /// Reads a file that is on its way in.
    /// - Throws: A `Refusal` if it cannot be read.
    func read(_ file: URL, named name: String, as told: Debriefing.Source.Reading) async throws -> Evidence.Reading {
        let options = options(told)
        do { return try await offTheLoop { try Reading(of: file, named: name, options: options) } } catch {
            throw Refusal.invalid("“\(name)” \(error). Nothing of it was kept: import it again once that is mended.")
        }
    }

    /// A file that is kept, read as somebody told.
    func reading(of source: Debriefing.Source) async throws -> Evidence.Reading {
        try await reading(Key(sha256: source.sha256, name: source.name, told: source.assuming), size: source.size)
    }

    /// Reads a file that is kept, and says what was recognised in it.
    func examine(
        _ id: SourceID, named name: String, sha256: String, size: Int, as told: Debriefing.Source.Reading,
        in zone: String
    ) async throws -> Debriefing.Source {
        let reading = try await reading(Key(sha256: sha256, name: name, told: told), size: size)
        let questions = try await questions(of: reading, in: blobs.file(sha256), named: name, told, homeZone: zone)
        return Debriefing.Source(
            id: id, name: name, sha256: sha256, size: size, reading: told, parts: reading.parts(named: name),
            questions: questions)
    }

    /// All evidence of a debrief in the order of time, what its sources have in common once.
    func merged(_ debrief: Debrief) async throws -> Merged {
        var sources: [Evidence.Source] = []
        var origins: [Debriefing.Source] = []
        for origin in debrief.sources {
            let parts = try await reading(of: origin).sources
            sources += parts
            origins += parts.map { _ in origin }
        }
        return Merged(timeline: try await timelines.timeline(of: sources), origins: origins)
    }

    /// The deploys and alerts in the evidence of a debrief.
    func landmarks(_ merged: Merged) async throws -> Landmarks { try await timelines.landmarks(of: merged.timeline) }

    /// The line that `place` names, as evidence for an entry. The words are read from the evidence, never from whoever asks.
    func citation(_ place: String, in debrief: Debrief) async throws -> Citation {
        let merged = try await merged(debrief)
        guard let event = merged.event(at: place) else { throw Refusal.notFound("line in the evidence") }
        return merged.citation(of: event)
    }

    private func reading(_ key: Key, size: Int) async throws -> Reading {
        let (file, options) = (blobs.file(key.sha256), options(key.told))
        let known = readings[key]?.reading
        let reading =
            known ?? Task { try await offTheLoop { try Reading(of: file, named: key.name, options: options) } }
        uses += 1
        readings[key] = Kept(reading: reading, bytes: size, lastUse: uses)
        if known == nil { letGo() }
        do {
            let value = try await reading.value
            // Whoever waits has their answer first.
            if known == nil { Task.detached { try? await offTheLoop { value.saveIndexes() } } }
            return value
        } catch {
            readings[key] = nil
            throw Refusal.invalid("“\(key.name)” \(error). Its bytes are kept as they were.")
        }
    }

    private func letGo() {
        var bytes = readings.values.reduce(0) { $0 + $1.bytes }
        // The last one stays, however large it is.
        for (key, kept) in readings.sorted(by: { $0.value.lastUse < $1.value.lastUse }).dropLast() {
            guard readings.count > EvidenceShelf.most.readings || bytes > EvidenceShelf.most.bytes else { return }
            readings[key] = nil
            bytes -= kept.bytes
        }
    }

    /// How many readings are held in memory.
    var count: Int { readings.count }

    func options(_ told: Debriefing.Source.Reading) -> ReadingOptions {
        ReadingOptions(
            zone: told.zone.flatMap(Zone.init), year: told.year, date: told.date,
            dateOrder: told.dateOrder.flatMap { Evidence.DateOrder(rawValue: $0.rawValue) }, shift: told.shift ?? 0,
            threads: threads, cache: IndexCache(folder: blobs.indexes))
    }
}

extension EvidenceShelf {
    /// Names a cited place in an address: source, instant, first byte and part.
    static func place(of citation: Citation) -> String {
        "\(citation.source).\(citation.at?.nanoseconds ?? 0).\(citation.offset).\(citation.part)"
    }
}

extension EvidenceShelf.Merged {
    func place(of event: Event) -> String { EvidenceShelf.place(of: citation(of: event)) }

    /// The entry that `place` names. A source that is read in another way now has it at another instant.
    func event(at place: String) -> Event? {
        let words = place.split(separator: ".", maxSplits: 3).map(String.init)
        guard words.count == 4, let nanoseconds = Int64(words[1]), nanoseconds < .max, let offset = Int(words[2]) else {
            return nil
        }
        let at = Instant(nanoseconds: nanoseconds)
        let index = origins.indices.first { origins[$0].id.text == words[0] && timeline.sources[$0].name == words[3] }
        return index.flatMap { event(of: $0, offset: offset, at: at) ?? event(of: $0, offset: offset) }
    }

    /// The entry whose bytes start at `offset`, wherever in time it is now.
    func event(of source: Int, offset: Int) -> Event? {
        timeline.sources[source].instant(ofEntryAt: offset).flatMap { event(of: source, offset: offset, at: $0) }
    }

    private func event(of source: Int, offset: Int, at instant: Instant) -> Event? {
        timeline.event(ofEntryAt: offset, in: source, at: instant)?.masked
    }

    /// An event as evidence for an entry.
    func citation(of event: Event) -> Citation {
        let origin = origins[event.sourceIndex]
        return Citation(
            source: origin.id, part: event.source, sha256: origin.sha256, line: event.line,
            offset: event.range.lowerBound,
            length: event.range.count, at: event.instant, quote: event.masked.quote, actor: event.person)
    }
}

extension Event {
    /// Whom it names as acting, where it is people that write in its format.
    fileprivate var person: String? {
        let tellsOfPeople = Event.formatsOfPeople.contains { format.hasPrefix($0) }
        return tellsOfPeople ? masked.actor.flatMap { $0.isEmpty ? nil : $0 } : nil
    }

    private static let formatsOfPeople = [
        "slack", "irc", "discord", "teams", "matrix", "mattermost", "git", "pagerduty", "opsgenie",
        "grafana-annotations",
    ]

    /// The words to show for it: what stands there, but of an object of JSON what it says.
    fileprivate var quote: String {
        raw.first { !$0.isWhitespace } == "{" ? textWithSubject : raw
    }
}

/// Runs long work on a thread of its own, so that those few which serve everybody stay free.
func offTheLoop<Value: Sendable>(_ work: @Sendable @escaping () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
}
