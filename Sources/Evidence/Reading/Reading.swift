public import Foundation
import Timekeeping

/// What a file, a folder or an archive holds: its sources, and what is to be said about them.
public struct Reading: Sendable {
    /// In the order of their names within a folder or an archive.
    public private(set) var sources: [Source] = []
    /// Those of the sources, and those about what became no source.
    public private(set) var findings: [Finding] = []
    /// Paths that could not be read at all, and why.
    public private(set) var refusals: [(path: String, error: ReadingError)] = []
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

    /// Reads several files, archives and folders at the same time; `-` stands for standard input. What cannot be read does
    /// not keep the others from it, and a file that several paths lead to is read once.
    public init(of paths: [String], options: ReadingOptions = ReadingOptions()) {
        var found = EvidenceFiles(options: options)
        var refusals: [(path: String, error: ReadingError)] = []
        for path in paths {
            do throws(ReadingError) {
                if path == "-" {
                    try found.add(descriptor: STDIN_FILENO, named: "standard input")
                } else {
                    let isFolder = path.hasSuffix("/") && path.count > 1
                    try found.add(path: path, named: isFolder ? String(path.dropLast()) : path)
                }
            } catch {
                refusals.append((path, error))
            }
        }
        self.init(found)
        self.refusals = refusals
    }

    private init(_ found: EvidenceFiles) {
        let (surroundings, options) = (found.surroundings, found.options)
        let wanted = found.files.filter { file in
            options.wanted.isEmpty || options.wanted.contains { $0.matches(file.name) }
        }
        options.meter?.add(total: wanted.reduce(0) { $0 + $1.content.bytes.count })
        sources = wanted.mapConcurrently(threads: options.threads) { file in
            Reading.source(from: file, surroundings: surroundings, options: options.options(for: file.name))
        }
        let names = Set(wanted.map(\.name))
        unwanted = found.files.map(\.name).filter { !names.contains($0) }
        findings = found.findings.filter { !unwanted.contains($0.source) } + sources.flatMap(\.findings)
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
            options: options)
    }
}

extension EvidenceFiles {
    /// The people of a Slack export, if there is one among the files.
    fileprivate var surroundings: Surroundings {
        let lists = files.filter { $0.name.fileName == "users.json" }
        let users = lists.map { SlackExport.users(in: $0.content.bytes.withoutByteOrderMark) }
        return Surroundings(
            options: options, slackUsers: users.reduce(into: [:]) { $0.merge($1) { first, _ in first } })
    }
}
