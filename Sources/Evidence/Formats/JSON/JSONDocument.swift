/// A JSON file that is no list of lines: an array of objects with times, an object that holds such an array
/// (CloudTrail's `Records`), or one object with a time, as a webhook posts it.
struct JSONDocument: Interpretation {
    var format: String { "json" }
    /// How much is looked at for a time before all of it is.
    private static let reach = 1 << 20

    /// Nil if `bytes` begin with no JSON or no time is found in it.
    init?(_ bytes: Bytes) {
        guard
            JSONDocument.hasTime(bytes[0..<JSONDocument.reach])
                || (bytes.count > JSONDocument.reach && JSONDocument.hasTime(bytes))
        else { return nil }
    }

    private static func hasTime(_ bytes: Bytes) -> Bool {
        var hasTime = false
        _ = entries(of: bytes).forEach { entry, _ in hasTime = hasTime || time(of: bytes[entry]) != nil }
        return hasTime
    }

    /// The elements of the first list whose first element has a time.
    private static func entries(of bytes: Bytes) -> JSONEntries {
        JSONEntries(bytes: bytes) { _, list, hasList in
            guard !hasList, let first = JSON.value(in: list, at: 1), first.kind == .object else { return false }
            return JSONFields.time(of: list[first.range]) != nil
        }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        var index = RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
        var undated: Undated?
        let damage = JSONDocument.entries(of: content.bytes).forEach { entry, _ in
            guard let stamp = JSONDocument.time(of: content.bytes[entry])?.stamp else {
                return undated.count(at: entry.lowerBound)
            }
            index.list.append(stamp, offset: entry.lowerBound, end: entry.upperBound)
        }
        index.note(undated, damage: damage)
        return index
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details { JSONDocument.details(of: entry) }

    /// What an object of unknown make says.
    static func details(of entry: Bytes) -> Details {
        guard let found = JSONDocument.time(of: entry) else { return JSONFields.details(of: entry) }
        var details = JSONFields.details(of: found.member.map { entry[$0.range] } ?? entry)
        if let member = found.member { Webhook(entry, about: member).describe(&details) }
        details.time = found.stamp.range
        return details
    }
}

extension JSONDocument {
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
        return found
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
        let names: [[StaticString]] = [["title"], ["name"], ["tag_name"], ["ref"], ["environment"], ["id"]]
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
