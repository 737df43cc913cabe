/// A JSON file that is no list of lines: an array of objects with times, an object that holds such an array
/// (CloudTrail's `Records`), or one object with a time, as a webhook posts it.
struct JSONDocument: Interpretation {
    var format: String { "json" }
    /// How many objects are looked at for a time.
    private static let sampleSize = 20

    /// Nil if `bytes` begin with no JSON or no time is found in it.
    init?(_ bytes: Bytes) {
        var finder = EntryFinder(bytes: bytes)
        finder.find(limit: JSONDocument.sampleSize)
        guard !finder.entries.isEmpty else { return nil }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        var index = RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
        var finder = EntryFinder(bytes: content.bytes)
        finder.find(limit: .max)
        for entry in finder.entries {
            index.list.append(entry.stamp, offset: entry.range.lowerBound, end: entry.range.upperBound)
        }
        if finder.withoutTime > 0 {
            index.warn(.undated, "\(finder.withoutTime) objects have no time and are not on the timeline")
            index.undatedLines = finder.withoutTime
        }
        if finder.end < content.bytes.count {
            index.warn(.damaged, at: finder.end, "the JSON breaks off or is nested too deeply; the rest was not read")
        }
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        guard let found = EntryFinder.time(of: entry) else { return JSONFields.details(of: entry) }
        var details = JSONFields.details(of: found.member.map { entry[$0.range] } ?? entry)
        if let member = found.member { Webhook(entry, about: member).describe(&details) }
        details.time = found.stamp.range
        return details
    }
}

/// Finds the objects that are entries.
private struct EntryFinder {
    let bytes: Bytes
    private(set) var entries: [(range: Range<Int>, stamp: Stamp)] = []
    private(set) var withoutTime = 0
    private(set) var end = 0

    init(bytes: Bytes) {
        self.bytes = bytes
    }

    mutating func find(limit: Int) {
        var found: [JSON.Value] = []
        end = JSON.forEachValue(of: bytes) { value in
            found.append(value)
            return found.count < limit
        }
        if found.isEmpty, bytes[JSON.skippingSpace(in: bytes, from: 0)] == UInt8(ascii: "[") {
            add(arrayAt: JSON.skippingSpace(in: bytes, from: 0)..<bytes.count, limit: limit)
        }
        for value in found where entries.count < limit { add(value, limit: limit) }
    }

    private mutating func add(_ value: JSON.Value, limit: Int) {
        if value.kind == .array { return add(arrayAt: value.range, limit: limit) }
        guard value.kind == .object else { return }
        for array in arrays(in: value.range) where holdsEntries(array) { return add(arrayAt: array, limit: limit) }
        add(objectAt: value.range)
    }

    private mutating func add(arrayAt range: Range<Int>, limit: Int) {
        var ranges: [Range<Int>] = []
        JSON.forEachElement(of: bytes[range]) { element in
            ranges.append(element.range.shifted(by: range.lowerBound))
            return ranges.count < limit
        }
        for range in ranges where bytes[range.lowerBound] == UInt8(ascii: "{") { add(objectAt: range) }
    }

    private mutating func add(objectAt range: Range<Int>) {
        guard let found = EntryFinder.time(of: bytes[range]) else { return withoutTime += 1 }
        entries.append((range, found.stamp))
    }

    /// The arrays that are members of an object.
    private func arrays(in range: Range<Int>) -> [Range<Int>] {
        var arrays: [Range<Int>] = []
        JSON.forEachMember(of: bytes[range]) { _, value in
            if value.kind == .array {
                arrays.append(value.range.shifted(by: range.lowerBound))
            }
            return true
        }
        return arrays
    }

    private func holdsEntries(_ array: Range<Int>) -> Bool {
        var holds = false
        let bytes = bytes[array]
        JSON.forEachElement(of: bytes) { element in
            holds = element.kind == .object && JSONFields.time(of: bytes[element.range]) != nil
            return false
        }
        return holds
    }

    /// The time of an object: its own, else that of the first object in it, which is then what the whole is about.
    /// Where and by whom something happened has times too, but they are not the time of what happened.
    static func time(of object: Bytes) -> (stamp: Stamp, member: (name: String, range: Range<Int>)?)? {
        if let own = JSONFields.time(of: object) { return (own.stamp, nil) }
        var found: (stamp: Stamp, member: (name: String, range: Range<Int>)?)?
        JSON.forEachMember(of: object) { name, value in
            guard value.kind == .object, !["repository", "organization", "sender"].contains(name.text),
                var stamp = JSONFields.time(of: object[value.range])?.stamp
            else { return true }
            stamp.range = stamp.range.shifted(by: value.range.lowerBound)
            found = (stamp, (name.text, value.range))
            return false
        }
        return found ?? push(of: object)
    }
}

extension EntryFinder {
    /// GitHub's notice of a push that adds no commit bears no time but that of the repository.
    private static func push(of object: Bytes) -> (stamp: Stamp, member: (name: String, range: Range<Int>)?)? {
        guard let value = JSON.value(at: ["repository", "pushed_at"], in: object), value.kind == .number,
            JSON.value(at: ["ref"], in: object) != nil,
            let stamp = Notation.epoch.read(object, at: value.range.lowerBound)
        else { return nil }
        return (stamp, ("push", 0..<object.count))
    }
}

/// What a webhook posts about one thing: a deployment, a release, a run.
private struct Webhook {
    private let bytes: Bytes
    private let subject: (name: String, range: Range<Int>)

    init(_ bytes: Bytes, about subject: (name: String, range: Range<Int>)) {
        self.bytes = bytes
        self.subject = subject
    }

    /// Says who did what to which thing, where the thing itself does not.
    func describe(_ details: inout Details) {
        let thing = bytes[subject.range]
        let states: [[StaticString]] = [["conclusion"], ["state"], ["status"]]
        let names: [[StaticString]] = [["name"], ["tag_name"], ["ref"], ["environment"], ["id"]]
        let words = [first(names, in: thing), first(states, in: thing), JSON.text(at: ["html_url"], in: thing)]
        details.kind = ([subject.name] + [JSON.text(at: ["action"], in: bytes)].compactMap(\.self)).joined(
            separator: " ")
        details.actor = JSON.text(at: ["sender", "login"], in: bytes) ?? details.actor
        details.text = words.compactMap(\.self).joined(separator: " ")
    }

    private func first(_ paths: [[StaticString]], in object: Bytes) -> String? {
        paths.lazy.compactMap { JSON.text(at: $0, in: object) }.first { !$0.isEmpty }
    }
}
