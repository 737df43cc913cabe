/// What is wrong with a file that describes a format.
public struct FormatProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the file.
    public var file: String
    /// Where in it, such as `patterns[1], character 12`; nil where it is about the whole.
    public var place: String?
    /// What is wrong there.
    public var reason: String
    /// What to do about it.
    public var advice: String

    public init(file: String, place: String? = nil, reason: String, advice: String) {
        self.file = file
        self.place = place
        self.reason = reason
        self.advice = advice
    }

    public var description: String {
        let place = place.map { ", \($0)" } ?? ""
        return "\(file)\(place): \(reason). \(advice)"
    }
}
