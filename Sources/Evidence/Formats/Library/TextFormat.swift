public import Foundation

/// A text format as a file describes it: how its lines look, what their parts mean, and samples of it.
///
/// `docs/formats.md` tells how to write such a file.
public struct TextFormat: Sendable {
    /// The name that entries of this format bear, such as `nginx-error`.
    public let name: String
    /// What writes it, in a few words.
    public let description: String
    /// The name of the file that describes it.
    public let file: String
    /// How its lines look, as the file writes it.
    public let patterns: [String]
    public let samples: [Sample]

    /// Lines of the format, and what they become.
    public struct Sample: Sendable, Hashable, Codable {
        /// The lines, without their ends.
        public var lines: [String]
        public var entries: [Entry]

        /// What one entry says. What is left out is to be absent.
        public struct Entry: Sendable, Hashable, Codable {
            /// The instant, as in `2026-03-01T12:00:00.5Z`.
            public var time: String
            public var actor: String?
            public var kind: String?
            public var severity: Severity?
            public var text: String
        }
    }

    /// What the recogniser works with.
    let lineFormat: LineFormat

    /// Reads the description of a format.
    ///
    /// - Parameter file: the name of the file that `json` is from, for errors.
    public init(json: Data, file: String) throws(FormatProblem) {
        let description = try FormatFile(json: json, file: file)
        self.init(description, lineFormat: try FormatCompiler(file: file, description: description).lineFormat)
    }

    private init(_ description: FormatFile, lineFormat: LineFormat) {
        name = description.name
        self.description = description.description
        file = description.file
        patterns = description.patterns
        samples = description.samples
        self.lineFormat = lineFormat
    }
}
