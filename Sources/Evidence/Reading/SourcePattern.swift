import Foundation

/// A name of sources, as a shell would match it: `*` and `?` stand for anything, `[a-z]` for one of several.
///
/// Without a slash it is compared with the last part of a name, with one to all of it or to its last parts.
public struct SourcePattern: Sendable, Hashable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public func matches(_ name: String) -> Bool {
        var rest = name[...]
        while true {
            if fnmatch(text, String(rest), 0) == 0 { return true }
            guard let slash = rest.firstIndex(of: "/") else { return false }
            rest = rest[rest.index(after: slash)...]
        }
    }
}

/// By how much the clock of some sources is to be moved.
public struct SourceShift: Sendable, Hashable {
    public var pattern: SourcePattern
    public var nanoseconds: Int64

    public init(_ pattern: SourcePattern, nanoseconds: Int64) {
        self.pattern = pattern
        self.nanoseconds = nanoseconds
    }
}
