import Debriefing
import Foundation
import NIOCore
import Publishing
import Timekeeping

/// Turns a change into what a stream sends.
struct LiveRenderer: Sendable {
    let templates: Templates
    var workingDays = WorkingDays()
    var vocabulary: @Sendable () -> [EntryTag] = { [] }
    var dueDates = DueDates.none

    /// One server-sent event with the change's number as its id.
    func payload(_ change: Change, from before: Debrief, to after: Debrief, for audience: Audience) -> ByteBuffer {
        guard audience != .programs else { return LiveRenderer.payload(change, shownIn: after) }
        // There is nothing on any page that leaders do not see.
        let seen = audience == .lookers ? .leaders : audience
        let scene = Scene(
            after, audience: seen, templates: templates, workingDays: workingDays, vocabulary: vocabulary(),
            dueDates: dueDates)
        let all = scene.fragments(for: change, from: before)
        let fragments = audience == .lookers ? all.compactMap(\.wordless) : all
        return LiveRenderer.event(change.sequence, Update(sequence: change.sequence, fragments: fragments))
    }

    /// The same for programs, as the change may be read in the debrief's `current` state.
    static func payload(_ change: Change, shownIn current: Debrief) -> ByteBuffer {
        event(change.sequence, change.shown(in: current))
    }

    private static func event(_ sequence: Int, _ data: some Encodable) -> ByteBuffer {
        var buffer = ByteBuffer(string: "id: \(sequence)\nevent: change\ndata: ")
        buffer.writeBytes(encoded(data))
        buffer.writeString("\n\n")
        return buffer
    }

    /// One that is no change: it has no id, and a page that missed it gets the next.
    static func event(_ name: String, _ data: some Encodable) -> ByteBuffer {
        var buffer = ByteBuffer(string: "event: \(name)\ndata: ")
        buffer.writeBytes(encoded(data))
        buffer.writeString("\n\n")
        return buffer
    }

    private static func encoded(_ value: some Encodable) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Our own types hold nothing that JSON cannot write.
        return (try? encoder.encode(value)) ?? Data("{}".utf8)
    }
}

/// What a page does with one change.
struct Update: Encodable {
    let sequence: Int
    let fragments: [Fragment]
}

/// One thing to put in place on a page that has room for it.
enum Fragment: Encodable, Hashable, Sendable {
    /// Takes the place of the element with that id.
    case replace(id: String, html: String)
    /// Stands in the list `list`, before the element `before` or last, wherever it stood until now.
    case put(id: String, list: String, before: String?, html: String)
    case remove(id: String)
    /// The element with that id is to be fetched anew: too large to send to everyone.
    case refresh(id: String)
    /// The page is to be fetched anew.
    case reload
    /// That person's pages are to be fetched anew.
    case reseat(person: PersonID)

    /// The same without words: where it puts some in place, these are fetched. Of rows in a list there is nothing to fetch:
    /// a page that hides some of them fetches all that it shows by a fragment of its own.
    var wordless: Fragment? {
        switch self {
        case .replace(let id, _): .refresh(id: id)
        case .put, .remove: nil
        case .refresh, .reload, .reseat: self
        }
    }

    private enum Key: String, CodingKey {
        case op, id, list, before, html, person
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .replace(let id, let html):
            try container.encode("replace", forKey: .op)
            try container.encode(id, forKey: .id)
            try container.encode(html, forKey: .html)
        case .put(let id, let list, let before, let html):
            try container.encode("put", forKey: .op)
            try container.encode(id, forKey: .id)
            try container.encode(list, forKey: .list)
            try container.encodeIfPresent(before, forKey: .before)
            try container.encode(html, forKey: .html)
        case .remove(let id):
            try container.encode("remove", forKey: .op)
            try container.encode(id, forKey: .id)
        case .refresh(let id):
            try container.encode("refresh", forKey: .op)
            try container.encode(id, forKey: .id)
        case .reload: try container.encode("reload", forKey: .op)
        case .reseat(let person):
            try container.encode("reseat", forKey: .op)
            try container.encode(person, forKey: .person)
        }
    }
}
