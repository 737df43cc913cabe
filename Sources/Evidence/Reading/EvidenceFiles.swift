import Foundation
import Timekeeping

/// The files found under one path, archives opened, before it is known what they are.
struct EvidenceFiles {
    struct File {
        var name: String
        var content: Content
        /// When it was last changed; what a time without a year is measured against.
        var changed: Instant
        /// Which file it is, if it is one of its own and read as it is.
        var identity: FileIdentity?
    }

    let options: ReadingOptions
    private(set) var files: [File] = []
    private(set) var findings: [Finding] = []
    private var expandedBytes = 0
    /// The files that were opened, with the name each was found under first.
    private var known: [FileIdentity: String] = [:]

    /// How deep archives in archives are opened.
    private static let archiveDepth = 3

    init(options: ReadingOptions) {
        self.options = options
    }

    mutating func add(path: String, named name: String) throws(ReadingError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw EvidenceFiles.error() }
        if status.st_mode & S_IFMT == S_IFDIR {
            try addFolder(path, named: name)
        } else {
            try addFile(path, named: name)
        }
    }

    private mutating func addFile(_ path: String, named name: String) throws(ReadingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw EvidenceFiles.error() }
        defer { close(descriptor) }
        try add(descriptor: descriptor, named: name)
    }

    /// A regular file is mapped as it is; what comes through a pipe is kept in a nameless file first.
    mutating func add(descriptor: Int32, named name: String) throws(ReadingError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw EvidenceFiles.error() }
        guard status.st_mode & S_IFMT != S_IFREG else {
            let identity = FileIdentity(status)
            guard isNew(identity, named: name) else { return }
            return add(
                try Content(descriptor: descriptor), named: name,
                changed: Instant(seconds: Int64(status.st_mtim.tv_sec)), identity: identity)
        }
        var spool = try Spool()
        try spool.append(contentsOf: descriptor, meter: options.meter)
        add(try spool.content(), named: name, changed: Instant(seconds: Int64(time(nil))))
    }

    /// Whether the file was not read before, under another path.
    private mutating func isNew(_ identity: FileIdentity, named name: String) -> Bool {
        guard let first = known[identity] else {
            known[identity] = name
            return true
        }
        let words = first == name ? "named twice; it was read once" : "the same file as \(first); it was read once"
        note(.skipped, name, words)
        return false
    }

    /// Opens an archive, and archives in it: a folder of `.log.gz` is often packed into a `.tar`.
    private mutating func add(
        _ content: Content, named name: String, changed: Instant, identity: FileIdentity? = nil, depth: Int = 0
    ) {
        guard Archive.isArchive(content.bytes), depth < EvidenceFiles.archiveDepth else {
            return keep(content, named: name, changed: changed, identity: identity)
        }
        var archive = Archive(
            content: content, name: name, changed: changed, limits: remainingLimits, meter: options.meter)
        archive.expand()
        expandedBytes += archive.expandedBytes
        findings += archive.findings
        for member in archive.members {
            add(member.content, named: member.name, changed: member.changed, depth: depth + 1)
        }
    }

    /// What is left of the limits after what was expanded already.
    private var remainingLimits: Limits {
        var limits = options.limits
        limits.expandedBytes = max(0, limits.expandedBytes - expandedBytes)
        limits.members = max(0, limits.members - files.count)
        return limits
    }

    private mutating func keep(
        _ content: Content, named name: String, changed: Instant, identity: FileIdentity?
    ) {
        if content.bytes.isEmpty {
            findings.append(Finding(.empty, .note, source: name, message: "the file is empty"))
        }
        let decoded = decoded(content, named: name)
        files.append(
            File(name: name, content: decoded, changed: changed, identity: decoded === content ? identity : nil))
    }

    /// The content as UTF-8, which all formats read.
    private mutating func decoded(_ content: Content, named name: String) -> Content {
        guard let text = UTF16Text(content.bytes) else { return content }
        do throws(ReadingError) {
            let decoded = try text.utf8()
            let message = "the file is in UTF-16; it was read as UTF-8, in which places in it are counted"
            findings.append(Finding(.encoding, .note, source: name, message: message))
            return decoded
        } catch {
            findings.append(Finding(.skipped, .warning, source: name, message: "in UTF-16, and it \(error)"))
            return content
        }
    }

    private static func error() -> ReadingError {
        switch errno {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .notPermitted
        default: .unreadable(reason: Content.reason())
        }
    }
}

extension EvidenceFiles {
    /// Adds all files below a folder, in the order of their names. What cannot be read becomes a finding.
    private mutating func addFolder(_ path: String, named name: String) throws(ReadingError) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw EvidenceFiles.error()
        }
        let leftOut = names.filter(JunkFiles.contains)
        if !leftOut.isEmpty { note(.skipped, name, JunkFiles.words(for: leftOut)) }
        for member in names.sorted() where !JunkFiles.contains(member) {
            guard files.count < options.limits.members else {
                return warn(.limitReached, name, "more than \(options.limits.members) files; the rest was not read")
            }
            addMember(of: path, named: name, member: member)
        }
    }

    private mutating func addMember(of folder: String, named name: String, member: String) {
        let (path, name) = ("\(folder)/\(member)", "\(name)/\(member)")
        var status = stat()
        guard lstat(path, &status) == 0 else { return warn(.skipped, name, EvidenceFiles.error().description) }
        do throws(ReadingError) {
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try addFolder(path, named: name)
            case S_IFREG: try addFile(path, named: name)
            case S_IFLNK: note(.skipped, name, "a link; links in folders are not followed. Name it itself to read it")
            default: note(.skipped, name, "neither a file nor a folder; it was not read")
            }
        } catch {
            warn(.skipped, name, error.description)
        }
    }

    private mutating func warn(_ kind: Finding.Kind, _ name: String, _ message: String) {
        findings.append(Finding(kind, .warning, source: name, message: message))
    }

    private mutating func note(_ kind: Finding.Kind, _ name: String, _ message: String) {
        findings.append(Finding(kind, .note, source: name, message: message))
    }
}
