import Debriefing
import Foundation
import Storage
import Timekeeping

/// A folder that is gone with the test that made it.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "debrief-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var data: URL { url.appending(path: "data") }

    /// A store in it, on real files.
    func store() throws -> Store { try Store(at: data) }

    /// The names of all files below `name`, folders left out.
    func files(in name: String) -> [String] {
        let folder = data.appending(path: name)
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { !folder.appending(path: $0).hasDirectoryPath }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// The bytes of the database, those that wait in its log included.
    var database: Data {
        get throws {
            try ["debrief.sqlite", "debrief.sqlite-wal"].map { data.appending(path: $0) }
                .filter { FileManager.default.fileExists(atPath: $0.path) }
                .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
        }
    }
}

let noon = Instant(seconds: 1_774_785_600)
let alice = PersonID("alice")!
let bob = PersonID("bob")!

/// Changes of one debrief that park an idea each, numbered from `first` on.
func ideas(_ texts: [String], from first: Int = 1) -> [Change] {
    texts.enumerated().map { index, text in
        Change(
            sequence: first + index, at: noon, by: alice,
            fact: .ideaParked(idea: IdeaID("idea-\(first + index)")!, text: text, entry: nil))
    }
}
