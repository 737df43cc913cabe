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
        lineSamples + jsonSamples + platformSamples + tableSamples + chatSamples + ircSamples + alertSamples
        + changeSamples
}
