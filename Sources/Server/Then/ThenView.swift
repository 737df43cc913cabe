import Debriefing
import Publishing
import Timekeeping

/// What the address of the page asks for: a point of the event, and whose eyes.
struct ThenView {
    let reveal: Reveal
    let debrief: Debrief
    private(set) var point: Point?
    /// What had happened by then.
    let known: [Reveal.Known]
    let insider: Insider?
    /// Those one can look through, as far as one knows of them by then.
    let insiders: [Insider]
    /// The time as it was typed, and why it cannot be read.
    private(set) var typed: String
    private(set) var problem: String?

    init(_ asked: [String: String], in debrief: Debrief) {
        self.debrief = debrief
        reveal = Reveal(debrief.timeline)
        typed = asked["at"] ?? ""
        do throws(Refusal) { point = try ThenView.point(typed, in: debrief) ?? reveal.first } catch {
            (point, problem) = (reveal.first, error.sentence)
        }
        known = point.map(reveal.known) ?? []
        let known = known
        let wanted = asked["person"] ?? ""
        insiders = debrief.insiders(known)
        insider = wanted.isEmpty ? nil : insiders.first { $0.name == wanted }
        if problem == nil { typed = point.map { text(of: $0) } ?? "" }
    }

    /// The page at a point, through the same eyes.
    func path(_ point: Point) -> String { path([("at", text(of: point))]) }

    /// The page one step on, in words that tell nothing of what comes then.
    func path(step: String) -> String { path([("at", typed), ("step", step)]) }

    private func path(_ words: [(String, String)]) -> String {
        let all = words + (insider.map { [("person", $0.name)] } ?? [])
        return Route.then(debrief.id).path + "?"
            + all.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    private func text(of point: Point) -> String {
        TypedMoment(debrief).write(.exact(point.at, point.precision))
    }

    private static func point(_ text: String, in debrief: Debrief) throws(Refusal) -> Point? {
        switch try TypedMoment(debrief).read(text) {
        case .exact(let at, let precision), .about(let at, let precision), .between(_, let at, let precision):
            Point(at: at, precision: precision)
        case .before, .after, .unknown: nil
        }
    }
}
