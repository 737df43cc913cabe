/// The objects of a JSON text that are entries: the elements of a list, be it the document itself or a member of it;
/// otherwise the document as a whole. Several documents may follow each other, one to a line or not.
struct JSONEntries {
    let bytes: Bytes
    /// Whether a member holds entries: its name, the list from its start on, and whether another one before it did.
    private let isList: (_ name: Bytes, _ list: Bytes, _ hasList: Bool) -> Bool

    init(bytes: Bytes, where isList: @escaping (_ name: Bytes, _ list: Bytes, _ hasList: Bool) -> Bool) {
        self.bytes = bytes
        self.isList = isList
    }

    /// The entries are in the members called as in `lists`.
    init(bytes: Bytes, lists: [StaticString]) {
        self.init(bytes: bytes) { name, _, _ in lists.contains { name.equals($0) } }
    }

    /// Calls `body` with each entry and the index at which its document starts.
    /// Returns where the first damage is: what is cut off or nested too deeply. Damage to a line costs only that line.
    func forEach(_ body: (_ entry: Range<Int>, _ document: Int) -> Void) -> Int? {
        guard isLines else { return documents(in: 0..<bytes.count, body) }
        var damage: Int?
        var position = 0
        while position < bytes.count {
            let end = bytes.index(of: .newline, from: position) ?? bytes.count
            let found = documents(in: position..<end, body)
            damage = damage ?? found
            position = end + 1
        }
        return damage
    }

    /// Whether the first document ends with its line and others follow.
    private var isLines: Bool {
        let start = JSON.skippingSpace(in: bytes, from: bytes.has("\u{FEFF}") ? 3 : 0)
        guard let end = bytes.index(of: .newline, from: start), !bytes.from(end).trimmed.isEmpty,
            let value = JSON.value(in: bytes[0..<end], at: start)
        else { return false }
        return JSON.skippingSpace(in: bytes[0..<end], from: value.range.upperBound) == end
    }

    private func documents(in range: Range<Int>, _ body: (Range<Int>, Int) -> Void) -> Int? {
        let part = bytes[0..<range.upperBound]
        var index = range.lowerBound == 0 && bytes.has("\u{FEFF}") ? 3 : range.lowerBound
        while true {
            index = JSON.skippingSpace(in: part, from: index)
            guard index < part.count else { return nil }
            guard let end = document(at: index, in: part, body) else { return index }
            index = end
        }
    }

    /// Where the document at `index` ends; nil if it is damaged.
    private func document(at index: Int, in part: Bytes, _ body: (Range<Int>, Int) -> Void) -> Int? {
        switch part[index] {
        case UInt8(ascii: "["): return elements(at: index, in: part) { body($0, index) }
        case UInt8(ascii: "{"): return object(at: index, in: part, body)
        default: return nil
        }
    }

    private func object(at start: Int, in part: Bytes, _ body: (Range<Int>, Int) -> Void) -> Int? {
        var hasList = false
        var index = start
        repeat {
            index = JSON.skippingSpace(in: part, from: index + 1)
            if part[index] == UInt8(ascii: "}"), !hasList { break }
            guard let name = JSON.value(in: part, at: index), name.kind == .string else { return nil }
            let colon = JSON.skippingSpace(in: part, from: name.range.upperBound)
            guard part[colon] == UInt8(ascii: ":") else { return nil }
            index = JSON.skippingSpace(in: part, from: colon + 1)
            let holdsEntries =
                part[index] == UInt8(ascii: "[")
                && isList(part[name.range.lowerBound + 1..<name.range.upperBound - 1], part.from(index), hasList)
            hasList = hasList || holdsEntries
            let end = holdsEntries ? elements(at: index, in: part) { body($0, start) } : JSON.end(in: part, at: index)
            guard let end else { return nil }
            index = JSON.skippingSpace(in: part, from: end)
        } while part[index] == UInt8(ascii: ",")
        guard part[index] == UInt8(ascii: "}") else { return nil }
        if !hasList { body(start..<index + 1, start) }
        return index + 1
    }

    /// Calls `body` with each object in the list at `start`; returns where the list ends, nil if it is damaged.
    private func elements(at start: Int, in part: Bytes, _ body: (Range<Int>) -> Void) -> Int? {
        var index = JSON.skippingSpace(in: part, from: start + 1)
        if part[index] == UInt8(ascii: "]") { return index + 1 }
        while let element = JSON.value(in: part, at: index) {
            if element.kind == .object { body(element.range) }
            index = JSON.skippingSpace(in: part, from: element.range.upperBound)
            if part[index] == UInt8(ascii: "]") { return index + 1 }
            guard part[index] == UInt8(ascii: ",") else { return nil }
            index += 1
        }
        return nil
    }
}

extension JSON {
    /// Where the value that starts at `index` ends.
    static func end(in bytes: Bytes, at index: Int) -> Int? { value(in: bytes, at: index)?.range.upperBound }
}
