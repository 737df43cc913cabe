/// What can go wrong with the data folder, with what to do about it.
public enum StorageFault: Error, CustomStringConvertible, Sendable {
    case unusable(folder: String, reason: String)
    case newerData
    case notDurable
    case targetExists(path: String)
    /// Another writer was first; `sequence` is where the journal stands.
    case stale(sequence: Int)
    case notWritten(reason: String)
    case tooLarge(limit: Int)
    case noEntropy

    public var description: String {
        switch self {
        case .unusable(let folder, let reason):
            "The data folder \(folder) cannot be used: \(reason). Check that it exists, that you may write there and that the disk is not full."
        case .newerData:
            "The data folder was written by a newer Debrief. Start that version, or choose another folder with --data."
        case .notDurable:
            "The database refuses full durability (PRAGMA synchronous = FULL). Choose a data folder on a local disk."
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
