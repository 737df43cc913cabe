import ArgumentParser
import Coaching
import Foundation
import Server
import Storage
import Timekeeping

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve debriefs to browsers and programs.",
        discussion: """
            Everything is kept in one folder. The first start makes it and prints a
            link that signs the owner in, once; every later start prints a new one.
            Stop it with Ctrl-C or SIGTERM: what was asked is finished, open pages
            reconnect by themselves when it is back.

              debrief serve
              debrief serve --port 9000 --data /srv/debrief
              debrief serve --public-address https://debrief.example.org

            Put a reverse proxy in front for TLS, and tell --public-address what people
            type: only if that starts with https: are cookies marked Secure. The proxy
            must pass text/event-stream on without buffering it.

            Wrong passwords are slowed down for each account and each address. Behind a
            proxy everybody has its address, so name it, and let it add the address of
            whoever asks to X-Forwarded-For:

              debrief serve --public-address https://debrief.example.org \\
                --trusted-proxy 127.0.0.1

            Invitations go out by mail once a mail server is named, with a calendar
            file that Outlook, Google and Apple answer with buttons. Best in the
            environment, where no list of processes shows the password:

              export DEBRIEF_SMTP_URL=smtps://user:password@mail.example.org
              export DEBRIEF_MAIL_FROM=debrief@example.org
              debrief serve

            smtps:// speaks TLS from the start (port 465), smtp:// after STARTTLS (port
            25 unless named); a password goes to another machine through TLS only.
            Letters wait on disk while the mail server is away, for about a day.
            Answers to them reach the mailbox of --mail-from; Debrief does not read it,
            people answer on its pages.

            Where remediations are tracked elsewhere, the tracker can tell what becomes
            of them. Choose a secret, give it to the server by the environment, and
            enter it with the address as a webhook for issues, as JSON:

              export DEBRIEF_TRACKER_SECRET=…
              debrief serve --public-address https://debrief.example.org

            The address ends in the name of the tracker, github, gitlab or jira:

              https://debrief.example.org/api/v1/trackers/github

            One process serves a data folder. `token create`, `request` and `backup`
            may run beside it.
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

    @Option(
        help: ArgumentHelp(
            "The mail server, as in smtps://user:password@host:465. Also DEBRIEF_SMTP_URL.", valueName: "url"))
    var smtpUrl: String?

    @Option(help: ArgumentHelp("Whose name is on letters. Also DEBRIEF_MAIL_FROM.", valueName: "address"))
    var mailFrom: String?

    @Option(help: ArgumentHelp("The most that one upload may have, in MiB.", valueName: "MiB"))
    var uploadLimit = 1024

    @Option(
        help: ArgumentHelp(
            "A list of holidays: 2026-12-25 and its name in each line, or an iCalendar file of all-day events.",
            valueName: "file"), completion: .file())
    var holidays: String?

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
        _ = (try mail, try trackerSecret)
        guard let publicAddress else { return }
        guard let url = URL(string: publicAddress), ["http", "https"].contains(url.scheme), url.host() != nil else {
            throw ValidationError("--public-address starts with http:// or https:// and names a host.")
        }
    }

    /// In the environment alone: a list of processes shows what stands on a command line.
    private var trackerSecret: String? {
        get throws {
            guard let secret = ProcessInfo.processInfo.environment["DEBRIEF_TRACKER_SECRET"] else { return nil }
            guard secret.utf8.count >= 16 else {
                throw ValidationError("DEBRIEF_TRACKER_SECRET has at least 16 letters, so that nobody guesses it.")
            }
            return secret
        }
    }

    private var mail: MailSettings? {
        get throws {
            let environment = ProcessInfo.processInfo.environment
            let (url, from) = (smtpUrl ?? environment["DEBRIEF_SMTP_URL"], mailFrom ?? environment["DEBRIEF_MAIL_FROM"])
            guard url != nil || from != nil else { return nil }
            // What was given is not repeated: it may hold a password.
            guard let url, let from, let mail = MailSettings(url: url, from: from) else {
                throw ValidationError(
                    "Mail needs both: --smtp-url as in smtps://user:password@mail.example.org:465, and --mail-from with an address."
                )
            }
            return mail
        }
    }

    private func isAddress(_ text: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET, text, &address) == 1 || inet_pton(AF_INET6, text, &address) == 1
    }

    private func workingDays() throws -> WorkingDays {
        guard let holidays else { return WorkingDays() }
        guard let bytes = FileManager.default.contents(atPath: holidays) else {
            throw ValidationError("--holidays: “\(holidays)” cannot be read. Name a file that is there.")
        }
        do {
            return try WorkingDays(without: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw ValidationError("--holidays: \(error)")
        }
    }

    func run() async throws {
        let workingDays = try workingDays()
        let list = try WordList(files: words, otherwise: "The server was not started.")
        let store = try data.open(for: .debriefs)
        let settings = Settings(
            host: host, port: port, publicAddress: publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            trustedProxies: Set(trustedProxy), uploadLimit: uploadLimit << 20, mail: try mail,
            trackerSecret: try trackerSecret, workingDays: workingDays, coach: Coach(words: list))
        try await DebriefServer(store: store, settings: settings).run { welcome in
            // Unbuffered: whoever starts it through a pipe waits for this line.
            FileHandle.standardOutput.write(Data("\(welcome)\n".utf8))
        }
        try store.close()
    }
}
