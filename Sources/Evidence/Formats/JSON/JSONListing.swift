/// Objects that a file holds one after the other, or as elements of an array, alone or as a member of an object:
/// `{…}{…}`, `[{…},{…}]`, `{"items":[{…},{…}]}`. Where the file breaks off, those before it are found all the same.
struct JSONListing {
    let bytes: Bytes
    /// Names of members that hold such an array.
    let members: [StaticString]

    /// Calls `body` with the bytes of each object. Returns where the JSON ends or breaks off.
    func forEachObject(_ body: (Range<Int>) -> Void) -> Int {
        var end = JSON.forEachValue(of: bytes) { value in
            visit(value.range, body)
            return true
        }
        let rest = bytes.from(end)
        guard let array = array(in: rest) else { return end }
        forEachElement(from: end + array, upTo: bytes.count) { element in
            end = element.upperBound
            body(element)
        }
        return end
    }

    /// The first objects, up to `limit`, to tell what the file is.
    func sample(_ limit: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let start = JSON.skippingSpace(in: bytes, from: 0)
        if let array = array(in: bytes.from(start)) {
            let rest = bytes.from(start + array)
            JSON.forEachElement(of: rest) { value in
                found.append(value.range.shifted(by: start + array))
                return found.count < limit
            }
        } else {
            _ = JSON.forEachValue(of: bytes) { value in
                found.append(value.range)
                return found.count < limit
            }
        }
        return found.filter { bytes[$0.lowerBound] == UInt8(ascii: "{") }
    }

    private func visit(_ value: Range<Int>, _ body: (Range<Int>) -> Void) {
        guard let array = array(in: bytes[value]) else {
            if bytes[value.lowerBound] == UInt8(ascii: "{") { body(value) }
            return
        }
        forEachElement(from: value.lowerBound + array, upTo: value.upperBound, body)
    }

    private func forEachElement(from start: Int, upTo end: Int, _ body: (Range<Int>) -> Void) {
        let array = bytes[start..<end]
        JSON.forEachElement(of: array) { element in
            if element.kind == .object { body(element.range.shifted(by: start)) }
            return true
        }
    }

    /// Where in `value` its array begins: at once, or in one of the members.
    private func array(in value: Bytes) -> Int? {
        if value[0] == UInt8(ascii: "[") { return 0 }
        return members.lazy.compactMap { JSON.start(of: $0, in: value) }.first { value[$0] == UInt8(ascii: "[") }
    }
}

extension RawIndex {
    /// An index of a document in JSON with one entry for each object that `entry` gives a time.
    init(of listing: JSONListing, offset: Int, marks: LineMarks, _ entry: (Bytes) -> Stamp?) {
        self.init(marks: marks)
        let end = listing.forEachObject { object in
            if let stamp = entry(listing.bytes[object]) {
                list.append(stamp, offset: object.lowerBound + offset, end: object.upperBound + offset)
            } else {
                if undatedLines == 0 {
                    warn(
                        .undated, at: object.lowerBound + offset,
                        "an object without a readable time; such are not on the timeline")
                }
                undatedLines += 1
            }
        }
        if JSON.skippingSpace(in: listing.bytes, from: end) < listing.bytes.count {
            warn(
                .damaged, at: end + offset,
                "the JSON breaks off or is nested too deeply; what stands before that was read")
        }
    }
}

extension JSON {
    /// Reads the time that stands at the end of the first of `paths` that holds one.
    static func stamp(at paths: [[StaticString]], in object: Bytes) -> Stamp? {
        for path in paths {
            guard let value = value(at: path, in: object), value.kind == .string || value.kind == .number else {
                continue
            }
            let start = value.range.lowerBound + (value.kind == .string ? 1 : 0)
            if let found = Notation.first(in: object, at: start, allowingEpoch: true) { return found.stamp }
        }
        return nil
    }

    /// What the first of `paths` that says something says.
    static func firstText(at paths: [[StaticString]], in object: Bytes) -> String? {
        paths.lazy.compactMap { text(at: $0, in: object) }.first { !$0.isEmpty }
    }
}
