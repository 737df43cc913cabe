/// The names at the top of a JSON document, as far as its beginning shows them: by them its source is told.
///
/// Of a list it is those of the first object. A value may be cut off: the document may be larger than what is looked at.
struct JSONHead {
    let isInList: Bool
    private let bytes: Bytes
    private var members: [(name: Bytes, start: Int)] = []

    /// How much of a document is looked at. Kept small, for it is done for every source whatever its size.
    private static let reach = 1 << 20

    /// Nil if `bytes` begin neither with an object nor with a list of objects.
    init?(_ bytes: Bytes) {
        let window = bytes[0..<JSONHead.reach]
        var start = JSON.skippingSpace(in: window, from: 0)
        isInList = window[start] == UInt8(ascii: "[")
        if isInList { start = JSON.skippingSpace(in: window, from: start + 1) }
        guard window[start] == UInt8(ascii: "{") else { return nil }
        self.bytes = window
        findMembers(from: start)
    }

    private mutating func findMembers(from start: Int) {
        var index = start
        repeat {
            guard let name = JSON.value(in: bytes, at: index + 1), name.kind == .string else { return }
            index = JSON.skippingSpace(in: bytes, from: name.range.upperBound)
            guard bytes[index] == UInt8(ascii: ":") else { return }
            let start = JSON.skippingSpace(in: bytes, from: index + 1)
            members.append((bytes[name.range.lowerBound + 1..<name.range.upperBound - 1], start))
            guard let value = JSON.value(in: bytes, at: start) else { return }
            index = JSON.skippingSpace(in: bytes, from: value.range.upperBound)
        } while bytes[index] == UInt8(ascii: ",")
    }
}

extension JSONHead {
    /// Whether there is a member of each of these names.
    func has(_ names: StaticString...) -> Bool { names.allSatisfy { start(of: $0) != nil } }

    /// What the member called `name` begins to be.
    func kind(of name: StaticString) -> JSON.Kind? {
        guard let start = start(of: name) else { return nil }
        switch bytes[start] {
        case .quote: return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: return .word
        }
    }

    func text(_ name: StaticString) -> String? {
        guard let start = start(of: name), let value = JSON.value(in: bytes, at: start) else { return nil }
        return JSON.text(value, in: bytes)
    }

    /// The names in the object, or in the first object of the list, that is called `name`.
    func inner(_ name: StaticString) -> JSONHead? { start(of: name).flatMap { JSONHead(bytes.from($0)) } }

    private func start(of name: StaticString) -> Int? { members.first { $0.name.equals(name) }?.start }
}
