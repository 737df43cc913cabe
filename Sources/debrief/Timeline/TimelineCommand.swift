import ArgumentParser
import Evidence
import Foundation
import Timekeeping

/// `debrief timeline`: one timeline out of whatever files there are.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Merge logs, chats and alerts into one timeline.",
        discussion: TimelineCommand.lesson)

    enum OutputName: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl, csv, html
    }

    enum Masks: EnumerableFlag {
        case mask, unmask
    }

    @Argument(help: "Files, folders and archives; - is standard input.", completion: .file())
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out what is earlier, as in 2026-03-01T12:00:00Z; without an offset in --zone, else UTC.",
            valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Leave out this moment and what is later.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("Only entries that contain this, in upper or lower case.", valueName: "text"))
    var match: String?

    @Option(
        help: ArgumentHelp("Only entries in which this regular expression matches.", valueName: "pattern"),
        transform: TimelineCommand.pattern)
    var regex: Query.Pattern?

    @Option(
        help: ArgumentHelp(
            "Only sources of this name, as in access.log or 'web-*/*.gz'; can be repeated. Others are not read.",
            valueName: "name"))
    var source: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only entries at least so severe: trace, debug, info, notice, warning, error, critical, fatal.",
            valueName: "level"), transform: TimelineCommand.severity)
    var severity: Severity?

    @Option(help: ArgumentHelp("Only the first so many of them.", valueName: "number"))
    var head: Int?

    @Option(help: ArgumentHelp("Only the last so many; found from the end.", valueName: "number"))
    var tail: Int?

    @Flag(help: "List the sources instead: format, entries, first and last time, zone, findings.")
    var sources = false

    @Option(
        help: ArgumentHelp("Count entries instead, in stretches such as 10s, 5m, 1h or 1d.", valueName: "stretch"),
        transform: TimelineCommand.stretch)
    var count: Int64?

    @Option(help: ArgumentHelp("How to write.", valueName: "format"))
    var output = OutputName.text

    @Option(
        help: ArgumentHelp("The zone of times without an offset: Europe/Berlin, or +02:00.", valueName: "zone"),
        transform: TimelineCommand.zone)
    var zone: Zone?

    @Option(help: "The year of the first entry of logs that write none.")
    var year: Int?

    @Option(
        help: ArgumentHelp("The day of the first entry of logs that write none, as in 2026-03-01.", valueName: "day"),
        transform: TimelineCommand.day)
    var date: CalendarDay?

    @Option(
        help: ArgumentHelp(
            "When the machine started, for times that count from there; as uptime -s tells it.", valueName: "time"))
    var boot: String?

    @Option(
        help: ArgumentHelp(
            "How 03/04/2026 is meant where the file does not show it: month-first or day-first.", valueName: "order"),
        transform: TimelineCommand.dateOrder)
    var dateOrder: DateOrder?

    @Option(
        help: ArgumentHelp(
            "Move the clock of a source that was wrong, as in db.log=+1h30m or 'web-*=-2.5s'; can be repeated.",
            valueName: "source=shift"), transform: TimelineCommand.shift)
    var shift: [SourceShift] = []

    @Option(
        help: ArgumentHelp(
            "A folder of formats of your own, as docs/formats.md describes; they are tried first.", valueName: "folder"),
        completion: .directory)
    var formats: String?

    @Flag(help: "Hide passwords, tokens, keys and card numbers in what is written, or write all as it is.")
    var masks = Masks.mask

    @Flag(help: "Read everything anew, and leave the saved indexes of earlier runs alone.")
    var fresh = false

    @Option(help: ArgumentHelp("Colours in text; NO_COLOR is respected.", valueName: "when"))
    var color = ColorChoice.auto

    @Option(help: ArgumentHelp("How many threads work; the result is the same for any.", valueName: "number"))
    var threads = ReadingOptions.availableThreads

    func validate() throws {
        guard !paths.isEmpty || isatty(STDIN_FILENO) == 0 else {
            throw ValidationError("Name a file or a folder, or pipe a log in.")
        }
        guard !paths.contains("") else {
            throw ValidationError("One of the paths is empty; look at what stands between the quotes.")
        }
        guard year.map({ (1678...2261).contains($0) }) ?? true else {
            throw ValidationError("The year is to lie between 1678 and 2261.")
        }
        guard threads > 0 else { throw ValidationError("At least one thread is needed.") }
        guard (head ?? 1) > 0, (tail ?? 1) > 0 else { throw ValidationError("--head and --tail are at least 1.") }
        try refuseContradictions()
        _ = try bootInstant()
        let (from, until) = try bounds()
        if let from, let until, from >= until {
            throw ValidationError("--from \(from.words) is not before --until \(until.words); nothing can lie between.")
        }
    }

    /// Options that say two things at once. Each sentence ends in what to do.
    private func refuseContradictions() throws {
        if head != nil, tail != nil {
            throw ValidationError("--head and --tail are the two ends; give one of them.")
        }
        if sources, count != nil {
            throw ValidationError("--sources lists and --count counts; give one of them.")
        }
        if sources, output == .csv || output == .html {
            throw ValidationError("--sources writes text or jsonl; leave out --output \(output.rawValue).")
        }
        if count != nil, output == .html {
            throw ValidationError("--count writes text, csv or jsonl; the html page counts by itself, without --count.")
        }
        let narrowing: [(String, Bool)] = [
            ("--from", from != nil), ("--until", until != nil), ("--match", match != nil), ("--regex", regex != nil),
            ("--severity", severity != nil), ("--head", head != nil), ("--tail", tail != nil),
        ]
        if sources, let given = narrowing.first(where: \.1) {
            throw ValidationError(
                "--sources lists whole sources, which \(given.0) cannot narrow; use --source, or neither.")
        }
        if count != nil, head != nil || tail != nil {
            throw ValidationError("--count counts all; narrow with --from and --until instead of --head and --tail.")
        }
    }

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        ShrunkenFile.endGracefully()
        let terminal = Terminal(color: color)
        let meter = WorkMeter()
        let progress = ProgressLine { ReadingWords.words(for: meter) }
        let collected = CollectedSources(paths.isEmpty ? ["-"] : paths, options: try options(meter: meter))
        progress.stop()
        let timeline = Timeline(countingOnce: collected.sources)
        collected.report(timeline)
        try collected.refuseUnknownNames(
            in: source.map { ("--source", $0) } + shift.map { ("--shift", $0.pattern.text) })
        var stream = StandardOutput(terminal: terminal, mayPage: output != .html && Terminal.isCapable)
        let found = try write(timeline, to: &stream, in: terminal)
        stream.close()
        if let failure = stream.failure {
            say("the output could not be written: \(failure). What is there is cut off; write it elsewhere.")
            throw ExitCode(2)
        }
        collected.saveIndexes()
        if collected.isIncomplete { throw ExitCode(2) }
        if !found { throw ExitCode(1) }
    }

    private func options(meter: WorkMeter) throws -> ReadingOptions {
        var options = ReadingOptions(
            zone: zone, year: year, date: date, dateOrder: dateOrder, boot: try bootInstant(),
            formats: try library(), threads: threads)
        options.wanted = source.map { SourcePattern($0) }
        options.shifts = shift
        options.meter = meter
        options.cache = fresh ? nil : .ofUser
        return options
    }
}

/// Says something on standard error, in one line that no terminal obeys.
func say(_ text: String) {
    FileHandle.standardError.write(Data("debrief: \(text.inert.onOneLine)\n".utf8))
}
