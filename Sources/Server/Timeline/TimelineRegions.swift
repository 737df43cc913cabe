import Debriefing
import Publishing
import Timekeeping

extension Region {
    static let timelineVersion = Region("timeline-version") { scene in
        TimelineVersion(
            version: scene.debrief.timeline.version, entries: scene.entries.count,
            fromMemory: scene.entries.count(where: \.content.isFromMemory), zone: scene.zoneNote)
    }

    static let removedEntries = Region("removed-entries") { scene in
        RemovedEntries(
            entries: scene.debrief.timeline.removed.map { entry in
                RemovedEntries.Row(
                    text: entry.content.text, by: entry.removal.map { scene.name($0.by) } ?? "",
                    path: Route.entry(scene.debrief.id, entry.id).path)
            },
            mayChange: scene.mayChange)
    }

    /// The lanes that there are, offered while somebody types one.
    static let laneNames = Region("lane-names") { scene in
        LaneNames(names: Set(scene.entries.map(\.content.lane.name)).sorted())
    }
}

extension Scene {
    /// Which zone the times are told in, as HTML.
    var zoneNote: String {
        let times = entries.compactMap(\.content.moment.start)
        guard let first = times.first ?? debrief.description.starts else {
            return "Times in \(words.zoneElement)"
        }
        return words.zoneElement(from: first, to: times.last ?? first)
    }
}

struct TimelineVersion: Hashable, Sendable {
    let version: Int
    let entries: Int
    let fromMemory: Int
    let zone: String
}

struct RemovedEntries: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let text: String
        let by: String
        let path: String
    }

    let entries: [Row]
    let mayChange: Bool
    var count: Int { entries.count }
}

struct LaneNames: Hashable, Sendable {
    let names: [String]
}
