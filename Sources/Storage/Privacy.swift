import Foundation

/// Keeps what is in a data folder from everybody else on the machine, whoever made the folder and however.
enum Privacy {
    /// Makes the folder where it is missing, with those above it.
    static func makeFolder(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try set(0o700, folder)
    }

    /// Makes the file where it is missing. SQLite gives the rights of the database to its log as well.
    static func makeFile(_ file: URL) throws {
        let files = FileManager.default
        guard
            files.fileExists(atPath: file.path)
                || files.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw StorageFault.notWritten(reason: String(cString: strerror(errno))) }
        try set(0o600, file)
    }

    /// A file that is gone meanwhile, such as the log of a database that somebody closed, is as private as can be.
    static func set(_ rights: mode_t, _ file: URL) throws {
        guard chmod(file.path, rights) == 0 || errno == ENOENT else {
            throw StorageFault.notWritten(
                reason: "\(file.path) has to belong to whoever runs Debrief, so that nobody else reads it")
        }
    }
}

/// What has been written, for good.
enum Disk {
    /// Makes the bytes of a file durable, or the names in a folder.
    static func flush(_ place: URL) throws {
        let descriptor = open(place.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageFault.notWritten(reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageFault.notWritten(reason: String(cString: strerror(errno))) }
    }
}
