import Foundation
import Synchronization

/// The messages of one conversation by their identifiers, so that a reply can say what it replies to.
///
/// They are looked for when somebody first asks: indexing has no need of them, and most sources are never asked.
final class Messages: Sendable {
    /// Where a message starts, filed under the hash of its identifier.
    fileprivate struct Place {
        var hash: UInt64
        var file: Int32
        var offset: Int
    }

    private let files: [Content]
    private let lists: [StaticString]
    private let identifier: @Sendable (_ message: Bytes) -> Bytes?
    private let places = Mutex<ContiguousArray<Place>?>(nil)

    /// How many messages of one hash are compared; more only hostile input has.
    private static let attempts = 8

    /// - Parameter identifier: What a message is called where others refer to it; nil if none ever does.
    init(in files: [Content], lists: [StaticString], identifier: @escaping @Sendable (_ message: Bytes) -> Bytes?) {
        self.files = files
        self.lists = lists
        self.identifier = identifier
    }

    /// What `body` makes of the message called `name`; nil if there is none.
    func with<Result>(_ name: Bytes, _ body: (_ message: Bytes) -> Result?) -> Result? {
        guard !name.isEmpty, let message = find(name) else { return nil }
        return withExtendedLifetime(self) { body(message) }
    }

    private func find(_ name: Bytes) -> Bytes? {
        let hash = name.hash
        let found = places.withLock { places in
            let known = places ?? collect()
            places = known
            var index = known.firstIndex(notBelow: hash)
            var found: [Place] = []
            while index < known.count, known[index].hash == hash, found.count < Messages.attempts {
                found.append(known[index])
                index += 1
            }
            return found
        }
        return found.lazy.compactMap(self.message).first { self.identifier($0)?.equals(name) ?? false }
    }

    private func message(at place: Place) -> Bytes? {
        let bytes = files[Int(place.file)].bytes
        return JSON.value(in: bytes, at: place.offset).map { bytes[$0.range] }
    }

    private func collect() -> ContiguousArray<Place> {
        var places: ContiguousArray<Place> = []
        for (number, file) in files.enumerated() {
            _ = JSONEntries(bytes: file.bytes, lists: lists).forEach { entry, _ in
                guard let name = identifier(file.bytes[entry]), !name.isEmpty else { return }
                places.append(Place(hash: name.hash, file: Int32(number), offset: entry.lowerBound))
            }
        }
        places.sort { ($0.hash, $0.file, $0.offset) < ($1.hash, $1.file, $1.offset) }
        return places
    }
}

extension ContiguousArray where Element == Messages.Place {
    fileprivate func firstIndex(notBelow hash: UInt64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Bytes {
    /// FNV-1a, the same in every run.
    var hash: UInt64 { buffer.fnv1a }

    func equals(_ other: Bytes) -> Bool { count == other.count && memcmp(start, other.start, count) == 0 }
}

extension JSON {
    /// The bytes of a string, without its quotes and with its escapes, or of a number.
    static func raw(_ name: StaticString, of object: Bytes) -> Bytes? { raw(at: [name], in: object) }

    static func raw(at path: [StaticString], in object: Bytes) -> Bytes? {
        guard let value = value(at: path, in: object) else { return nil }
        switch value.kind {
        case .string: return object[value.range.lowerBound + 1..<value.range.upperBound - 1]
        case .number: return object[value.range]
        default: return nil
        }
    }
}
