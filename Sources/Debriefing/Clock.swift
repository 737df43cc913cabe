public import Timekeeping

/// How the minutes of a workshop are meant to be spent.
public struct Plan: Codable, Hashable, Sendable {
    /// Minutes for each stage of the workshop.
    public private(set) var minutes: [Stage: Int]

    /// The usual shares of `length` minutes. Of 60 the timeline gets 36: it is the main work, 35 to 40 minutes of an hour.
    ///
    /// Shares are rounded down to whole minutes; what is left over goes to the timeline while that stays within its share,
    /// then to the learning.
    public init(length: Int) {
        minutes = Plan.shares.mapValues { $0 * length / 60 }
        let timeline = min(length - total, max(0, length * 40 / 60 - self[.timeline]))
        minutes[.timeline, default: 0] += timeline
        minutes[.learning, default: 0] += length - total
    }

    public subscript(stage: Stage) -> Int { minutes[stage] ?? 0 }

    public var total: Int { minutes.values.reduce(0, +) }

    /// Moves minutes from one stage to another, as many as there are; the length of the whole stays.
    mutating func move(_ amount: Int, from source: Stage, to target: Stage) {
        let amount = min(amount, self[source])
        minutes[source, default: 0] -= amount
        minutes[target, default: 0] += amount
    }

    private static let shares: [Stage: Int] = [
        .opening: 5, .timeline: 36, .agreement: 4, .learning: 8, .remediation: 5, .closing: 2,
    ]
}

/// More time for one stage, taken from another.
public struct Extension: Codable, Hashable, Sendable {
    /// Chosen by whoever asked for it; those in old journals have none.
    public let id: Identifier<Extension>?
    public let stage: Stage
    public let minutes: Int
    public let from: Stage
    /// Who agreed to it, in words: "the room", a name.
    public let agreedBy: String

    public init(
        id: Identifier<Extension>? = nil, stage: Stage, minutes: Int, from: Stage, agreedBy: String
    ) {
        self.id = id
        self.stage = stage
        self.minutes = minutes
        self.from = from
        self.agreedBy = agreedBy
    }
}

/// The workshop's clock. Going back to a stage goes on with what was left of it.
public struct Clock: Codable, Hashable, Sendable {
    public private(set) var plan = Plan(length: 60)
    public private(set) var extensions: [Extension] = []
    /// Nanoseconds used in the stages that are not running now.
    private var used: [Stage: Int64] = [:]
    private var running: Stage?
    private var since = Instant(nanoseconds: 0)

    /// When the time planned for the running stage is used up; nil outside the workshop.
    public var deadline: Instant? {
        running.map { Instant(nanoseconds: since.nanoseconds + planned($0) - (used[$0] ?? 0)) }
    }

    /// Whole seconds used for `stage` up to `now`.
    public func used(for stage: Stage, at now: Instant) -> Int64 {
        let current = stage == running ? max(0, now.nanoseconds - since.nanoseconds) : 0
        return ((used[stage] ?? 0) + current) / 1_000_000_000
    }

    /// Shares out another length. What was agreed to be moved stays moved.
    mutating func plan(_ length: Int) {
        plan = Plan(length: length)
        for more in extensions { plan.move(more.minutes, from: more.from, to: more.stage) }
    }

    mutating func extend(_ more: Extension) {
        plan.move(more.minutes, from: more.from, to: more.stage)
        extensions.append(more)
    }

    mutating func turn(to stage: Stage, at now: Instant) {
        if let running { used[running, default: 0] += max(0, now.nanoseconds - since.nanoseconds) }
        running = stage.isWorkshop ? stage : nil
        since = now
    }

    private func planned(_ stage: Stage) -> Int64 { Int64(plan[stage]) * 60_000_000_000 }
}
