/// What macOS leaves in folders and archives beside the files themselves. Nobody wrote it, and none of it is evidence.
enum JunkFiles {
    /// Whether one part of a path is such a file or folder.
    static func contains(_ name: String) -> Bool {
        name == ".DS_Store" || name == "__MACOSX" || name.hasPrefix("._")
    }

    static func words(for names: [String]) -> String {
        "left out what macOS adds for itself: \(names.firstTwo)"
    }
}

extension [String] {
    /// The first two by name, and how many more there are.
    var firstTwo: String {
        sorted().prefix(2).joined(separator: ", ") + (count > 2 ? " and \(count - 2) more" : "")
    }
}
