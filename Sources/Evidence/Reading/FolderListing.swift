import Foundation

/// What lies in a folder, under the names that its file system keeps, which need not be UTF-8.
struct FolderListing {
    struct Member {
        /// The bytes of its name, without the 0 at their end.
        let bytes: [CChar]
        let name: String

        /// Where it lies, for the system.
        func path(in folder: [CChar]) -> [CChar] {
            folder.dropLast() + [CChar(bitPattern: UInt8(ascii: "/"))] + bytes + [0]
        }
    }

    /// In the order of their names.
    let members: [Member]

    /// - Parameter path: with the 0 at its end.
    init(path: [CChar]) throws(ReadingError) {
        guard let folder = opendir(path) else { throw ReadingError() }
        defer { closedir(folder) }
        var found: [Member] = []
        while let entry = readdir(folder) {
            let member = FolderListing.member(entry)
            if member.name != ".", member.name != ".." { found.append(member) }
        }
        // Two names that are not UTF-8 may look the same.
        members = found.sorted {
            $0.name == $1.name ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.name < $1.name
        }
    }

    private static func member(_ entry: UnsafeMutablePointer<dirent>) -> Member {
        withUnsafePointer(to: &entry.pointee.d_name) { name in
            name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) { name in
                Member(bytes: Array(UnsafeBufferPointer(start: name, count: strlen(name))), name: String(cString: name))
            }
        }
    }
}
