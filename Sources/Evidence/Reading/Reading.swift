public import Foundation
import Timekeeping

/// What a file, a folder or an archive holds: its sources, and what is to be said about them.
public struct Reading: Sendable {
    /// In the order of their names within a folder or an archive.
    public private(set) var sources: [Source] = []
    /// Those of the sources, and those about what became no source.
    public private(set) var findings: [Finding] = []

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

    private init(_ found: EvidenceFiles) {
        let surroundings = found.surroundings
        sources = found.files.mapConcurrently(threads: found.options.threads) { file in
            let recogniser = Recogniser(content: file.content, name: file.name, surroundings: surroundings)
            return Source(
                name: file.name, content: file.content, interpretation: recogniser.interpretation(),
                changed: file.changed, options: found.options)
        }
        findings = found.findings + sources.flatMap(\.findings)
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
