import Foundation

// embed-assets FOLDER OUTPUT: every file below FOLDER becomes one entry of a dictionary in OUTPUT.
// The literals are Base64: any byte may occur, and the compiler reads one plain string a file.

let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory).standardizedFileURL
let output = URL(filePath: CommandLine.arguments[2])
let prefix = folder.path(percentEncoded: false)

let files =
    (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])?
    .compactMap { $0 as? URL } ?? [])
    .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
    .map(\.standardizedFileURL)
    .sorted { $0.path < $1.path }

var source = "import Foundation\n\n/// Files that travel inside the binary, by their path below `Assets`.\n"
source += "enum Assets {\n    static let base64: [String: String] = [\n"
for file in files {
    let name = file.path(percentEncoded: false).dropFirst(prefix.count)
    source += "        \"\(name)\": \"\(try Data(contentsOf: file).base64EncodedString())\",\n"
}
source += files.isEmpty ? "        :\n    ]\n}\n" : "    ]\n}\n"
try Data(source.utf8).write(to: output)
