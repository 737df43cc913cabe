import Coaching
import Evidence
import Foundation

/// The hints in some files, written one by one as they are found.
struct LintFindings {
    let files: [String]
    let coach: Coach
    /// Nil to go by the headings.
    let section: Section?

    /// - Returns: Whether there was a hint, and whether every file could be read.
    func write(as output: LintCommand.OutputName, to stream: inout StandardOutput) -> (found: Bool, isWhole: Bool) {
        var (found, isWhole, form) = (false, true, output.form)
        stream.write(form.head)
        for file in files {
            guard let bytes = read(file) else {
                isWhole = false
                continue
            }
            coach.check(bytes, as: file.isMarkdown ? .markdown : .plain, section: section) { hint in
                stream.write((found ? form.separator : "") + form.words(hint, in: file == "-" ? "<stdin>" : file))
                found = true
                return !stream.isClosed
            }
        }
        stream.write(form.tail)
        return (found, isWhole)
    }

    private func read(_ file: String) -> [UInt8]? {
        guard let bytes = bytes(of: file) else { return nil }
        let isUTF16 = [[0xFE, 0xFF], [0xFF, 0xFE]].contains(Array(bytes.prefix(2)))
        let text = isUTF16 ? String(data: bytes, encoding: .utf16).map { Data($0.utf8) } : bytes
        guard let text, !text.contains(0) else {
            say("\(file): it is no text in UTF-8 or UTF-16. Save it as text; the others were checked.")
            return nil
        }
        return Array(text)
    }

    private func bytes(of file: String) -> Data? {
        if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        do {
            return try Data(contentsOf: URL(filePath: file))
        } catch {
            let isThere = FileManager.default.fileExists(atPath: file)
            say(
                isThere
                    ? "\(file): it cannot be read. Check that it is a file and your rights; the others were checked."
                    : "\(file): there is no such file. Check the path; the others were checked.")
            return nil
        }
    }
}

extension String {
    fileprivate var isMarkdown: Bool { [".md", ".markdown", ".mdown"].contains { lowercased().hasSuffix($0) } }
}

/// How hints are written.
struct LintForm {
    var head = "", separator = "", tail = ""
    let words: (Hint, String) -> String

    func words(_ hint: Hint, in file: String) -> String { words(hint, file) }
}

extension LintCommand.OutputName {
    var form: LintForm {
        switch self {
        case .text:
            LintForm { hint, file in
                // Both come from outside: no terminal obeys what is in them.
                "\(file.inert.onOneLine):\(hint.line):\(hint.column): \(hint.kind.rawValue) “\(hint.text.inert.onOneLine)” "
                    + "\(hint.advice.inert.onOneLine)\n"
            }
        case .json:
            LintForm(head: "[", separator: ",", tail: "\n]\n") { hint, file in
                "\n" + encoded(ListedHint(hint, in: file))
            }
        case .sarif:
            LintForm(head: SARIF.head, separator: ",", tail: SARIF.tail) { hint, file in
                "\n" + encoded(SARIF.Result(hint, in: file))
            }
        }
    }
}

private func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
}

private struct ListedHint: Encodable {
    let file: String
    let line: Int
    let column: Int
    let `class`: String
    let text: String
    let hint: String

    init(_ hint: Hint, in file: String) {
        (self.file, line, column) = (file, hint.line, hint.column)
        (self.class, text, self.hint) = (hint.kind.rawValue, hint.text, hint.advice)
    }
}

/// The Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
private enum SARIF {
    static var head: String {
        let rules = HintClass.allCases.map { encoded(Rule($0)) }.joined(separator: ",\n")
        return """
            {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{
            "columnKind":"unicodeCodePoints",
            "tool":{"driver":{"name":"debrief lint","rules":[
            \(rules)]}},
            "results":[
            """
    }
    static let tail = "\n]}]}\n"

    struct Message: Encodable { let text: String }

    struct Rule: Encodable {
        let id: String
        let shortDescription: Message
        let fullDescription: Message

        init(_ kind: HintClass) {
            (id, shortDescription, fullDescription) = (
                kind.rawValue, Message(text: kind.title), Message(text: kind.reason)
            )
        }
    }

    struct Result: Encodable {
        struct Location: Encodable { let physicalLocation: Physical }

        struct Physical: Encodable {
            let artifactLocation: Artifact
            let region: Region
        }

        struct Artifact: Encodable { let uri: String }

        struct Region: Encodable {
            let startLine: Int
            let startColumn: Int
            let snippet: Message
        }

        let ruleId: String
        let level = "note"
        let message: Message
        let locations: [Location]

        init(_ hint: Hint, in file: String) {
            ruleId = hint.kind.rawValue
            message = Message(text: hint.advice)
            let uri = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file
            locations = [
                Location(
                    physicalLocation: Physical(
                        artifactLocation: Artifact(uri: uri),
                        region: Region(
                            startLine: hint.line, startColumn: hint.column, snippet: Message(text: hint.text))))
            ]
        }
    }
}
