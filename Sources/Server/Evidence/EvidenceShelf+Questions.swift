import Debriefing
import Evidence
import Foundation
import Storage
import Timekeeping

/// What the times of a source leave open, and what each answer would make of them.
extension EvidenceShelf {
    /// Larger files are not read once for each answer: as a plain file, which takes a second for each few GiB, and unpacked,
    /// which takes ten times as long.
    private static let largestPreview = (plain: 4 << 30, packed: 256 << 20)

    /// The questions of a reading, each once, with the debrief's own zone first where a zone is asked for.
    func questions(
        of reading: Reading, in file: URL, named name: String, _ told: Debriefing.Source.Reading, homeZone: String
    ) async throws -> [Debriefing.Source.Question] {
        var asked: [Debriefing.Source.Question.Kind: Debriefing.Source.Question] = [:]
        for question in reading.findings.compactMap(\.question) {
            let open = Debriefing.Source.Question(question, homeZone: homeZone, isAlone: reading.sources.count == 1)
            guard !told.answers(open.kind) else { continue }
            asked[open.kind] = asked[open.kind]?.joined(with: open) ?? open
        }
        var questions: [Debriefing.Source.Question] = []
        for kind in Debriefing.Source.Question.Kind.allCases {
            guard let question = asked[kind] else { continue }
            questions.append(try await isQuick(reading, file) ? previewed(question, file, name, told) : question)
        }
        return questions
    }

    /// What was recognised in a file on its way into a debrief, and what of it stands in the evidence there already.
    func parts(
        of reading: Reading, named name: String, after debrief: Debrief
    ) async throws -> [Debriefing.Source.Part] {
        let known = try await merged(debrief).timeline.sources.map(\.whole)
        return try await offTheLoop {
            let timeline = Evidence.Timeline(countingOnce: known + reading.sources)
            return reading.parts(named: name, as: Array(timeline.sources.dropFirst(known.count)))
        }
    }

    /// A source read as `told`, and the times that what `debrief` cites of it has by that.
    func reread(
        _ source: Debriefing.Source, as told: Debriefing.Source.Reading, in debrief: Debrief
    ) async throws -> (source: Debriefing.Source, cited: [Debriefing.Source.CitedTime]) {
        // What was assumed when it came in stays so until somebody answers: it came from when the file was changed.
        let kept = (source.questions ?? []).filter { $0.assumed != nil && !told.answers($0.kind) }
        let new = Debriefing.Source(
            id: source.id, name: source.name, sha256: source.sha256, size: source.size, reading: told, parts: [],
            questions: kept)
        let reading = try await reading(of: new)
        let questions = try await questions(
            of: reading, in: blobs.file(source.sha256), named: source.name, new.assuming,
            homeZone: debrief.description.zone)
        let cited = try await offTheLoop { debrief.citedTimes(of: source, in: reading) }
        let read = Debriefing.Source(
            id: source.id, name: source.name, sha256: source.sha256, size: source.size, reading: told,
            parts: reading.parts(named: source.name), questions: kept + questions)
        return (read, cited)
    }

    /// The name of a zone that `text` means: of the database, `UTC` or an offset such as `+02:00`.
    static func zoneName(_ text: String) -> String? { Zone(text)?.name }

    /// Whether it can be read once more for each answer.
    private func isQuick(_ reading: Reading, _ file: URL) throws -> Bool {
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        let bytes = reading.sources.reduce(0) { $0 + $1.byteCount }
        let limit = EvidenceShelf.largestPreview
        return bytes <= (bytes == size ? limit.plain : limit.packed)
    }

    private func previewed(
        _ question: Debriefing.Source.Question, _ file: URL, _ name: String, _ told: Debriefing.Source.Reading
    ) async throws -> Debriefing.Source.Question {
        let options = question.choices.map { self.options(told.answering(question.kind, with: $0.value)) }
        let choices = try await offTheLoop {
            zip(question.choices, options).map { choice, options in
                let reading = try? Reading(of: file, named: name, options: options)
                return Debriefing.Source.Question.Choice(
                    value: choice.value, label: choice.label, first: reading?.first, last: reading?.last)
            }
        }
        return Debriefing.Source.Question(question.kind, assumed: question.assumed, choices: choices)
    }
}

extension Debriefing.Source {
    /// As it was told, and what is assumed where nobody has answered yet.
    var assuming: Reading {
        (questions ?? []).reduce(reading) { told, question in
            guard let assumed = question.assumed, !told.answers(question.kind) else { return told }
            return told.answering(question.kind, with: assumed)
        }
    }
}

extension Debriefing.Source.Reading {
    func answers(_ kind: Debriefing.Source.Question.Kind) -> Bool {
        switch kind {
        case .zone: zone != nil
        case .year: year != nil
        case .date: date != nil
        case .dateOrder: dateOrder != nil
        case .shift: shift != nil
        }
    }

    /// With an answer, as the choices of a question write it.
    func answering(_ kind: Debriefing.Source.Question.Kind, with value: String) -> Self {
        var told = self
        switch kind {
        case .zone: told.zone = value
        case .year: told.year = Int(value)
        case .date: told.date = CalendarDay(value)
        case .dateOrder: told.dateOrder = Debriefing.Source.DateOrder(rawValue: value)
        case .shift: told.shift = Int64(value)
        }
        return told
    }
}

extension Debriefing.Source.Question {
    /// The same question with the answers of both: a file may have several reasons to ask.
    fileprivate func joined(with other: Self) -> Self {
        let more = other.choices.filter { choice in !choices.contains { $0.value == choice.value } }
        return Self(kind, assumed: assumed ?? other.assumed, choices: choices + more)
    }

    /// - Parameter isAlone: The file is one source: what is assumed of it can be told when it is read again.
    init(_ question: Evidence.Question, homeZone: String, isAlone: Bool) {
        let choices = question.choices.map { Choice(value: $0.value, label: $0.label) }
        switch question {
        case .zone(let candidates):
            let likely = candidates.isEmpty ? [homeZone, "UTC"] : [homeZone] + candidates
            var seen: Set<String> = []
            let zones = likely.filter { seen.insert($0).inserted }
            self.init(.zone, choices: zones.map { Choice(value: $0, label: $0) })
        case .dateOrder: self.init(.dateOrder, choices: choices)
        case .date(let day): self.init(.date, assumed: isAlone ? day.description : nil, choices: choices)
        case .year(let year):
            let years = [year, year - 1].map { Choice(value: "\($0)", label: "\($0)") }
            self.init(.year, assumed: isAlone ? "\(year)" : nil, choices: years)
        case .shift: self.init(.shift, choices: choices)
        }
    }
}

extension Debrief {
    fileprivate func citedTimes(of source: Debriefing.Source, in reading: Reading) -> [Debriefing.Source.CitedTime] {
        let citations = (timeline.entries + timeline.removed).flatMap(\.content.citations)
        let places = Set(citations.filter { $0.source == source.id }.map { Place(part: $0.part, offset: $0.offset) })
        return places.sorted { ($0.part, $0.offset) < ($1.part, $1.offset) }.compactMap { place in
            reading.sources.first { $0.name == place.part }?.instant(ofEntryAt: place.offset)
                .map { Debriefing.Source.CitedTime(part: place.part, offset: place.offset, at: $0) }
        }
    }
}

private struct Place: Hashable {
    let part: String
    let offset: Int
}

extension Reading {
    var first: Instant? { sources.compactMap(\.first).min() }
    var last: Instant? { sources.compactMap(\.last).max() }

    /// What was recognised in a file of that name, and what is to be said about what became no part of it.
    /// - Parameter sources: Its sources, with more to be said about them.
    func parts(named name: String, as sources: [Evidence.Source]? = nil) -> [Debriefing.Source.Part] {
        let sources = sources ?? self.sources
        let orphans = findings.filter { finding in !sources.contains { $0.name == finding.source } }
        var parts = sources.map(Debriefing.Source.Part.init)
        if parts.isEmpty || !orphans.isEmpty {
            parts.append(
                .init(
                    name: name, format: parts.isEmpty ? "unknown" : "archive", entries: 0, undated: 0, first: nil,
                    last: nil, zone: "written", findings: orphans.map(\.message)))
        }
        return parts
    }
}

extension Finding {
    /// What to tell people who import through a page; nil for what the page asks or marks by itself.
    fileprivate var words: String? {
        switch kind {
        case .zoneAssumed: nil
        case .yearAssumed where question != nil: message.replacing(" Pass --year if that is wrong", with: "")
        case .dateAssumed where question != nil: message.replacing("Pass --date to say", with: "Say")
        case .zoneAmbiguous: message.replacing("Pass --zone to say which is meant", with: "It may be one of these")
        default: message
        }
    }
}

extension Debriefing.Source.Part {
    fileprivate init(_ shown: Evidence.Source) {
        let source = shown.whole
        self.init(
            name: source.name, format: source.format, entries: source.entryCount, undated: source.undatedCount,
            first: source.first, last: source.last, zone: source.zone.rawValue,
            findings: shown.findings.compactMap(\.words))
    }
}
