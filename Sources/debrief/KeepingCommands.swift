import ArgumentParser
import Foundation
import Server
import Storage

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Open a sample debrief to try things on, or remove it.",
        discussion: """
            The sample is an incident of our own invention, with evidence of seven
            kinds and a first draft of its timeline. It belongs to the owner of the
            installation and is marked as a sample. Removing it removes the people of
            the story, but nobody who came to look; the bytes of its invented evidence,
            some 300 kB, stay in the data folder. While the folder is being served,
            open and remove the sample on the home page instead.

              debrief sample
              debrief sample --remove
            """)

    @OptionGroup var data: DataFolder

    @Flag(help: "Remove every sample instead.")
    var remove = false

    func run() async throws {
        let server = try DebriefServer(store: try data.open(for: .debriefs))
        if remove {
            let count = try await server.removeSamples()
            let words = count == 0 ? "There is no sample." : "Removed \(count) sample\(count == 1 ? "" : "s")."
            try StandardOutput.tell(words, otherwise: "What was to be removed is removed.")
            if count == 0 { throw ExitCode(1) }
        } else {
            try StandardOutput.tell(
                try await server.openSample(), otherwise: "The sample is open; the home page leads to it.")
        }
    }
}

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Give programs access.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Make a token with which a program acts for somebody.",
            discussion: """
                The token is printed once and only its hash is kept. A program sends it
                as `Authorization: Bearer TOKEN` and may do what its person may do;
                /api/v1/openapi.json describes what there is.

                  debrief token create --label "deploy hook" --days 90
                  curl -H "Authorization: Bearer $(debrief token create)" \\
                    http://127.0.0.1:8080/api/v1/debriefs
                """)

        @OptionGroup var data: DataFolder

        @Option(help: "What the token is for.")
        var label = "Command line"

        @Option(help: "How many days it is valid.")
        var days = 365

        @Option(
            help: ArgumentHelp(
                "The mail address of the person it acts for; the owner without it.", valueName: "address"))
        var person: String?

        func validate() throws {
            guard (1...3650).contains(days) else { throw ValidationError("--days is a number from 1 to 3650.") }
        }

        func run() async throws {
            let token = try await DebriefServer(store: try data.open(for: .passes)).programToken(
                label: label, days: days, email: person)
            try StandardOutput.tell(
                token, otherwise: "This token is lost and cannot be shown again: make another one where it can be read."
            )
        }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole data folder, also while it is being served.",
        discussion: """
            The copy is consistent and is itself a data folder: to go back to it, stop
            the server and start it on the copy. It is made under the target's name
            with .part behind it, and gets its name when all of it is on disk.

              debrief backup /backup/debrief-2026-03-29
              debrief serve --data /backup/debrief-2026-03-29
            """)

    @Argument(help: ArgumentHelp("A folder that does not exist yet.", valueName: "target"))
    var target: String

    @OptionGroup var data: DataFolder

    func run() async throws {
        try Store.backUp(data.url, to: URL(filePath: target, directoryHint: .isDirectory))
        try StandardOutput.tell(
            "Copied \(data.url.path(percentEncoded: false)) to \(target).", otherwise: "The copy is there and whole.")
    }
}
