/// A text format: one entry begins on each line that has a time in its place.
struct LineFormat: Sendable {
    let name: String
    /// Where and how `line` gives its time, if the line is of this format.
    let recognise: @Sendable (_ line: Bytes) -> TimeSpot?
    /// What an entry says, given where in it the time stands.
    let details: @Sendable (_ entry: Bytes, _ time: Range<Int>) -> Details
    /// Whether `line`, though it has a time, goes on with what the line before it began.
    var continues: (@Sendable (_ before: Bytes, _ line: Bytes) -> Bool)?
    /// Where in a line, from an index on, another entry begins.
    var nextEntry: (@Sendable (_ line: Bytes, _ index: Int) -> Int?)?
    /// How many bytes of a recognised line the format gives word for word. Of formats that recognise as many lines, the one
    /// that gives more of them knows more about them.
    var literalBytes: (@Sendable (_ line: Bytes) -> Int)?
    /// Whether the format settles what its numbers count, so that no unit is guessed.
    var knowsUnit = false
    /// Whether a source of the format may have times with a year and times without: an update of the system may change how
    /// one file is written. In other formats a date of the other kind may be prose.
    var mixesYears = false
    /// The zone of times without an offset, where the format settles it.
    var zone: Zone?
}

/// Where and how a line gives its time.
struct TimeSpot: Hashable, Sendable {
    var place: TimePlace
    var notation: Notation
}

/// What an entry says beside when.
struct Details: Sendable {
    var actor: String?
    var kind: String?
    var severity: Severity?
    var text: String
    /// The bytes of the entry, counted from its start, that say when.
    var time: Range<Int> = 0..<0
    /// How the zone was known, where the entry itself tells.
    var zone: ZoneKnowledge?
    /// Where the entry comes from, if it was read and written by Debrief before.
    var cited: Event.Origin?
}
