import Timekeeping

/// In which columns of a table the time stands, and how it is written.
struct CSVTime: Sendable {
    enum Columns: Sendable, Equatable {
        case one(Int)
        /// A date and a time of day in two columns.
        case two(date: Int, time: Int)
    }

    let columns: Columns
    let zoneColumn: Int?
    /// The zone of times without an offset, where the header says it.
    let zone: Zone?
    /// Numeric dates in the order that is to be read.
    var notations: [Notation]
    /// Whether neither the first rows nor the kind of table say which of month and day comes first.
    var isOrderOpen = false

    /// The time of a row, its range counted in the row; nothing is allocated for it.
    func stamp(of row: Bytes, delimiter: UInt8) -> Stamp? {
        var stamp: Stamp?
        withWritten(in: row, delimiter: delimiter) { written in
            stamp = notations.lazy.compactMap { $0.read(written, at: 0) }.first ?? CSVTime.first(in: written)?.stamp
        }
        guard var stamp else { return nil }
        if let zoneColumn, stamp.isLocal {
            apply(zone: row[CSVRow.cell(zoneColumn, of: row, delimiter: delimiter)], to: &stamp)
        }
        stamp.range = range(in: row, delimiter: delimiter)
        return stamp
    }

    /// From the date to the time of day, where they stand side by side.
    func range(in row: Bytes, delimiter: UInt8) -> Range<Int> {
        switch columns {
        case .one(let column): return CSVRow.cell(column, of: row, delimiter: delimiter)
        case .two(let date, let time):
            let first = CSVRow.cell(date, of: row, delimiter: delimiter)
            guard time == date + 1 else { return first }
            return first.lowerBound..<max(first.upperBound, CSVRow.cell(time, of: row, delimiter: delimiter).upperBound)
        }
    }

    /// How long a cell that holds a time may be.
    private static let reach = 64

    /// Calls `body` with what the cells of the time say, put together; not at all if one of them is empty.
    func withWritten(in row: Bytes, delimiter: UInt8, _ body: (Bytes) -> Void) {
        switch columns {
        case .one(let column):
            let cell = row[CSVRow.cell(column, of: row, delimiter: delimiter)]
            if !cell.isEmpty { CSVTime.withMidnight(cell, body) }
        case .two(let date, let time):
            let day = row[CSVRow.cell(date, of: row, delimiter: delimiter)][0..<CSVTime.reach]
            let clock = row[CSVRow.cell(time, of: row, delimiter: delimiter)][0..<CSVTime.reach]
            if !day.isEmpty, !clock.isEmpty { day.withAppended(clock, body) }
        }
    }

    /// A date alone counts as its midnight.
    static func withMidnight(_ cell: Bytes, _ body: (Bytes) -> Void) {
        guard (8...12).contains(cell.count), cell[cell.count - 1].isDigit, !cell.buffer.allSatisfy(\.isDigit),
            cell.index(of: UInt8(ascii: ":")) == nil, cell.index(of: UInt8(ascii: ".")) == nil || cell[2] == cell[5]
        else { return body(cell) }
        midnight.withUTF8Buffer { buffer in
            guard let start = buffer.baseAddress else { return body(cell) }
            cell.withAppended(Bytes(start: start, count: buffer.count), body)
        }
    }

    private static let midnight: StaticString = "00:00:00"

    private func apply(zone name: Bytes, to stamp: inout Stamp) {
        if name.equals("UTC") || name.equals("GMT") {
            stamp.isLocal = false
        } else if let zone = Zone(name.text) {
            stamp.nanoseconds -= Int64(zone.offset(atLocal: stamp.nanoseconds)) * Stamp.second
            stamp.isLocal = false
        }
    }

    static func first(in text: Bytes) -> (notation: Notation, stamp: Stamp)? {
        Notation.first(in: text, at: 0, allowingEpoch: true)
    }

    /// Whether a cell holds a time with a date.
    static func isTime(_ cell: Bytes) -> Bool {
        var isTime = false
        if cell.count < reach {
            withMidnight(cell) { isTime = first(in: $0).map { $0.notation != .clockOnly } ?? false }
        }
        return isTime
    }
}

extension CSVTime {
    /// Where the time is from and how it was read, in words.
    func words(_ names: [String]) -> String {
        let place =
            switch columns {
            case .one(let column): names.words(for: column)
            case .two(let date, let time): "\(names.words(for: date)) and \(names.words(for: time))"
            }
        let order =
            notations.contains(.monthFirst)
            ? " with the month first" : notations.contains(.dayFirst) ? " with the day first" : ""
        return "the time from \(place)\(order)"
    }
}

extension Zone {
    /// Seconds ahead of UTC where the wall clock shows `local`.
    func offset(atLocal local: Int64) -> Int {
        switch self {
        case .fixed(let seconds): return seconds
        case .named(let zone):
            var clock = LocalClock(zone, from: local, through: local)
            return Int((local - clock.instant(local).nanoseconds) / Stamp.second)
        }
    }
}

extension Bytes {
    /// Calls `body` with this, a blank and `other`, put together where nothing has to be allocated.
    fileprivate func withAppended(_ other: Bytes, _ body: (Bytes) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + other.count + 1) { room in
            guard let start = room.baseAddress else { return }
            start.initialize(from: self.start, count: count)
            (start + count).initialize(to: .blank)
            (start + count + 1).initialize(from: other.start, count: other.count)
            body(Bytes(start: UnsafePointer(start), count: count + other.count + 1))
        }
    }
}

extension [UInt8] {
    func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
        withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return [0].withBytes { body($0[0..<0]) } }
            return body(Bytes(start: start, count: buffer.count))
        }
    }
}
