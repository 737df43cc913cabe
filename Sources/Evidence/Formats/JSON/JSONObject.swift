/// The members of one JSON object, found once and asked for often.
struct JSONObject {
    let bytes: Bytes
    private var members: [(name: Bytes, value: JSON.Value)] = []

    init(_ bytes: Bytes) {
        self.bytes = bytes
        JSON.forEachMember(of: bytes) { name, value in
            members.append((name, value))
            return true
        }
    }

    /// The value at the end of `path`, its range counted in `bytes`.
    func value(at path: [[UInt8]]) -> JSON.Value? {
        guard let name = path.first, let value = members.first(where: { $0.name.equals(name) })?.value else {
            return nil
        }
        guard path.count > 1 else { return value }
        guard let inner = JSON.value(at: Array(path.dropFirst()), in: bytes[value.range]) else { return nil }
        return JSON.Value(kind: inner.kind, range: inner.range.shifted(by: value.range.lowerBound))
    }

    /// The first string among `paths` that says something.
    func firstText(at paths: [[[UInt8]]]) -> String? {
        for path in paths {
            guard let value = value(at: path), value.kind == .string, let text = JSON.text(value, in: bytes),
                !text.isEmpty
            else { continue }
            return text
        }
        return nil
    }
}

extension Range<Int> {
    func shifted(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

extension JSON {
    /// Where the value of a member of the object that `bytes` starts with begins, even if the value breaks off.
    static func start(of member: StaticString, in bytes: Bytes) -> Int? {
        var index = skippingSpace(in: bytes, from: 0)
        guard bytes[index] == UInt8(ascii: "{") else { return nil }
        repeat {
            guard let name = value(in: bytes, at: index + 1), name.kind == .string else { return nil }
            index = skippingSpace(in: bytes, from: name.range.upperBound)
            guard bytes[index] == UInt8(ascii: ":") else { return nil }
            index = skippingSpace(in: bytes, from: index + 1)
            if bytes[name.range.lowerBound + 1..<name.range.upperBound - 1].equals(member) { return index }
            guard let value = value(in: bytes, at: index) else { return nil }
            index = skippingSpace(in: bytes, from: value.range.upperBound)
        } while bytes[index] == UInt8(ascii: ",")
        return nil
    }
}
