public import Foundation

/// Text formats, each described by a file: those that Debrief brings, or those of an organisation.
///
///     let own = FormatLibrary(folder: URL(filePath: "/etc/debrief/formats"))
///     for problem in own.problems { print(problem) }
///     let reading = try Reading(of: file, options: ReadingOptions(formats: own))
public struct FormatLibrary: Sendable {
    /// In the order of their files' names.
    public internal(set) var formats: [TextFormat] = []
    /// Files that could not be used, and why. They do not keep the others from being used.
    public private(set) var problems: [FormatProblem] = []

    /// A file larger than this describes no format.
    static let largestFile = 1 << 20

    /// A library without formats.
    public init() {}

    /// The formats that Debrief brings. Read and compiled when they are first asked for.
    public static let builtIn = FormatLibrary(
        files: Assets.base64.compactMap { path, base64 in
            guard path.hasPrefix("formats/"), let data = Data(base64Encoded: base64) else { return nil }
            return (String(path.dropFirst("formats/".count)), data)
        })

    /// Reads every file in `folder` whose name ends in `.json`; other files and folders in it are left alone.
    public init(folder: URL) {
        let path = folder.path(percentEncoded: false)
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        let own = (names ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
        let read = own.map { (name: $0, data: FormatLibrary.data(of: folder.appending(path: $0))) }
        self.init(files: read.compactMap { file in file.data.map { (file.name, $0) } })
        if names == nil {
            let advice = "Check that the folder exists and that you may read it"
            problems.append(FormatProblem(file: path, reason: "the folder of formats cannot be read", advice: advice))
        }
        for name in read.filter({ $0.data == nil }).map(\.name).sorted() {
            let advice = "Make it a file of at most \(FormatLibrary.largestFile >> 20) MiB that you may read"
            problems.append(FormatProblem(file: name, reason: "it cannot be read as a format", advice: advice))
        }
    }

    /// Takes the content of files by their names.
    public init(files: [(name: String, data: Data)]) {
        for (name, data) in files.sorted(by: { $0.name < $1.name }) {
            do throws(FormatProblem) {
                try add(TextFormat(json: data, file: name))
            } catch {
                problems.append(error)
            }
        }
    }

    private mutating func add(_ format: TextFormat) throws(FormatProblem) {
        if let other = formats.first(where: { $0.name == format.name }) {
            throw FormatProblem(
                file: format.file, place: "name", reason: "\(other.file) describes a format \(format.name) already",
                advice: "Give one of them another name")
        }
        formats.append(format)
    }

    /// Nil for what is no plain file, cannot be read, or is too large.
    private static func data(of url: URL) -> Data? {
        let values = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
        guard values?.isRegularFile == true, values?.fileSize ?? .max <= largestFile else { return nil }
        return try? Data(contentsOf: url)
    }
}
