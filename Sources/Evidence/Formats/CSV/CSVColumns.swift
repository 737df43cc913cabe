import Timekeeping

/// Which column of a table means what, judged by the names in its header.
struct CSVColumns: Sendable {
    private let names: [String]
    private let time: TimeColumns
    private let notations: [Notation]
    let isDateOrderAssumed: Bool
    /// Whether Debrief wrote the table, so that it is read back without loss.
    private let isOurs: Bool

    private enum TimeColumns: Sendable {
        case one(Int)
        /// A date and a time of day in two columns, and the zone, if there is a column for it.
        case two(date: Int, time: Int, zone: Int?)
    }

    private static let times = [
        "datetime", "@timestamp", "timestamp", "time", "date_time", "event_time", "eventtime", "created_at", "created",
        "ts", "date", "when", "start", "starttime", "start_time", "timecreated", "time_created", "occurred_at",
        "logged",
    ]
    private static let texts = [
        "message", "msg", "text", "desc", "short", "description", "summary", "event", "title", "content", "log", "body",
    ]
    private static let actors = [
        "actor", "user", "username", "user_name", "author", "owner", "host", "hostname", "computer_name", "computer",
    ]
    private static let kinds = ["kind", "timestamp_desc", "sourcetype", "type", "event_type", "category", "data_type"]
    private static let severities = ["severity", "level", "priority", "loglevel"]

    /// Nil if no column is named like a time and holds one in some of `rows`.
    init?(header: CSVRow, rows: [CSVRow]) {
        names = header.cells.indices.map { (header.text($0) ?? "").lowercased().trimmingEnd }
        isOurs = names == CSVOutput.columns
        guard let time = CSVColumns.timeColumns(names: names, rows: rows) else { return nil }
        self.time = time
        let found = rows.compactMap { CSVColumns.written(time, in: $0).flatMap { CSVColumns.first(in: $0)?.notation } }
        let isL2T = names.starts(with: ["date", "time", "timezone"])
        let lines = rows.compactMap { CSVColumns.written(time, in: $0) }
        (notations, isDateOrderAssumed) = CSVColumns.decided(found.uniqued(), lines: lines, isMonthFirst: isL2T)
    }

    private static func timeColumns(names: [String], rows: [CSVRow]) -> TimeColumns? {
        if let date = names.firstIndex(of: "date"), let time = names.firstIndex(of: "time") {
            let columns = TimeColumns.two(
                date: date, time: time, zone: names.firstIndex(of: "timezone") ?? names.firstIndex(of: "zone"))
            if holdsTimes(columns, rows: rows) { return columns }
        }
        return times.lazy.compactMap { names.firstIndex(of: $0) }.map { .one($0) }.first { holdsTimes($0, rows: rows) }
    }

    private static func holdsTimes(_ columns: TimeColumns, rows: [CSVRow]) -> Bool {
        rows.contains { row in written(columns, in: row).flatMap { first(in: $0) } != nil }
    }

    private static func decided(
        _ notations: [Notation], lines: [[UInt8]], isMonthFirst: Bool
    ) -> (notations: [Notation], isAssumed: Bool) {
        if isMonthFirst { return (notations.map { $0 == .dayFirst ? .monthFirst : $0 }.uniqued(), false) }
        let isDayFirst = lines.contains { $0.reading(.dayFirst) != nil && $0.reading(.monthFirst) == nil }
        let isDecided = isDayFirst || lines.contains { $0.reading(.monthFirst) != nil && $0.reading(.dayFirst) == nil }
        let isNumeric = notations.contains(.monthFirst) || notations.contains(.dayFirst)
        let order = notations.map { $0 == .monthFirst && isDayFirst ? .dayFirst : $0 }.uniqued()
        return (order, isNumeric && !isDecided)
    }

    /// What the cells of the time say, put together.
    private static func written(_ columns: TimeColumns, in row: CSVRow) -> [UInt8]? {
        switch columns {
        case .one(let column):
            let cell = row.bytes[row[column]]
            return cell.isEmpty ? nil : Array(cell.buffer)
        case .two(let date, let time, _):
            let cells = [row.bytes[row[date]], row.bytes[row[time]]]
            return cells.contains(where: \.isEmpty) ? nil : Array(cells[0].buffer) + [.blank] + Array(cells[1].buffer)
        }
    }

    private static func first(in text: [UInt8]) -> (notation: Notation, stamp: Stamp)? {
        text.withBytes { Notation.first(in: $0, at: 0, allowingEpoch: true) ?? day(in: $0) }
    }

    /// A date alone counts as its midnight.
    private static func day(in text: Bytes) -> (notation: Notation, stamp: Stamp)? {
        guard let (time, offset) = CivilTime.parse(text.text), let instant = time.instant(offset: offset ?? 0) else {
            return nil
        }
        return (
            .yearFirst, Stamp(nanoseconds: instant.nanoseconds, isLocal: offset == nil, range: 0..<text.count)
        )
    }
}

extension CSVColumns {
    func stamp(of row: CSVRow) -> Stamp? {
        guard let text = CSVColumns.written(time, in: row) else { return nil }
        let read = notations.lazy.compactMap { text.reading($0) }.first
        guard var stamp = read ?? CSVColumns.first(in: text)?.stamp else { return nil }
        if case .two(_, _, let zone?) = time, stamp.isLocal, let seconds = offset(named: row.text(zone), at: stamp) {
            stamp.nanoseconds -= Int64(seconds) * Stamp.second
            stamp.isLocal = false
        }
        stamp.range = timeRange(of: row)
        return stamp
    }

    private func offset(named name: String?, at stamp: Stamp) -> Int? {
        guard let name, let zone = Zone(name) else { return nil }
        switch zone {
        case .fixed(let seconds): return seconds
        case .named(let zone):
            var clock = LocalClock(zone, from: stamp.nanoseconds, through: stamp.nanoseconds)
            return Int((stamp.nanoseconds - clock.instant(stamp.nanoseconds).nanoseconds) / Stamp.second)
        }
    }

    /// From the date to the time of day, where they stand side by side.
    private func timeRange(of row: CSVRow) -> Range<Int> {
        switch time {
        case .one(let column): row[column]
        case .two(let date, let time, _): time == date + 1 ? row[date].lowerBound..<row[time].upperBound : row[date]
        }
    }

    func details(of row: CSVRow) -> Details {
        isOurs ? ourDetails(of: row) : foundDetails(of: row)
    }

    private func ourDetails(of row: CSVRow) -> Details {
        let cell = { (name: String) in names.firstIndex(of: name).map { CSVFormula.disarmed(row.verbatim($0)) } ?? "" }
        let optional = { (name: String) in cell(name).isEmpty ? nil : cell(name) }
        return Details(
            actor: optional("actor"), kind: optional("kind"), severity: Severity(rawValue: cell("severity")),
            text: cell("message"), time: timeRange(of: row), zone: ZoneKnowledge(rawValue: cell("zone")))
    }

    private func foundDetails(of row: CSVRow) -> Details {
        let severity = first(CSVColumns.severities, in: row).flatMap { Severity(word: $0) }
        return Details(
            actor: first(CSVColumns.actors, in: row), kind: first(CSVColumns.kinds, in: row), severity: severity,
            text: first(CSVColumns.texts, in: row) ?? row.bytes.trimmed.text, time: timeRange(of: row))
    }

    private func first(_ candidates: [String], in row: CSVRow) -> String? {
        candidates.lazy.compactMap { row.text(names.firstIndex(of: $0)) }.first
    }
}

extension [UInt8] {
    func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
        withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return [0].withBytes { body($0[0..<0]) } }
            return body(Bytes(start: start, count: buffer.count))
        }
    }

    fileprivate func reading(_ notation: Notation) -> Stamp? {
        withBytes { notation.read($0, at: 0) }
    }
}
