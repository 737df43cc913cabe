import Debriefing
import Storage
import Timekeeping

/// The opening statement: its words, or why there is none.
struct StatementForm: CommandForm {
    let text: String?
    let reason: String?

    func command(in place: FormPlace) -> Command {
        .makeStatement(text.map(OpeningStatement.written) ?? .leftOut(reason: reason ?? ""))
    }
}

struct GroundRulesForm: CommandForm {
    let rules: String
    let stopWord: String

    func command(in place: FormPlace) -> Command { .setGroundRules(GroundRules(rules: rules, stopWord: stopWord)) }
}

struct RecordingForm: CommandForm {
    let what: String
    let why: String
    let seenBy: String
    let keptUntil: String

    func command(in place: FormPlace) -> Command {
        .announceRecording(RecordingNotice(what: what, why: why, seenBy: seenBy, keptUntil: keptUntil))
    }
}

struct RecordingStateForm: CommandForm {
    enum State: String, Decodable { case on, off }
    let state: State

    func command(in place: FormPlace) -> Command { .turnRecording(on: state == .on) }
}

struct PartForm: CommandForm {
    let person: PersonID
    let part: String

    func command(in place: FormPlace) -> Command { .givePart(part, to: person) }
}

/// Leads the room to an entry; to none without one.
struct FocusForm: CommandForm {
    let entry: String?

    func command(in place: FormPlace) throws -> Command {
        guard let entry, !entry.isEmpty else { return .focus(nil) }
        guard let id = EntryID(entry) else { throw Refusal.notFound("entry") }
        return .focus(id)
    }
}

/// A note as somebody talks, in one line: `14:05 Bob: saw the queue grow`. Time and name may be left out: then it follows
/// the entry that the room looks at, in the lane of that entry.
///
/// It is never given the time at which it was typed: what is told now happened then, and the timeline would lie.
struct LineForm: CommandForm {
    let id: NameForNew<Entry>?
    let text: String

    func command(in place: FormPlace) throws -> Command {
        let debrief = place.debrief
        let line = TypedLine(text, TypedMoment(debrief))
        let lane = line.name.map { name in
            debrief.timeline.entries.map(\.content.lane).first { $0.name == name } ?? Lane(kind: .person, name: name)
        }
        return .addEntry(
            id.orRandom(),
            EntryContent(
                moment: line.moment ?? debrief.focused.map { .after($0.id) } ?? .unknown,
                lane: lane ?? debrief.focused?.content.lane
                    ?? Lane(kind: .person, name: debrief.name(of: place.person)),
                kind: .observed, text: line.text))
    }
}

/// A line with what it says of when and who.
struct TypedLine {
    let moment: Moment?
    let name: String?
    let text: String

    private static let mostWords = 6

    init(_ line: String, _ typed: TypedMoment) {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        let timed = (1...TypedLine.mostWords).reversed().lazy.compactMap { count -> (Int, Moment)? in
            let start = words.prefix(count).joined(separator: " ")
            guard words.count > count, start.contains(":"), let moment = try? typed.read(start) else { return nil }
            return (count, moment)
        }.first
        moment = timed?.1
        let rest = words.dropFirst(timed?.0 ?? 0).joined(separator: " ")
        // Two words of a name at most: “the queue was long: 900 orders” is a sentence.
        let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let named =
            parts.count == 2 && parts[1].hasPrefix(" ") && (1...2).contains(parts[0].split(separator: " ").count)
        name = named ? String(parts[0]) : nil
        text = named ? String(parts[1].dropFirst()) : rest
    }
}
