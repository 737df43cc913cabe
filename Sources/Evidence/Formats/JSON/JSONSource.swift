/// A source whose entries are objects in JSON: each tells of one moment, or of several.
protocol JSONSource: Interpretation {
    /// Members of a document that hold the entries as a list.
    var lists: [StaticString] { get }

    /// Calls `body` with each moment of which `object` tells. Where that is none, its time is looked for as in any JSON.
    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void)

    /// What `object` says about that moment. Without any text, all of the object is shown.
    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details
}

/// When something happened, and in a word what.
struct Moment {
    var name: StaticString
    var stamp: Stamp
}

extension JSONSource {
    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        var index = RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
        var undated: Undated?
        let damage = JSONEntries(bytes: content.bytes, lists: lists).forEach { entry, _ in
            var isDated = false
            forEachMoment(orTimeOf: content.bytes[entry]) { moment in
                isDated = true
                index.list.append(moment.stamp, offset: entry.lowerBound, end: entry.upperBound)
            }
            if !isDated { undated.count(at: entry.lowerBound) }
        }
        index.note(undated, damage: damage)
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        describe(entry, at: nanoseconds, offset: offset)
    }

    /// What `entry` says of the moment that was indexed with this instant.
    func describe(_ entry: Bytes, at nanoseconds: Int64, offset: Int) -> Details {
        var chosen: Moment?
        var isKnown = false
        forEachMoment(orTimeOf: entry) { moment in
            if isKnown { return }
            isKnown = moment.stamp.nanoseconds == nanoseconds
            // The instant of a time without an offset was settled afterwards and fits none.
            if isKnown || chosen == nil { chosen = moment }
        }
        guard let chosen else { return JSONFields.details(of: entry) }
        var details = describe(entry, chosen, offset: offset)
        if details.text.isEmpty { details.text = JSONFields.details(of: entry).text }
        details.time = chosen.stamp.range
        return details
    }

    func forEachMoment(orTimeOf object: Bytes, _ body: (Moment) -> Void) {
        var isDated = false
        forEachMoment(of: object) { moment in
            isDated = true
            body(moment)
        }
        if !isDated, let stamp = JSONFields.time(of: object)?.stamp { body(Moment(name: "", stamp: stamp)) }
    }
}

/// Objects in which no time was found.
struct Undated {
    var count = 0
    var offset: Int
}

extension Undated? {
    mutating func count(at offset: Int) {
        self = Undated(count: (self?.count ?? 0) + 1, offset: self?.offset ?? offset)
    }
}

extension RawIndex {
    /// Says what of a JSON text did not become entries.
    mutating func note(_ undated: Undated?, damage: Int?) {
        if let undated {
            warn(
                .undated, at: undated.offset,
                undated.count == 1
                    ? "an object without a readable time; it is not on the timeline"
                    : "\(undated.count) objects without a readable time; they are not on the timeline")
            undatedLines += undated.count
        }
        if let damage {
            warn(
                .damaged, at: damage, "the JSON breaks off or is nested too deeply here; what stands before it was read"
            )
        }
    }
}

extension JSON {
    /// The time that the member called `name` says, as text or as a number.
    static func stamp(_ name: StaticString, of object: Bytes) -> Stamp? {
        guard let value = member(name, of: object) else { return nil }
        return stamp(value, in: object)
    }

    /// The time that the member at the end of `path` says.
    static func stamp(at path: [StaticString], of object: Bytes) -> Stamp? {
        value(at: path, in: object).flatMap { stamp($0, in: object) }
    }

    static func stamp(_ value: Value, in object: Bytes) -> Stamp? {
        guard value.kind == .string || value.kind == .number else { return nil }
        let start = value.range.lowerBound + (value.kind == .string ? 1 : 0)
        guard let stamp = Notation.first(in: object, at: start, allowingEpoch: true)?.stamp,
            stamp.range.upperBound <= value.range.upperBound
        else { return nil }
        return stamp
    }

    /// The first text among `paths` that says something.
    static func firstText(_ paths: [[StaticString]], in object: Bytes) -> String? {
        for path in paths {
            guard let text = text(at: path, in: object), !text.isEmpty else { continue }
            return text
        }
        return nil
    }

    /// The elements of the list at the end of `path`.
    static func elements(at path: [StaticString], in object: Bytes) -> [Bytes] {
        guard let value = value(at: path, in: object), value.kind == .array else { return [] }
        let array = object[value.range]
        var elements: [Bytes] = []
        forEachElement(of: array) { element in
            elements.append(array[element.range])
            return true
        }
        return elements
    }
}
