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
    /// The names of what was not wanted, and therefore not read.
    public private(set) var unwanted: [String] = []

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
    /// others from it, and a file that several paths lead to is read once.
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
        let options = found.options
        let surroundings = Surroundings(options: options, slack: SlackWorkspace(found.files))
        let wanted = found.files.filter { file in
            options.wanted.isEmpty || options.wanted.contains { $0.matches(file.name) }
        }
        options.meter?.add(total: wanted.reduce(0) { $0 + $1.content.bytes.count })
        sources = wanted.mapConcurrently(threads: options.threads) { file in
            Reading.source(from: file, surroundings: surroundings, options: options.options(for: file.name))
        }
        let names = Set(wanted.map(\.name))
        unwanted = found.files.map(\.name).filter { !names.contains($0) }
        let silent = Set(unwanted)
        findings = found.findings.filter { !silent.contains($0.source) } + sources.flatMap(\.findings)
    }

    private static func source(
        from file: EvidenceFiles.File, surroundings: Surroundings, options: ReadingOptions
    ) -> Source {
        let interpretation = Recogniser(content: file.content, name: file.name, surroundings: surroundings)
            .interpretation()
        // Lines are counted as they are read; anything else when all of it is.
        defer {
            if !(interpretation is LineInterpretation) { options.meter?.add(done: file.content.bytes.count) }
        }
        return Source(
            name: file.name, content: file.content, interpretation: interpretation, changed: file.changed,
            identity: file.identity, options: options)
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
