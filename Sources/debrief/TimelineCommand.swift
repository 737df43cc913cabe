import ArgumentParser
import Evidence
import Foundation
import Timekeeping

/// `debrief timeline`: one timeline out of whatever files there are.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Merge logs, chats and alerts into one timeline.",
        discussion: """
            Recognises each file by what is in it: syslog, web server and application
            logs, JSON lines, logfmt, PostgreSQL, journald, Docker and Kubernetes
            container logs, CSV, Slack exports, Alertmanager webhooks, git log, and
            whatever else has a time near the start of its lines. Compressed files
            and archives are opened. A line without a time belongs to the entry above.

            A time without an offset is read in the zone its source declares, else in
            --zone, else in UTC. What was assumed is marked with a question mark and
            said on standard error.

            EXAMPLES
              What happened around the alarm, from everything in a folder:
                debrief timeline --from 2026-03-01T11:50:00Z incident/

              What did each file turn out to be?
                debrief timeline --sources incident/ export.zip

              How many errors a minute, from two servers that log in Berlin time?
                debrief timeline --zone Europe/Berlin --match error --count 1m *.log

              For another program, and for a colleague without one:
                journalctl -o json | debrief timeline --output jsonl - > all.jsonl
                debrief timeline --output html incident/ > timeline.html

            EXIT STATUS
              0 done, 1 nothing found, 2 something could not be read, 64 wrong usage,
              70 a fault of ours
            """)

    enum OutputName: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl, csv, html
    }

    @Argument(help: "Files, folders and archives; - is standard input.", completion: .file())
    var paths: [String] = []

    @Option(help: "Leave out what is earlier, as in 2026-03-01T12:00:00Z; without an offset in --zone, else UTC.")
    var from: String?

    @Option(help: "Leave out this moment and what is later.")
    var until: String?

    @Option(help: "Only entries that contain this text, in upper or lower case.")
    var match: String?

    @Option(help: "The zone of times without an offset: Europe/Berlin, or +02:00.", transform: TimelineCommand.zone)
    var zone: Zone?

    @Option(help: "The year of the first entry of logs that write none.")
    var year: Int?

    @Option(help: "When the machine started, for times that count from there; as uptime -s tells it.")
    var boot: String?

    @Option(help: "How to write entries.")
    var output = OutputName.text

    @Flag(help: "List the sources instead: format, entries, first and last time, zone, findings.")
    var sources = false

    @Option(
        help: "Count entries instead, in stretches such as 10s, 5m, 1h or 1d.", transform: TimelineCommand.bucket)
    var count: Int64?

    @Option(help: "How many threads read at once; the result is the same for any.")
    var threads = ReadingOptions.availableThreads

    func validate() throws {
        guard !paths.isEmpty || isatty(STDIN_FILENO) == 0 else {
            throw ValidationError("Name a file or a folder, or pipe a log in.")
        }
        guard year.map({ (1678...2261).contains($0) }) ?? true else {
            throw ValidationError("The year is to lie between 1678 and 2261.")
        }
        guard threads > 0 else { throw ValidationError("At least one thread is needed.") }
        _ = try bounds()
        _ = try boot.map { try instant($0, option: "--boot") }
    }

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        let collected = CollectedSources(paths.isEmpty ? ["-"] : paths, options: options)
        collected.report()
        let found = try write(Timeline(collected.sources))
        if collected.isIncomplete { throw ExitCode(2) }
        if !found { throw ExitCode(1) }
    }

    private var options: ReadingOptions {
        let boot = boot.flatMap { try? instant($0, option: "--boot") }
        return ReadingOptions(zone: zone, year: year, boot: boot, threads: threads)
    }
}

extension TimelineCommand {
    private static func zone(_ text: String) throws -> Zone {
        guard let zone = Zone(text) else {
            throw ValidationError(
                "\(text) is no zone; write a name such as Europe/Berlin, or an offset such as +02:00.")
        }
        return zone
    }

    private static func bucket(_ text: String) throws -> Int64 {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()),
            (1...1_000_000).contains(number)
        else { throw ValidationError("\(text) is no stretch of time; write 10s, 5m, 1h or 1d.") }
        return number * unit * 1_000_000_000
    }

    private func bounds() throws -> (from: Instant?, until: Instant?) {
        (try from.map { try instant($0, option: "--from") }, try until.map { try instant($0, option: "--until") })
    }

    private func instant(_ text: String, option: String) throws -> Instant {
        guard let (time, offset) = CivilTime.parse(text),
            let instant = offset.map({ time.instant(offset: $0) }) ?? (zone ?? .utc).instant(of: time)
        else {
            throw ValidationError("\(option) \(text) is no time; write 2026-03-01T12:00:00Z, or 2026-03-01 12:00.")
        }
        return instant
    }
}

extension TimelineCommand {
    /// Writes what was asked for; false if there was nothing to write.
    private func write(_ timeline: Timeline) throws -> Bool {
        var stream = StandardOutput()
        defer { stream.flush() }
        if sources {
            let table = SourcesTable(timeline.sources)
            stream.write(output == .jsonl ? table.jsonLines : table.text)
            return !timeline.sources.isEmpty
        }
        let (from, until) = try bounds()
        let positions = timeline.positions(from: from, until: until)
        if let count { return writeCounts(of: timeline, at: positions, bucket: count, to: &stream) }
        return writeEvents(of: timeline, at: positions, to: &stream)
    }

    private var query: Query { Query(text: match ?? "") }

    private func writeCounts(
        of timeline: Timeline, at positions: Range<Int>, bucket: Int64, to stream: inout StandardOutput
    ) -> Bool {
        let counts = timeline.counts(in: positions, matching: query, bucket: bucket)
        if output == .csv { stream.write("time,count\n") }
        for (start, count) in counts {
            let time = start.rfc3339(decimals: 0)
            switch output {
            case .jsonl: stream.write("{\"time\":\"\(start.rfc3339)\",\"count\":\(count)}\n")
            case .csv: stream.write("\(time),\(count)\n")
            case .text, .html: stream.write("\(time)  \(count)\n")
            }
        }
        return !counts.isEmpty
    }

    private func writeEvents(of timeline: Timeline, at positions: Range<Int>, to stream: inout StandardOutput) -> Bool {
        let writer = writer(for: timeline, at: positions)
        var rest = output == .html ? HTMLOutput.cap : .max
        var found = false
        stream.write(writer.head)
        timeline.forEachEvent(in: positions, matching: query) { event in
            found = true
            rest -= 1
            stream.write(writer.line(for: event))
            return rest > 0 && !stream.isClosed
        }
        stream.write(writer.tail)
        return found
    }

    private func writer(for timeline: Timeline, at positions: Range<Int>) -> any Output {
        switch output {
        case .text: return TextOutput(timeline)
        case .jsonl: return JSONLinesOutput()
        case .csv: return CSVOutput()
        case .html:
            let bucket = timeline.bucket(for: positions)
            let counts = timeline.counts(in: positions, matching: query, bucket: bucket)
            let title = paths.isEmpty ? "Standard input" : paths.joined(separator: ", ")
            return HTMLOutput(title: title, counts: counts, bucket: bucket, total: counts.reduce(0) { $0 + $1.count })
        }
    }
}
