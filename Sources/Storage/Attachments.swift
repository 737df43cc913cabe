public import Debriefing
public import Foundation

/// The bytes of what people put beside entries. Each is a file of its own, so that it can be erased.
public struct Attachments: Sendable {
    private let folder: URL

    init(in data: URL) throws {
        folder = data.appending(path: Attachments.name)
        try Privacy.makeFolder(folder)
    }

    static let name = "attachments"

    /// Where the bytes lie.
    public func file(_ id: AttachmentID, of debrief: DebriefID) -> URL { place(debrief).appending(path: id.text) }

    /// Keeps the bytes; they are on disk when this returns.
    public func keep(_ bytes: Data, as id: AttachmentID, of debrief: DebriefID) throws {
        do {
            try Privacy.makeFolder(place(debrief))
            let file = file(id, of: debrief)
            try Privacy.makeFile(file)
            try bytes.write(to: file)
            try Disk.flush(file)
            try Disk.flush(place(debrief))
        } catch { throw StorageFault.unwritten(error) }
    }

    /// Removes the bytes, if they are there.
    public func remove(_ id: AttachmentID, of debrief: DebriefID) throws {
        try remove(file(id, of: debrief))
    }

    /// Removes the bytes of all others of that debrief.
    public func keep(only known: Set<AttachmentID>, of debrief: DebriefID) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place(debrief).path)) ?? []
        for id in names.compactMap(AttachmentID.init) where !known.contains(id) { try remove(id, of: debrief) }
    }

    /// Removes those of a debrief that is gone.
    public func removeAll(of debrief: DebriefID) throws {
        try remove(place(debrief))
    }

    private func place(_ debrief: DebriefID) -> URL { folder.appending(path: debrief.text) }

    private func remove(_ place: URL) throws {
        guard FileManager.default.fileExists(atPath: place.path) else { return }
        do { try FileManager.default.removeItem(at: place) } catch { throw StorageFault.unwritten(error) }
    }
}
