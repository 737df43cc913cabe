/// Why a file or folder could not be read at all.
public enum ReadingError: Error, Hashable, CustomStringConvertible {
    case missing
    case notPermitted
    case unreadable(reason: String)

    public var description: String {
        switch self {
        case .missing: "no such file or folder; check the path"
        case .notPermitted: "permission denied; make it readable for the user that runs Debrief"
        case .unreadable(let reason): "cannot be read: \(reason)"
        }
    }
}
