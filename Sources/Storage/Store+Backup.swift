public import Foundation
import GRDB

extension Store {
    /// Writes a consistent copy of a whole data folder, while it is in use, to `target`, which must not exist yet.
    /// The folder itself stays as it is, whichever Debrief wrote it. Indexes of the evidence are left out: the server
    /// makes them again. So are recordings of interviews, of which no copy may outlive its day.
    ///
    /// When this returns the copy is on disk; when it throws there is none.
    public static func backUp(_ folder: URL, to target: URL) throws {
        try requireInstallation(folder)
        guard
            !target.standardizedFileURL.resolvingSymlinksInPath().path.hasPrefix(
                folder.standardizedFileURL.resolvingSymlinksInPath().path + "/")
        else { throw StorageFault.targetInside(path: target.path) }
        // Under another name until it is whole: what bears the name of a backup is one.
        let part = target.deletingLastPathComponent().appending(
            path: target.lastPathComponent + ".part", directoryHint: .isDirectory)
        for place in [target, part] where FileManager.default.fileExists(atPath: place.path) {
            throw StorageFault.targetExists(path: place.path)
        }
        do {
            try Privacy.makeFolder(part)
            try copy(folder, to: part)
            guard rename(part.path, target.path) == 0 else {
                throw StorageFault.notWritten(reason: String(cString: strerror(errno)))
            }
            try Disk.flush(target.deletingLastPathComponent())
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw StorageFault.unwritten(error)
        }
    }

    private static func copy(_ folder: URL, to target: URL) throws {
        let file = target.appending(path: database)
        try Privacy.makeFile(file)
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        let original = try DatabaseQueue(path: folder.appending(path: database).path, configuration: configuration)
        let copy = try DatabaseQueue(path: file.path)
        try original.backup(to: copy)
        try copy.close()
        try original.close()
        // After the database: whatever it cites was complete before it was copied, and bytes are never removed.
        let blobs = folder.appending(path: "blobs")
        if FileManager.default.fileExists(atPath: blobs.path) {
            try FileManager.default.copyItem(at: blobs, to: target.appending(path: "blobs"))
        }
        try copyAttachments(folder, to: target)
        try keep(target)
    }

    /// One by one: somebody may erase one meanwhile, and it is in no copy then.
    private static func copyAttachments(_ folder: URL, to target: URL) throws {
        let (files, there) = (FileManager.default, folder.appending(path: Attachments.name))
        for debrief in (try? files.contentsOfDirectory(atPath: there.path)) ?? [] {
            let (from, to) = (there.appending(path: debrief), target.appending(path: "\(Attachments.name)/\(debrief)"))
            try Privacy.makeFolder(to)
            for name in (try? files.contentsOfDirectory(atPath: from.path)) ?? [] {
                do {
                    try files.copyItem(at: from.appending(path: name), to: to.appending(path: name))
                } catch  where !files.fileExists(atPath: from.appending(path: name).path) {}
            }
        }
    }

    /// Makes everything below `folder` durable, for its owner alone.
    private static func keep(_ folder: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let place = folder.appending(path: name)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
            try Privacy.set(isFolder.boolValue ? 0o700 : 0o600, place)
            if isFolder.boolValue { try keep(place) } else { try Disk.flush(place) }
        }
        try Disk.flush(folder)
    }
}
