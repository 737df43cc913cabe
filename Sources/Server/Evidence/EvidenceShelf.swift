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
        let zone: String?
        let year: Int?
    }

    private let blobs: Blobs
    private let threads: Int
    private var readings: [Key: Task<Reading, any Error>] = [:]

    init(blobs: Blobs, threads: Int) {
        self.blobs = blobs
        self.threads = threads
    }

    /// Reads a file that is kept, and says what was recognised in it.
    func examine(
        _ id: SourceID, named name: String, sha256: String, size: Int, zone: String?, year: Int?
    ) async throws -> Debriefing.Source {
        let reading = try await reading(Key(sha256: sha256, name: name, zone: zone, year: year))
        let orphans = reading.findings.filter { finding in !reading.sources.contains { $0.name == finding.source } }
        var parts = reading.sources.map(Debriefing.Source.Part.init)
        if parts.isEmpty || !orphans.isEmpty {
            parts.append(
                .init(
                    name: name, format: parts.isEmpty ? "unknown" : "archive", entries: 0, undated: 0, first: nil,
                    last: nil,
                    zone: "written", findings: orphans.map(\.message)))
        }
        return Debriefing.Source(
            id: id, name: name, sha256: sha256, size: size, zone: zone, year: year ?? reading.inferredYear(zone),
            parts: parts)
    }

    /// All evidence of a debrief in the order of time.
    func merged(_ debrief: Debrief) async throws -> Merged {
        var sources: [Evidence.Source] = []
        var origins: [Debriefing.Source] = []
        for origin in debrief.sources {
            let key = Key(sha256: origin.sha256, name: origin.name, zone: origin.zone, year: origin.year)
            let parts = try await reading(key).sources
            sources += parts
            origins += parts.map { _ in origin }
        }
        return Merged(timeline: Evidence.Timeline(sources), origins: origins)
    }

    /// The line that `place` names, as evidence for an entry. The words are read from the evidence, never from whoever asks.
    func citation(_ place: String, in debrief: Debrief) async throws -> Citation {
        let merged = try await merged(debrief)
        guard let event = merged.event(at: place) else { throw Refusal.notFound("line in the evidence") }
        return merged.citation(of: event)
    }

    private func reading(_ key: Key) async throws -> Reading {
        let file = blobs.file(key.sha256)
        let options = ReadingOptions(zone: key.zone.flatMap(Zone.init), year: key.year, threads: threads)
        let task =
            readings[key]
            ?? Task {
                try await offTheLoop { try Reading(of: file, named: key.name, options: options) }
            }
        readings[key] = task
        do { return try await task.value } catch {
            readings[key] = nil
            throw Refusal.invalid("“\(key.name)” \(error). The file is kept: import it again once that is mended.")
        }
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

    func event(at place: String) -> Event? {
        let words = place.split(separator: ".", maxSplits: 3).map(String.init)
        guard words.count == 4, let nanoseconds = Int64(words[1]), nanoseconds < .max, let offset = Int(words[2]) else {
            return nil
        }
        let (at, next) = (Instant(nanoseconds: nanoseconds), Instant(nanoseconds: nanoseconds + 1))
        return timeline.events(in: timeline.positions(from: at, until: next))
            .first {
                origins[$0.sourceIndex].id.text == words[0] && $0.source == words[3] && $0.range.lowerBound == offset
            }
    }

    /// An event as evidence for an entry.
    func citation(of event: Event) -> Citation {
        let origin = origins[event.sourceIndex]
        return Citation(
            source: origin.id, part: event.source, sha256: origin.sha256, line: event.line,
            offset: event.range.lowerBound,
            length: event.range.count, at: event.instant, quote: event.quote)
    }
}

extension Reading {
    /// The year that was inferred for the first entry of a file whose times lack one.
    ///
    /// It came from when the file was last changed, which a copy of the data folder need not keep: so it is written down.
    fileprivate func inferredYear(_ zone: String?) -> Int? {
        guard sources.count == 1, findings.contains(where: { $0.kind == .yearAssumed }), let first = sources[0].first
        else {
            return nil
        }
        return (zone.flatMap(WallClock.init) ?? .utc).time(at: first).year
    }
}

extension Event {
    /// The words to show for it: what stands there, but of an object of JSON what it says.
    fileprivate var quote: String {
        raw.first { !$0.isWhitespace } == "{" ? textWithSubject : raw
    }
}

extension Finding {
    /// What to tell people who import through a page; nil for what the page says by itself.
    fileprivate var words: String? {
        switch kind {
        case .zoneAssumed: nil
        case .yearAssumed: message.replacing("Pass --year", with: "Import it again with its year")
        default: message
        }
    }
}

extension Debriefing.Source.Part {
    fileprivate init(_ source: Evidence.Source) {
        self.init(
            name: source.name, format: source.format, entries: source.entryCount, undated: source.undatedCount,
            first: source.first, last: source.last, zone: source.zone.rawValue,
            findings: source.findings.compactMap(\.words))
    }
}

/// Runs long work on a thread of its own, so that those few which serve everybody stay free.
func offTheLoop<Value: Sendable>(_ work: @Sendable @escaping () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
}
