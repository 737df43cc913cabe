import Debriefing
import Storage
import Timekeeping

/// How the times of a source are to be read. What is not sent stays; what is sent empty is forgotten.
struct ReadingForm: CommandForm {
    private let fields: ReadingFields

    init(from decoder: any Decoder) throws { fields = try ReadingFields(from: decoder) }

    func command(in place: FormPlace) async throws -> Command {
        let id: SourceID = try place.id("source")
        guard let source = place.debrief.sources.first(where: { $0.id == id }) else { throw Refusal.notFound("source") }
        let told = try fields.told(after: source.reading)
        // A large file is not read for somebody who may not say so anyway.
        let asked = Source(
            id: id, name: source.name, sha256: source.sha256, size: source.size, reading: told, parts: source.parts)
        guard try !place.debrief.decide(.read(asked, cited: []), by: place.person, at: place.now).isEmpty else {
            return .read(source, cited: [])
        }
        let (read, cited) = try await place.shelf.reread(source, as: told, in: place.debrief)
        return .read(read, cited: cited)
    }
}

struct ReadingFields: Decodable {
    var zone: String?
    var year: String?
    var date: String?
    var dateOrder: String?
    /// How far the clock was off, as in `1 min 30 s`.
    var shift: String?
    /// `behind`, or `ahead`; behind if it is left out.
    var clock: String?

    init(zone: String?, year: String?, date: String?, dateOrder: String?, shift: String?, clock: String?) {
        (self.zone, self.year, self.date) = (zone, year, date)
        (self.dateOrder, self.shift, self.clock) = (dateOrder, shift, clock)
    }

    /// - Throws: A `Refusal` for what cannot be read.
    func told(after reading: Source.Reading) throws(Refusal) -> Source.Reading {
        var told = reading
        if let zone { told.zone = try ReadingFields.zone(zone) }
        if let year { told.year = try ReadingFields.year(year) }
        if let date { told.date = try TypedDate.day(date) }
        if let dateOrder { told.dateOrder = try ReadingFields.order(dateOrder) }
        if let shift { told.shift = try TypedShift.read(shift, isAhead: clock == "ahead") }
        return told
    }

    static func zone(_ text: String) throws(Refusal) -> String? {
        guard !text.isEmpty else { return nil }
        guard let name = EvidenceShelf.zoneName(text) else {
            throw .invalid("“\(text)” is no time zone. Choose one of the list, as in Europe/Berlin.")
        }
        return name
    }

    static func year(_ text: String) throws(Refusal) -> Int? {
        guard !text.isEmpty else { return nil }
        guard let number = Int(text), (1970...2200).contains(number) else {
            throw .invalid("“\(text)” is no year from 1970 to 2200. Correct it, or leave it empty.")
        }
        return number
    }

    private static func order(_ text: String) throws(Refusal) -> Source.DateOrder? {
        guard !text.isEmpty else { return nil }
        guard let order = Source.DateOrder(rawValue: text) else {
            throw .invalid("Dates begin with the month or with the day. Choose one of them.")
        }
        return order
    }
}

/// Reads and writes by how much a clock was off.
enum TypedShift {
    private static let units: [(names: [String], nanoseconds: Int64)] = [
        (["d", "day", "days"], 86_400_000_000_000), (["h", "hour", "hours"], 3_600_000_000_000),
        (["min", "m", "minute", "minutes"], 60_000_000_000), (["s", "sec", "second", "seconds"], 1_000_000_000),
        (["ms"], 1_000_000), (["ns"], 1),
    ]
    /// A clock that is further off than this was never set.
    private static let most: Int64 = 36_600 * 86_400_000_000_000

    /// Nanoseconds to add to what the clock said; nil for nothing.
    static func read(_ text: String, isAhead: Bool) throws(Refusal) -> Int64? {
        let words = text.split { $0 == " " }.joined()
        guard !words.isEmpty else { return nil }
        var total: Int64 = 0
        var rest = words[...]
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count)
            let unit = name.isEmpty ? "s" : name.lowercased()
            guard digits.count <= 18, let number = Int64(digits),
                let size = units.first(where: { $0.names.contains(unit) })?.nanoseconds
            else { throw unreadable(text) }
            let (product, isTooMuch) = number.multipliedReportingOverflow(by: size)
            guard !isTooMuch, product <= most - total else { throw unreadable(text) }
            total += product
        }
        return total == 0 ? nil : isAhead ? -total : total
    }

    /// As in `1 min 30 s`; empty for none.
    static func write(_ nanoseconds: Int64?) -> String {
        var rest = nanoseconds?.magnitude ?? 0
        var words: [String] = []
        for unit in units {
            let size = UInt64(unit.nanoseconds)
            if rest >= size { words.append("\(rest / size) \(unit.names[0])") }
            rest %= size
        }
        return words.joined(separator: " ")
    }

    private static func unreadable(_ text: String) -> Refusal {
        .invalid("“\(text.prefix(100))” is no time by which a clock can be off. Write it as in 1 min 30 s.")
    }
}
