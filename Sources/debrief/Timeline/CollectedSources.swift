import ArgumentParser
import Evidence
import Foundation

/// The sources under the paths of one command, and what is to be said about them on standard error.
struct CollectedSources {
    private let reading: Reading

    /// Reads all paths at once; `-` is standard input. A path that cannot be read does not keep the others from it.
    init(_ paths: [String], options: ReadingOptions) {
        reading = Reading(
            ofAll: paths.map { path in
                path == "-"
                    ? .descriptor(STDIN_FILENO, named: "standard input")
                    : .path(path, named: path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path)
            }, options: options)
    }

    var sources: [Source] { reading.sources }

    /// Whether some of what was named could not be read.
    var isIncomplete: Bool {
        !reading.refusals.isEmpty || reading.findings.contains { $0.kind == .skipped && $0.weight == .warning }
    }

    /// Keeps the new indexes for the next run.
    func saveIndexes() { reading.saveIndexes() }

    /// A name that none of the sources has is a slip of the keyboard, and what follows from it would mislead.
    func refuseUnknownNames(in options: [(option: String, name: String)]) throws {
        let names = reading.sources.map(\.name) + reading.unwanted
        for (option, name) in options where !names.contains(where: { SourcePattern(name).matches($0) }) {
            let known = names.prefix(5).map { "\($0)".inert.onOneLine }.joined(separator: ", ")
            let more = names.count > 5 ? " and \(names.count - 5) more" : ""
            throw ValidationError(
                "\(option) \(name): no source is called so. "
                    + (names.isEmpty ? "There are none." : "The sources are \(known)\(more)."))
        }
    }

    /// Says what could not be read, and what was assumed, each assumption once for all sources it was made about; and
    /// what of the sources is shown once.
    func report(_ timeline: Timeline) {
        for (name, error) in reading.refusals {
            let isGarbled = error == .missing && name.contains("\u{FFFD}")
            let advice = isGarbled ? "; its name is not UTF-8, so name the folder it lies in" : ""
            say("refused: \(name): \(error)\(advice)")
        }
        var groups: [(finding: Finding, sources: [String])] = []
        for finding in reading.findings + timeline.sources.flatMap(\.findings).filter({ $0.kind == .overlap }) {
            if let index = groups.firstIndex(where: { $0.finding.message == finding.message }) {
                groups[index].sources.append(finding.source)
            } else {
                groups.append((finding, [finding.source]))
            }
        }
        for (finding, sources) in groups { say(sentence(for: finding, of: sources)) }
    }

    private func sentence(for finding: Finding, of sources: [String]) -> String {
        let line = sources.count == 1 ? finding.line.map { ":\($0)" } ?? "" : ""
        let others = sources.count > 1 ? " and \(sources.count - 1) more" : ""
        return "\(finding.weight.rawValue): \(sources[0])\(line)\(others): \(finding.message)"
    }
}
