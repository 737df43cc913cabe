import ArgumentParser
import Debriefing
import Foundation
import Server
import Storage

/// The command line: parse, call, print.
@main
struct Debrief: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debrief",
        abstract: "Blameless post-mortems, from raw data to shared understanding.",
        discussion: """
            To look at logs, no server is needed:

              debrief timeline /var/log/nginx app.jsonl chat-export.zip

            To hold a debrief with others:

              debrief serve
            """,
        version: "0.1.0",
        subcommands: [
            TimelineCommand.self, FormatsCommand.self, LintCommand.self, ServeCommand.self, SampleCommand.self,
            TokenCommand.self,
            BackupCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            fail(refusal.sentence, .refused)
        } catch let fault as StorageFault {
            fail(fault.description, .refused)
        } catch let fault as StartFault {
            fail(fault.description, .refused)
        } catch {
            exit(withError: suggestion(for: CommandLine.arguments) ?? error)
        }
    }

    private static func fail(_ sentence: String, _ code: ExitCode) -> Never {
        FileHandle.standardError.write(Data("debrief: \(sentence)\n".utf8))
        exit(withError: code)
    }
}

extension ExitCode {
    /// What was asked for cannot be done as it stands.
    static let refused = ExitCode(2)
}

/// Where everything is kept.
struct DataFolder: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp(
            "The folder that holds everything Debrief keeps.",
            discussion:
                "`serve` and `sample` make it if it does not exist. Without the option, DEBRIEF_DATA is taken, and ./data without that.",
            valueName: "folder"))
    var path: String?

    var url: URL {
        URL(
            filePath: path ?? ProcessInfo.processInfo.environment["DEBRIEF_DATA"] ?? "data", directoryHint: .isDirectory
        )
    }

    func open(for purpose: Store.Purpose) throws -> Store { try Store(at: url, for: purpose) }
}
