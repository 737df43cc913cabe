import CArchive
import Foundation
import Timekeeping

/// A compressed file, or an archive of files, expanded into nameless files. The names of its members are only names.
struct Archive {
    struct Member {
        var name: String
        var content: Content
        var changed: Instant
    }

    private let content: Content
    private let name: String
    private let changed: Instant
    private let limits: Limits
    private let meter: WorkMeter?
    /// Members that were left out, by name: those of macOS, those that hold no bytes of their own, and the encrypted ones.
    private var (junk, links, encrypted): ([String], [String], [String]) = ([], [], [])
    /// Members whose headers were read.
    private var headers = 0
    private(set) var expandedBytes = 0
    private(set) var members: [Member] = []
    private(set) var findings: [Finding] = []

    init(content: Content, name: String, changed: Instant, limits: Limits, meter: WorkMeter? = nil) {
        self.content = content
        self.name = name
        self.changed = changed
        self.limits = limits
        self.meter = meter
    }

    /// Whether `bytes` begin as gzip, zstd, bzip2, xz and zip files do, or hold the mark of tar.
    static func isArchive(_ bytes: Bytes) -> Bool {
        let magics: [[UInt8]] = [
            [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x50, 0x4B, 3, 4],
            [0x50, 0x4B, 5, 6],
        ]
        return magics.contains { bytes.has($0) } || bytes.has("ustar", at: 257)
            || (bytes.has("BZh") && bytes.has([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4))
    }

    /// Expands all members. Damage and limits become findings; what was read until then stays.
    mutating func expand() {
        let locale = UTF8Locale()
        expandMembers()
        locale.leave()
        reportLeftOut()
        if members.isEmpty, findings.isEmpty { warn(.empty, "the archive holds no file") }
    }

    private mutating func reportLeftOut() {
        if !junk.isEmpty { note(JunkFiles.words(for: junk)) }
        if !links.isEmpty { note("left out links and devices, which hold no text of their own: \(links.firstTwo)") }
        guard !encrypted.isEmpty else { return }
        warn(
            .skipped,
            "encrypted, so it was not read: \(encrypted.firstTwo). Unpack it with its password, and name the folder")
    }

    private mutating func expandMembers() {
        guard let handle = archive_read_new() else { return }
        defer { archive_read_free(handle) }
        Archive.supportFormats(handle)
        guard archive_read_open_memory(handle, content.bytes.start, content.bytes.count) == ARCHIVE_OK else {
            return warn(.archiveDamaged, "cannot be expanded: \(Archive.reason(handle)); nothing of it was read")
        }
        while let entry = nextEntry(handle) {
            headers += 1
            guard headers <= limits.members else {
                return warn(.limitReached, "more than \(limits.members) members; the rest was not read")
            }
            if isEvidence(entry, handle), !expand(entry, handle) { return }
        }
    }

    /// Whether a member is to be read; one that is not is remembered, unless it is a folder.
    private mutating func isEvidence(_ entry: OpaquePointer, _ handle: OpaquePointer) -> Bool {
        let path = Archive.path(entry, handle) ?? "member \(headers)"
        if path.split(separator: "/").contains(where: { JunkFiles.contains(String($0)) }) {
            junk.append(path)
        } else if archive_entry_filetype(entry) == S_IFDIR {
            return false
        } else if archive_entry_filetype(entry) != S_IFREG || archive_entry_hardlink(entry) != nil {
            links.append(path)
        } else if archive_entry_is_encrypted(entry) != 0 {
            encrypted.append(path)
        } else {
            return true
        }
        return false
    }

    private static func supportFormats(_ handle: OpaquePointer) {
        archive_read_support_filter_gzip(handle)
        archive_read_support_filter_bzip2(handle)
        archive_read_support_filter_xz(handle)
        archive_read_support_filter_zstd(handle)
        archive_read_support_format_zip(handle)
        archive_read_support_format_tar(handle)
        archive_read_support_format_raw(handle)
    }

    private mutating func nextEntry(_ handle: OpaquePointer) -> OpaquePointer? {
        var entry: OpaquePointer?
        let status = archive_read_next_header(handle, &entry)
        if status == ARCHIVE_OK || status == ARCHIVE_WARN { return entry }
        if status != ARCHIVE_EOF {
            warn(
                .archiveDamaged,
                "damaged or cut off: \(Archive.reason(handle)); what could be expanded was read, the rest was not")
        }
        return nil
    }

    private static func reason(_ handle: OpaquePointer) -> String {
        archive_error_string(handle).map { String(cString: $0) } ?? "unknown reason"
    }
}

extension Archive {
    private enum Ending {
        case whole
        /// The member is damaged; others may not be.
        case damaged
        /// Nothing more is to be read of the archive.
        case stopped
    }

    /// Expands one member; false if the archive is not to be read any further.
    private mutating func expand(_ entry: OpaquePointer, _ handle: OpaquePointer) -> Bool {
        do {
            var spool = try Spool()
            let ending = try copy(handle, to: &spool)
            if ending == .whole || spool.count > 0 {
                members.append(
                    Member(name: memberName(entry, handle), content: try spool.content(), changed: changeTime(entry)))
            }
            if ending == .damaged { warn(.archiveDamaged, damage(of: memberName(entry, handle), handle)) }
            return ending != .stopped
        } catch {
            warn(.archiveDamaged, "\(error); the rest was not read")
            return false
        }
    }

    private func damage(of member: String, _ handle: OpaquePointer) -> String {
        "\(member) is damaged: \(Archive.reason(handle)); what could be expanded was read"
    }

    /// Copies block by block: `archive_read_data` would lose what it has when damage is met in the middle of its buffer.
    private mutating func copy(_ handle: OpaquePointer, to spool: inout Spool) throws(ReadingError) -> Ending {
        var isDoubtful = false
        while true {
            var block: UnsafeRawPointer?
            var count = 0
            var offset: la_int64_t = 0
            let status = archive_read_data_block(handle, &block, &count, &offset)
            switch status {
            case ARCHIVE_EOF: return isDoubtful ? .damaged : .whole
            case ARCHIVE_OK, ARCHIVE_WARN:
                // As of a checksum that does not fit.
                isDoubtful = isDoubtful || status == ARCHIVE_WARN
                guard status == ARCHIVE_OK || count > 0 else { return .damaged }
                guard isAllowed(count) else { return .stopped }
                try spool.append(UnsafeRawBufferPointer(start: block, count: count))
            case ARCHIVE_FAILED: return .damaged
            default:
                warn(
                    .archiveDamaged,
                    "damaged or cut off: \(Archive.reason(handle)); what could be expanded was read, the rest was not")
                return .stopped
            }
        }
    }

    /// Whether so many more bytes stay within the limits.
    private mutating func isAllowed(_ count: Int) -> Bool {
        expandedBytes += count
        meter?.add(unpacked: count)
        let (product, overflow) = content.bytes.count.multipliedReportingOverflow(by: limits.expansionRatio)
        let ratioLimit = overflow ? .max : max(Limits.ratioFloor, product)
        guard expandedBytes <= limits.expandedBytes, expandedBytes <= ratioLimit else {
            warn(
                .limitReached,
                "expands to more than \(min(limits.expandedBytes, ratioLimit) >> 20) MiB; the rest was not read. "
                    + "Expand it yourself if you trust it")
            return false
        }
        return true
    }

    /// A compressed file keeps its own name.
    private func memberName(_ entry: OpaquePointer, _ handle: OpaquePointer) -> String {
        guard archive_format(handle) != ARCHIVE_FORMAT_RAW else { return name }
        return "\(name)/\(Archive.path(entry, handle) ?? "member \(headers)")"
    }

    /// The path of a member; nil for what is compressed alone, or has a name in no known letters.
    private static func path(_ entry: OpaquePointer, _ handle: OpaquePointer) -> String? {
        guard archive_format(handle) != ARCHIVE_FORMAT_RAW else { return nil }
        return (archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)).map { String(cString: $0) }
    }

    private func changeTime(_ entry: OpaquePointer) -> Instant {
        guard archive_entry_mtime_is_set(entry) != 0, archive_entry_mtime(entry) > 0 else { return changed }
        return Instant(seconds: Int64(archive_entry_mtime(entry)))
    }

    private mutating func note(_ message: String) {
        findings.append(Finding(.skipped, .note, source: name, message: message))
    }

    private mutating func warn(_ kind: Finding.Kind, _ message: String) {
        findings.append(Finding(kind, .warning, source: name, message: message))
    }
}
