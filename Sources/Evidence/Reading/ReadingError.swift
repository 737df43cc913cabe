import Foundation

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

extension ReadingError {
    /// What the system said when it refused the last call.
    init() {
        switch errno {
        case ENOENT, ENOTDIR: self = .missing
        case EACCES, EPERM: self = .notPermitted
        default: self = .unreadable(reason: ReadingError.reason)
        }
    }

    static var reason: String { String(cString: strerror(errno)) }
}
