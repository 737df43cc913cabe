import Evidence
import Foundation

/// The sources under the paths of one command, and what is to be said about them on standard error.
struct CollectedSources {
    private(set) var sources: [Source] = []
    private var findings: [Finding] = []
    private var refusals: [String] = []

    /// Reads one path after the other; `-` is standard input. A path that cannot be read does not keep the others from it.
    init(_ paths: [String], options: ReadingOptions) {
        for path in paths {
            do throws(ReadingError) {
                let reading =
                    path == "-"
                    ? try Reading(ofDescriptor: STDIN_FILENO, named: "standard input", options: options)
                    : try Reading(of: URL(filePath: path), named: CollectedSources.name(path), options: options)
                sources += reading.sources
                findings += reading.findings
            } catch {
                refusals.append("\(path): \(error)")
            }
        }
    }

    /// Whether some of what was named could not be read.
    var isIncomplete: Bool { !refusals.isEmpty || findings.contains { $0.kind == .skipped } }

    private static func name(_ path: String) -> String {
        path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    }

    /// Says what could not be read, and what was assumed, each assumption once for all sources it was made about.
    func report() {
        for refusal in refusals { say("refused: \(refusal)") }
        var groups: [(finding: Finding, sources: [String])] = []
        for finding in findings {
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

    private func say(_ text: String) {
        FileHandle.standardError.write(Data("debrief: \(text.inert.onOneLine)\n".utf8))
    }
}

/// Standard output in large blocks. Once nobody reads it any more, writing does nothing.
struct StandardOutput {
    private static let blockSize = 1 << 18
    private var buffer: [UInt8] = []
    private(set) var isClosed = false

    mutating func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= StandardOutput.blockSize { flush() }
    }

    mutating func flush() {
        var rest = buffer[...]
        while !rest.isEmpty, !isClosed {
            let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written > 0 { rest = rest.dropFirst(written) } else { isClosed = errno != EINTR }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
