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
