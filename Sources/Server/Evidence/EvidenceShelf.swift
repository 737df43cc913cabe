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

    private struct Kept {
        let reading: Task<Reading, any Error>
        let bytes: Int
        var lastUse: Int
    }

    /// Readings beyond these are let go, the longest unused first, and read again when somebody asks.
    private static let most = (readings: 256, bytes: 8 << 30)

    private let blobs: Blobs
    private let threads: Int
    private var readings: [Key: Kept] = [:]
    private var uses = 0

    init(blobs: Blobs, threads: Int) {
        self.blobs = blobs
        self.threads = threads
    }

    /// Reads a file that is on its way in.
    /// - Throws: A `Refusal` if it cannot be read.
    func read(_ file: URL, named name: String, zone: String?, year: Int?) async throws -> Reading {
        let options = options(zone, year)
        do { return try await offTheLoop { try Reading(of: file, named: name, options: options) } } catch {
            throw Refusal.invalid("“\(name)” \(error). Nothing of it was kept: import it again once that is mended.")
        }
    }

    /// What was recognised in a file that is kept under its hash now.
    func source(
        _ id: SourceID, of reading: Reading, named name: String, sha256: String, size: Int, zone: String?, year: Int?
    ) -> Debriefing.Source {
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

    /// Reads a file that is kept, and says what was recognised in it.
    func examine(
        _ id: SourceID, named name: String, sha256: String, size: Int, zone: String?, year: Int?
    ) async throws -> Debriefing.Source {
        let reading = try await reading(Key(sha256: sha256, name: name, zone: zone, year: year), size: size)
        return source(id, of: reading, named: name, sha256: sha256, size: size, zone: zone, year: year)
    }

    /// All evidence of a debrief in the order of time.
    func merged(_ debrief: Debrief) async throws -> Merged {
        var sources: [Evidence.Source] = []
        var origins: [Debriefing.Source] = []
        for origin in debrief.sources {
            let key = Key(sha256: origin.sha256, name: origin.name, zone: origin.zone, year: origin.year)
            let parts = try await reading(key, size: origin.size).sources
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

    private func reading(_ key: Key, size: Int) async throws -> Reading {
        let (file, options) = (blobs.file(key.sha256), options(key.zone, key.year))
        let known = readings[key]?.reading
        let reading =
            known ?? Task { try await offTheLoop { try Reading(of: file, named: key.name, options: options) } }
        uses += 1
        readings[key] = Kept(reading: reading, bytes: size, lastUse: uses)
        if known == nil { letGo() }
        do { return try await reading.value } catch {
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

    private func options(_ zone: String?, _ year: Int?) -> ReadingOptions {
        ReadingOptions(zone: zone.flatMap(Zone.init), year: year, threads: threads)
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
