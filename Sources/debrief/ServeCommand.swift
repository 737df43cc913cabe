import ArgumentParser
import Coaching
import Foundation
import Server
import Storage

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve debriefs to browsers and programs.",
        discussion: """
            Everything is kept in one folder. The first start makes it and prints a link that signs the owner in, once;
            every later start prints a new one. Stop it with Ctrl-C or SIGTERM: what was asked is finished, open pages
            reconnect by themselves when it is back.

              debrief serve
              debrief serve --port 9000 --data /srv/debrief
              debrief serve --public-address https://debrief.example.org

            Put a reverse proxy in front for TLS, and tell --public-address what people type: only if that starts with
            https: are cookies marked Secure. The proxy must pass text/event-stream on without buffering it.

            Wrong passwords are slowed down for each account and each address. Behind a proxy everybody has its address,
            so name it, and let it add the address of whoever asks to X-Forwarded-For:

              debrief serve --public-address https://debrief.example.org --trusted-proxy 127.0.0.1

            One process serves a data folder. `token create` and `backup` may run beside it.
            """)

    @OptionGroup var data: DataFolder

    @Option(help: "The address to listen on; 0.0.0.0 for all.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Option(help: ArgumentHelp("Where people reach it, as in https://debrief.example.org.", valueName: "url"))
    var publicAddress: String?

    @Option(
        help: ArgumentHelp(
            "The address of a proxy that is believed about X-Forwarded-For. May be given several times.",
            valueName: "address"))
    var trustedProxy: [String] = []

    @Option(help: ArgumentHelp("The most that one upload may have, in MiB.", valueName: "MiB"))
    var uploadLimit = 1024

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A list of words that adds to those that hints are given for, or switches some off.", valueName: "file"))
    var words: [String] = []

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard uploadLimit > 0 else { throw ValidationError("--upload-limit is at least 1 MiB.") }
        for address in trustedProxy where !isAddress(address) {
            throw ValidationError("--trusted-proxy is an IP address, as in 127.0.0.1 or ::1, and not “\(address)”.")
        }
        guard let publicAddress else { return }
        guard let url = URL(string: publicAddress), ["http", "https"].contains(url.scheme), url.host() != nil else {
            throw ValidationError("--public-address starts with http:// or https:// and names a host.")
        }
    }

    private func isAddress(_ text: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET, text, &address) == 1 || inet_pton(AF_INET6, text, &address) == 1
    }

    func run() async throws {
        let list = try WordList(files: words, otherwise: "The server was not started.")
        let store = try data.open(for: .debriefs)
        let settings = Settings(
            host: host, port: port, publicAddress: publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            trustedProxies: Set(trustedProxy), uploadLimit: uploadLimit << 20, coach: Coach(words: list))
        try await DebriefServer(store: store, settings: settings).run { welcome in
            // Unbuffered: whoever starts it through a pipe waits for this line.
            FileHandle.standardOutput.write(Data("\(welcome)\n".utf8))
        }
        try store.close()
    }
}
