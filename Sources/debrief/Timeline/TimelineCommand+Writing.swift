import Evidence
import Foundation
import Timekeeping

extension TimelineCommand {
    /// Writes what was asked for; false if there was nothing to write.
    func write(_ timeline: Timeline, to stream: inout StandardOutput, in terminal: Terminal) throws -> Bool {
        if sources {
            let table = SourcesTable(timeline.sources)
            stream.write(output == .jsonl ? table.jsonLines : table.text)
            return !timeline.sources.isEmpty
        }
        let (from, until) = try bounds()
        let positions = timeline.positions(from: from, until: until)
        let isMeasured = output == .html && count == nil && timeline.measuredSpan != nil
        guard !positions.isEmpty || isMeasured else {
            sayNothing(of: timeline, from: from, until: until)
            return false
        }
        let meter = WorkMeter()
        let progress = ProgressLine { ReadingWords.words(searching: meter) }
        defer { progress.stop() }
        stream.beforeWriting = progress.stop
        let found = writeNarrowed(timeline, at: positions, (from, until), to: &stream, in: terminal, meter: meter)
        if !found {
            progress.stop()
            say("none of the \(positions.count.grouped) entries in that time is what was asked for.")
        }
        return found
    }

    private func writeNarrowed(
        _ timeline: Timeline, at positions: Range<Int>, _ bounds: (from: Instant?, until: Instant?),
        to stream: inout StandardOutput, in terminal: Terminal, meter: WorkMeter
    ) -> Bool {
        let selection = Selection(
            positions: positions, query: query, limit: limit, masking: masks == .mask ? Masking() : nil)
        if let count { return writeCounts(of: timeline, selection, bucket: count, to: &stream, width: terminal.width) }
        switch output {
        case .text:
            let text = TextOutput(timeline, isColored: terminal.isColored)
            return write(timeline, selection, as: text, to: &stream, meter: meter)
        case .jsonl: return write(timeline, selection, as: JSONLinesOutput(), to: &stream, meter: meter)
        case .csv:
            let csv = CSVOutput(isInert: terminal.isTerminal)
            return write(timeline, selection, as: csv, to: &stream, meter: meter)
        case .html: return writePage(timeline, selection, bounds, to: &stream, meter: meter)
        }
    }

    private var query: Query { Query(text: match ?? "", pattern: regex, severity: severity) }

    private var limit: Selection.Limit { head.map { .first($0) } ?? tail.map { .last($0) } ?? .none }

    private func write(
        _ timeline: Timeline, _ selection: Selection, as format: some Output, to stream: inout StandardOutput,
        meter: WorkMeter
    ) -> Bool {
        var isFirst = true
        let count = timeline.write(selection, as: format, threads: threads, meter: meter) { block in
            if isFirst { stream.write(format.head) }
            isFirst = false
            return stream.write(block)
        }
        stream.write(format.tail)
        sayHidden(meter)
        return count > 0 || stream.isClosed
    }

    private func writePage(
        _ timeline: Timeline, _ selection: Selection, _ bounds: (from: Instant?, until: Instant?),
        to stream: inout StandardOutput, meter: WorkMeter
    ) -> Bool {
        let title = paths.isEmpty ? "Standard input" : paths.joined(separator: ", ")
        let page = HTMLOutput(
            title: title, timeline: timeline, selection: selection,
            series: timeline.series(named: series ?? "", masking: selection.masking), bounds: bounds, threads: threads,
            meter: meter)
        guard !page.isEmpty else { return false }
        page.write { stream.write($0) }
        sayHidden(meter)
        return true
    }

    private func writeCounts(
        of timeline: Timeline, _ selection: Selection, bucket: Int64, to stream: inout StandardOutput, width: Int?
    ) -> Bool {
        let counts = timeline.counts(in: selection.positions, matching: selection.query, bucket: bucket)
        switch output {
        case .jsonl:
            for (start, count) in counts { stream.write("{\"time\":\"\(start.rfc3339)\",\"count\":\(count)}\n") }
        case .csv:
            stream.write("time,count\n")
            for (start, count) in counts { stream.write("\(start.words),\(count)\n") }
        case .text, .html: stream.write(CountBars(counts, bucket: bucket, width: width).text)
        }
        return !counts.isEmpty
    }

    /// Said while a pager may still have the screen, so only where nobody reads it there.
    private func sayHidden(_ meter: WorkMeter) {
        let count = meter.hiddenPlaces
        guard count > 0, isatty(STDOUT_FILENO) == 0 else { return }
        say("note: \(count.grouped) \(count == 1 ? "secret is" : "secrets are") hidden; --unmask writes all as it is.")
    }

    private func sayNothing(of timeline: Timeline, from: Instant?, until: Instant?) {
        guard !timeline.sources.isEmpty else { return say("no file was read, so there is no timeline.") }
        guard let first = timeline.first, let last = timeline.last else {
            return say("there is no entry with a time; see what the files are with --sources.")
        }
        let range =
            switch (from, until) {
            case (let from?, let until?): "between \(from.words) and \(until.words)"
            case (let from?, nil): "from \(from.words) on"
            case (nil, let until?): "before \(until.words)"
            case (nil, nil): "at any time"
            }
        say("nothing \(range); the files reach from \(first.words) to \(last.words).")
    }
}
