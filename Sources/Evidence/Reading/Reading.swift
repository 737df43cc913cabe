public import Foundation
import Timekeeping

/// What a file, a folder or an archive holds: its sources, and what is to be said about them.
public struct Reading: Sendable {
    /// In the order of their names within a folder or an archive.
    public private(set) var sources: [Source] = []
    /// Those of the sources, and those about what became no source.
    public private(set) var findings: [Finding] = []
    /// What could not be read at all, and why, if several things were to be read at once.
    public private(set) var refusals: [(name: String, error: ReadingError)] = []

    /// Reads a file, an archive or a folder with everything in it; links inside of a folder are not followed.
    ///
    /// - Parameters:
    ///   - name: what to call it instead of by the name of the file; members get theirs appended after a slash.
    public init(of url: URL, named name: String? = nil, options: ReadingOptions = ReadingOptions()) throws(ReadingError)
    {
        var found = EvidenceFiles(options: options)
        try found.add(path: url.path(percentEncoded: false), named: name ?? url.lastPathComponent)
        self.init(found)
    }

    /// Reads all that comes through an open descriptor until its end, such as standard input.
    public init(
        ofDescriptor descriptor: Int32, named name: String, options: ReadingOptions = ReadingOptions()
    ) throws(ReadingError) {
        var found = EvidenceFiles(options: options)
        try found.add(descriptor: descriptor, named: name)
        self.init(found)
    }

    /// Reads several things as if they lay in one folder, in their order. One that cannot be read does not keep the
    /// others from it.
    public init(ofAll places: [Place], options: ReadingOptions = ReadingOptions()) {
        var found = EvidenceFiles(options: options)
        var refusals: [(name: String, error: ReadingError)] = []
        for place in places {
            do throws(ReadingError) {
                switch place {
                case .path(let path, let name): try found.add(path: path, named: name)
                case .descriptor(let descriptor, let name): try found.add(descriptor: descriptor, named: name)
                }
            } catch {
                refusals.append((place.name, error))
            }
        }
        self.init(found)
        self.refusals = refusals
    }

    private init(_ found: EvidenceFiles) {
        let surroundings = Surroundings(options: found.options, slack: SlackWorkspace(found.files))
        sources = found.files.mapConcurrently(threads: found.options.threads) { file in
            let recogniser = Recogniser(content: file.content, name: file.name, surroundings: surroundings)
            return Source(
                name: file.name, content: file.content, interpretation: recogniser.interpretation(),
                changed: file.changed, identity: file.identity, options: found.options)
        }
        findings = found.findings + sources.flatMap(\.findings)
    }
}

extension Reading {
    /// Where evidence is read from.
    public enum Place: Sendable {
        /// A file, an archive or a folder, and what to call it.
        case path(String, named: String)
        /// All that comes through an open descriptor until its end, such as standard input.
        case descriptor(Int32, named: String)

        var name: String {
            switch self {
            case .path(_, let name), .descriptor(_, let name): name
            }
        }
    }

    /// Saves the indexes that are new where ``ReadingOptions/cache`` says. Call it when whoever waits has their answer.
    public func saveIndexes() {
        _ = sources.mapConcurrently(threads: ReadingOptions.availableThreads) { $0.saveIndex() }
    }
}
