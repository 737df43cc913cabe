import Foundation
import Synchronization

/// Says that one process alone writes debriefs in a data folder. It ends with the process, however that ends.
final class FolderLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// - Throws: ``StorageFault/inUse(folder:)`` if another one holds it.
    init(on folder: URL) throws {
        let descriptor = open(folder.appending(path: FolderLock.name).path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageFault.unusable(folder: folder.path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StorageFault.inUse(folder: folder.path)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    func release() {
        descriptor.withLock { descriptor in
            if let held = descriptor { close(held) }
            descriptor = nil
        }
    }

    static let name = "debrief.lock"
}
