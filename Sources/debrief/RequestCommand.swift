import ArgumentParser
import Server
import Storage

struct RequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Ask for a debrief of something that happened.",
        discussion: """
            It waits on everybody's home page until somebody takes it up and
            facilitates. A near miss, a surprise or a success is as good a reason as an
            incident. May run while the folder is being served; programs elsewhere send
            POST /api/v1/requests.

              debrief request "Orders in the night of Sunday"
              debrief request "The backup saved us" --about "How did we know?" \\
                --person alice@example.org
            """)

    @OptionGroup var data: DataFolder

    @Argument(help: "What happened, in a few words.")
    var title: String

    @Option(help: "What you would like to understand.")
    var about = ""

    @Option(help: ArgumentHelp("Who asks; the owner if nobody is named.", valueName: "mail address"))
    var person: String?

    func run() async throws {
        let store = try data.open(for: .passes)
        try await DebriefServer.request(title, about: about, email: person, in: store)
        try store.close()
        try StandardOutput.tell(
            "It waits on the home page until somebody takes it up.", otherwise: "It was asked all the same.")
    }
}
