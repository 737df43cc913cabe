import ArgumentParser
import Evidence
import Foundation

/// `debrief formats`: which text formats there are, and whether one of one's own is right.
struct FormatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats",
        abstract: "List the text formats, or check one of your own.",
        discussion: """
            A text format is a file: patterns of how its lines look, and samples of
            what they should become. docs/formats.md tells how to write one.

            EXAMPLES
              Which formats does Debrief bring?
                debrief formats

              Does my format make of its samples what it says?
                debrief formats --check formats/till.json

              Read logs with it:
                debrief timeline --formats formats/ till.log

            EXIT STATUS
              0 done, 2 a file is not right, 64 wrong usage
            """)

    enum OutputName: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Files of your own to check, with their samples.", valueName: "file"))
    var check: [String] = []

    @Option(help: "How to write the list.")
    var output = OutputName.text

    func run() throws {
        guard check.isEmpty else { return try report(check.flatMap(problems)) }
        let formats = FormatLibrary.builtIn.formats
        switch output {
        case .text:
            let width = formats.map(\.name.count).max() ?? 0
            let lines = formats.map { "\($0.name.padded(to: width))  \($0.description)" }
            try StandardOutput.tell(lines.joined(separator: "\n"), otherwise: FormatsCommand.cutOff)
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let text = String(decoding: try encoder.encode(formats.map(Listed.init)), as: UTF8.self)
            try StandardOutput.tell(text, otherwise: FormatsCommand.cutOff)
        }
    }

    private static let cutOff = "What is there is cut off; write it elsewhere."

    private struct Listed: Encodable {
        let name: String
        let description: String
        let patterns: [String]

        init(_ format: TextFormat) {
            (name, description, patterns) = (format.name, format.description, format.patterns)
        }
    }

    private func problems(ofFile path: String) -> [String] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            return ["\(path): the file cannot be read. Check the path and your rights"]
        }
        do {
            return try TextFormat(json: data, file: path).sampleProblems().map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    private func report(_ problems: [String]) throws {
        guard !problems.isEmpty else {
            return try StandardOutput.tell(
                check.count == 1 ? "The format is right." : "All \(check.count) formats are right.",
                otherwise: "What was checked is right.")
        }
        FileHandle.standardError.write(Data(problems.map { "debrief: \($0.inert)\n" }.joined().utf8))
        throw ExitCode.refused
    }
}
