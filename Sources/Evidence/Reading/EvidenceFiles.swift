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
        let path = Array(path.utf8CString)
        var status = stat()
        guard stat(path, &status) == 0 else { throw ReadingError() }
        if status.st_mode & S_IFMT == S_IFDIR {
            try addFolder(path, named: name)
        } else {
            try addFile(path, named: name)
        }
    }

    private mutating func addFile(_ path: [CChar], named name: String) throws(ReadingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadingError() }
        defer { close(descriptor) }
        try add(descriptor: descriptor, named: name)
    }

    /// A regular file is mapped as it is; what comes through a pipe is kept in a nameless file first.
    mutating func add(descriptor: Int32, named name: String) throws(ReadingError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ReadingError() }
        guard status.st_mode & S_IFMT != S_IFREG else {
            let identity = FileIdentity(status)
            guard isNew(identity, named: name) else { return }
            return add(
                try Content(descriptor: descriptor), named: name,
                changed: Instant(seconds: Int64(status.st_mtim.tv_sec)), identity: identity)
        }
        guard EvidenceFiles.mayEnd(descriptor, status) else {
            throw .unreadable(reason: "it is a device, which may never end; copy what you need of it into a file")
        }
        var spool = try Spool()
        try spool.append(contentsOf: descriptor, meter: options.meter)
        add(try spool.content(), named: name, changed: Instant(seconds: Int64(time(nil))))
    }

    /// Of devices only the terminal, at which somebody types, and the one that is always empty.
    private static func mayEnd(_ descriptor: Int32, _ status: stat) -> Bool {
        switch status.st_mode & S_IFMT {
        case S_IFBLK: false
        case S_IFCHR: isatty(descriptor) == 1 || isNull(status)
        default: true
        }
    }

    private static func isNull(_ status: stat) -> Bool {
        var null = stat()
        return stat("/dev/null", &null) == 0 && null.st_rdev == status.st_rdev
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
        guard Archive.isArchive(content.bytes) else {
            return keep(content, named: name, changed: changed, identity: identity)
        }
        guard depth < EvidenceFiles.archiveDepth else {
            return warn(.limitReached, name, "packed into \(depth) archives, so it was not opened; unpack it yourself")
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
}

extension EvidenceFiles {
    /// Adds all files below a folder, in the order of their names. What cannot be read becomes a finding.
    private mutating func addFolder(_ path: [CChar], named name: String) throws(ReadingError) {
        let members = try FolderListing(path: path).members
        let leftOut = members.map(\.name).filter(JunkFiles.contains)
        if !leftOut.isEmpty { note(.skipped, name, JunkFiles.words(for: leftOut)) }
        if members.isEmpty { note(.empty, name, "the folder is empty") }
        for member in members where !JunkFiles.contains(member.name) {
            guard files.count < options.limits.members else {
                return warn(.limitReached, name, "more than \(options.limits.members) files; the rest was not read")
            }
            addMember(at: member.path(in: path), named: "\(name)/\(member.name)")
        }
    }

    private mutating func addMember(at path: [CChar], named name: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return warn(.skipped, name, ReadingError().description) }
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
