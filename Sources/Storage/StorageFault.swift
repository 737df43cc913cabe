import Foundation
import GRDB

/// What can go wrong with the data folder, with what to do about it.
public enum StorageFault: Error, CustomStringConvertible, Sendable {
    case unusable(folder: String, reason: String)
    /// There is nothing in the folder, and this is not the one to put something there.
    case noInstallation(folder: String)
    /// Another process serves the folder.
    case inUse(folder: String)
    case newerData
    case notDurable
    case targetExists(path: String)
    case targetInside(path: String)
    /// Another writer was first; `sequence` is where the journal stands.
    case stale(sequence: Int)
    case notWritten(reason: String)
    case tooLarge(limit: Int)
    case noEntropy

    public var description: String {
        switch self {
        case .unusable(let folder, let reason):
            "The data folder \(folder) cannot be used: \(reason). Check that it exists, that you may write there and that the disk is not full."
        case .noInstallation(let folder):
            "There is no Debrief in the folder \(folder), and nothing was made there. Check the path given with --data or in DEBRIEF_DATA."
        case .inUse(let folder):
            "Debrief is already running on the data folder \(folder). Stop that one first, or choose another folder with --data. The sample is opened and removed on the home page, too."
        case .newerData:
            "The data folder was written by a newer Debrief. Start that version, or choose another folder with --data."
        case .notDurable:
            "The database refuses full durability (PRAGMA synchronous = FULL). Choose a data folder on a local disk."
        case .targetInside(let path):
            "“\(path)” lies in the folder that it would be a backup of, so nothing was copied. Choose a place outside, best on "
                + "another disk."
        case .targetExists(let path):
            "\(path) exists already. Nothing was overwritten: name a folder that does not exist yet."
        case .stale(let sequence):
            "Somebody else changed the debrief first (it is at change \(sequence)). Nothing was written: try again."
        case .notWritten(let reason):
            "The change could not be written: \(reason). Nothing was changed: free some disk space or look at the log, and try again."
        case .tooLarge(let limit):
            "The file is larger than \(limit / 1_048_576) MiB, the most that is taken at once. Nothing was kept: cut it or raise --upload-limit."
        case .noEntropy:
            "The system gives no random numbers, so no secret can be made."
        }
    }
}

extension StorageFault {
    /// What kept something from being written, in words for people: no SQL, no paths, nothing of what they wrote.
    static func unwritten(_ error: any Error) -> StorageFault {
        (error as? StorageFault) ?? .notWritten(reason: words(error))
    }

    static func words(_ error: any Error) -> String {
        switch error {
        case let error as DatabaseError: error.message ?? "the database refuses (\(error.resultCode))"
        case let error as CocoaError:
            (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
                ?? "the file system refuses (\(error.code.rawValue))"
        default: "the system refuses"
        }
    }
}

extension DatabasePool {
    /// Writes in one transaction. What the schema refuses is thrown as it is, anything else as a ``StorageFault``.
    func change<Value: Sendable>(_ updates: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        do {
            return try await write(updates)
        } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
            throw StorageFault.unwritten(error)
        }
    }
}
