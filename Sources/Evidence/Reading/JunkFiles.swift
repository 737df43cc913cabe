/// What macOS leaves in folders and archives beside the files themselves. Nobody wrote it, and none of it is evidence.
enum JunkFiles {
    /// Whether one part of a path is such a file or folder.
    static func contains(_ name: String) -> Bool {
        name == ".DS_Store" || name == "__MACOSX" || name.hasPrefix("._")
    }

    static func words(for names: [String]) -> String {
        let shown = names.sorted().prefix(2).joined(separator: ", ")
        let others = names.count > 2 ? " and \(names.count - 2) more" : ""
        return "left out what macOS adds for itself: \(shown)\(others)"
    }
}
