import Evidence
import Testing

/// A line or two of a format, and what they should become.
struct FormatSample: Sendable, CustomTestStringConvertible {
    var format: String
    var name = "sample.log"
    var text: String
    var expected: [Expected]

    struct Expected: Sendable, Equatable {
        var time: String
        var actor: String?
        var kind: String?
        var severity: Severity?
        var text: String
        var zone = ZoneKnowledge.written
    }

    var testDescription: String { format }
}

extension FormatSample {
    static let all =
        lineSamples + jsonSamples + jsonMakes + platformSamples + tableSamples + chatSamples + ircSamples + alertSamples
        + changeSamples

    /// The samples of the formats that are files, for tests that do not look at what they become.
    static let ofFiles = FormatLibrary.builtIn.formats.flatMap { format in
        format.samples.map { sample in
            FormatSample(
                format: format.name, text: sample.lines.joined(separator: "\n"),
                expected: sample.entries.map { Expected(time: $0.time, text: $0.text) })
        }
    }
}
