import ArgumentParser
import Coaching
import Evidence
import Foundation

/// `debrief lint`: hints about words that would undermine a blameless debrief.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find words that judge where a question would help.",
        discussion: """
            A hint is for whoever writes. It asks how or what, and rewrites nothing; it is
            not stored or counted, and there is no summary by file or person. Code, logs,
            quotations, links and titles are never looked at. docs/language.md tells what
            each class is about.

            Files that end in .md or .markdown are read as Markdown, everything else as
            plain text, in which each line speaks for itself.

            EXAMPLES
              What could be said otherwise in this report?
                debrief lint report.md

              Only what is there in the parts about actions; for a program:
                debrief lint --section remediation --output json report.md

              Why is this a hint, and what may I switch off?
                debrief lint --explain L3

              With words of our own, or without some that come with Debrief:
                debrief lint --words house-style.txt report.md

            EXIT STATUS
              0 no hints, 1 hints, 2 a file could not be read, 64 wrong usage
            """)

    enum OutputName: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif
    }

    enum SectionName: String, ExpressibleByArgument, CaseIterable {
        case auto, narrative, timeline, question, remediation, account, all
    }

    @Argument(help: ArgumentHelp("The files to read; - is standard input.", valueName: "file"))
    var files: [String] = []

    @Option(help: "How to write the hints.")
    var output = OutputName.text

    @Option(
        help: """
            What the text is part of. auto goes by the headings of a Markdown file; \
            all looks for every class everywhere.
            """)
    var section = SectionName.auto

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A list of words that adds to ours, or switches some off.", valueName: "file"))
    var words: [String] = []

    @Option(help: ArgumentHelp("Tell why a class, or all of them, is looked for.", valueName: "class"))
    var explain: String?

    func validate() throws {
        guard explain != nil || !files.isEmpty else {
            throw ValidationError("Name the files to read, or - for standard input.")
        }
    }

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        let list = try WordList(files: words, otherwise: "Nothing was checked.")
        var stream = StandardOutput(terminal: Terminal(color: .never), mayPage: false)
        if let explain {
            return try StandardOutput.tell(
                try Explanation(of: explain, in: list).text, otherwise: "What is there is cut off; write it elsewhere.")
        }
        let findings = LintFindings(
            files: files, coach: Coach(words: list), section: Section(rawValue: section.rawValue))
        let (found, isWhole) = findings.write(as: output, to: &stream)
        stream.close()
        if let failure = stream.failure {
            say("the hints could not be written: \(failure). What is there is cut off; write them elsewhere.")
            throw ExitCode.refused
        }
        if !isWhole { throw ExitCode.refused }
        if found { throw ExitCode(1) }
    }
}

/// Why there are hints of one class, or of all.
struct Explanation {
    let text: String

    init(of name: String, in list: WordList) throws {
        let kinds = HintClass.allCases.filter { name == "all" || $0.rawValue.lowercased() == name.lowercased() }
        guard !kinds.isEmpty else {
            throw ValidationError("There is no class “\(name)”. They are L1 to L18; “all” explains each of them.")
        }
        text = kinds.map { kind in
            let entries = list.entries(of: kind).map { entry in
                "  [\(entry.name)]  \(entry.reason)" + (entry.source.isEmpty ? "" : " (\(entry.source))") + "\n"
                    + "    " + entry.patterns.joined(separator: "; ") + "\n"
            }
            return "\(kind.rawValue)  \(kind.title)\n  \(kind.reason)\n  Ask instead: \(kind.advice)\n\n"
                + entries.joined()
        }.joined(separator: "\n")
    }
}
