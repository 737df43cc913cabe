import Foundation

/// The members of a file that describes a format.
struct FormatFile: Decodable {
    var name: String
    var description: String
    var patterns: [String]
    /// Patterns that take a line apart, but do not recognise it, since lines of other formats look like it too.
    var loose: [String]
    /// Patterns of the further lines of an entry, in any order.
    var lines: [String]
    var severity: [String: String]
    /// What an entry says where its pattern names nothing: text with the names of other fields in angle brackets.
    var otherwise: [String: String]
    var zone: String?
    var samples: [TextFormat.Sample]
    /// The name of the file.
    var file = ""

    private enum Key: String, CodingKey, CaseIterable {
        case name, description, patterns, loose, lines, severity, otherwise, zone, samples
    }

    init(json: Data, file: String) throws(FormatProblem) {
        do {
            self = try JSONDecoder().decode(FormatFile.self, from: json)
        } catch let error as DecodingError {
            throw FormatProblem(error, json: json, file: file)
        } catch {
            throw FormatProblem(file: file, reason: "it cannot be read", advice: "Write it as JSON")
        }
        self.file = file
        try check()
    }

    init(from decoder: any Decoder) throws {
        try FormatFile.refuseOtherKeys(decoder)
        let members = try decoder.container(keyedBy: Key.self)
        name = try members.decode(String.self, forKey: .name)
        description = try members.decode(String.self, forKey: .description)
        patterns = try members.decode([String].self, forKey: .patterns)
        loose = try members.decodeIfPresent([String].self, forKey: .loose) ?? []
        lines = try members.decodeIfPresent([String].self, forKey: .lines) ?? []
        severity = try members.decodeIfPresent([String: String].self, forKey: .severity) ?? [:]
        otherwise = try members.decodeIfPresent([String: String].self, forKey: .otherwise) ?? [:]
        zone = try members.decodeIfPresent(String.self, forKey: .zone)
        samples = try members.decode([TextFormat.Sample].self, forKey: .samples)
    }

    /// A misspelt member would be passed over in silence otherwise.
    private static func refuseOtherKeys(_ decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: AnyKey.self)
        guard let other = members.allKeys.first(where: { Key(rawValue: $0.stringValue) == nil }) else { return }
        let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
        throw DecodingError.dataCorruptedError(
            forKey: other, in: members,
            debugDescription: "a format has no member of that name. Write one of: \(known)")
    }

    private func check() throws(FormatProblem) {
        let isPlain = name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        guard !name.isEmpty, isPlain else {
            throw FormatProblem(
                file: file, place: "name", reason: "“\(name)” is no name for a format",
                advice: "Write letters, digits, - and _, as in shop-payments")
        }
        guard !patterns.isEmpty else {
            throw FormatProblem(
                file: file, place: "patterns", reason: "no pattern says how a line looks",
                advice: "Write at least one, such as \"<time> <severity:level> <text>\"")
        }
        guard samples.contains(where: { !$0.entries.isEmpty }) else {
            throw FormatProblem(
                file: file, place: "samples", reason: "no sample shows what its lines become",
                advice: "Add a few real lines, with names and addresses made up, and the entries they are to become")
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension FormatProblem {
    fileprivate init(_ error: DecodingError, json: Data, file: String) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(
                file: file, place: FormatProblem.place(context.codingPath),
                reason: "“\(key.stringValue)” is missing", advice: "Add it; docs/formats.md tells what it is for")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self.init(
                file: file, place: FormatProblem.place(context.codingPath), reason: "something else was expected here",
                advice: "Write \(FormatProblem.words(for: type))")
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            let (place, reason) = FormatProblem.syntaxError(of: json)
            self.init(
                file: file, place: place, reason: "it is no JSON: \(reason)",
                advice: "Correct it there; a comma too many or too few is the usual reason")
        case .dataCorrupted(let context):
            let (reason, advice) = FormatProblem.split(context.debugDescription)
            self.init(
                file: file, place: FormatProblem.place(context.codingPath), reason: reason,
                advice: advice ?? "Correct it there; docs/formats.md tells what it may be")
        @unknown default:
            self.init(file: file, reason: "it cannot be read", advice: "Write it as JSON")
        }
    }

    /// Foundation's decoder does not say where; its older parser does, at the end of a sentence.
    private static func syntaxError(of json: Data) -> (place: String?, reason: String) {
        var text = "Unreadable"
        do {
            _ = try JSONSerialization.jsonObject(with: json)
        } catch {
            text = (error as NSError).userInfo["NSDebugDescription"] as? String ?? text
        }
        let parts = text.split(separator: " around character ").map(String.init)
        guard parts.count == 2, let offset = Int(parts[1].filter(\.isNumber)) else {
            return (nil, split(text).reason)
        }
        let before = json.prefix(offset)
        let column = before.count - (before.lastIndex(of: .newline).map { $0 + 1 } ?? 0)
        return ("line \(before.count { $0 == .newline } + 1), character \(column + 1)", parts[0])
    }

    private static func split(_ text: String) -> (reason: String, advice: String?) {
        let parts = text.split(separator: ". ", maxSplits: 1).map(String.init)
        let reason = parts[0].hasSuffix(".") ? String(parts[0].dropLast()) : parts[0]
        return (reason, parts.count > 1 ? parts[1] : nil)
    }

    /// `samples[1].entries[1].severity`, counted from 1 as people do.
    private static func place(_ path: [any CodingKey]) -> String? {
        guard !path.isEmpty else { return nil }
        return path.reduce("") { text, key in
            if let index = key.intValue { return "\(text)[\(index + 1)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
    }

    private static func words(for type: Any.Type) -> String {
        if type == String.self { return "a text in double quotes" }
        if type is any Collection.Type { return "[…] around a list, {…} around names with values" }
        return "what docs/formats.md shows there"
    }
}
