import Debriefing
import Timekeeping

extension Identifier: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(text)! }
}

extension Instant: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rfc3339: text)! }
}

extension EntryContent {
    /// An entry of nobody in particular, at no known time unless one is given.
    init(_ text: String, at moment: Moment = .unknown) {
        self.init(moment: moment, lane: Lane(kind: .team, name: "Ops"), kind: .observed, text: text)
    }
}
