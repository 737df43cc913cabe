import Debriefing
import Evidence
import Hummingbird
import Publishing
import Timekeeping

/// What evidence suggests for the timeline, beside it: each with the line that shows it, and without a cause.
struct CandidatePages: Sendable {
    let frame: DebriefPage
    let candidates: Candidates

    /// So many are shown at once; the rest follows when these are gone.
    private static let most = 100

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("candidates", use: show)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let scene = frame.scene(context)
        let waiting = try await candidates.waiting(in: context.debrief)
        let page = CandidatesPage(
            rows: CandidateRow.parted(waiting.prefix(CandidatePages.most).map { CandidateRow($0, scene) }),
            count: waiting.count.counted("candidate waits", "candidates wait"),
            more: waiting.count > CandidatePages.most ? CandidatePages.most : nil, mayChange: scene.mayChange,
            hasEvidence: !context.debrief.sources.isEmpty, timelinePath: Route.timeline(context.debrief.id).path,
            evidencePath: Route.evidence(context.debrief.id).path)
        return frame.response(
            .timeline, title: "Candidates", main: frame.pages.templates.render(page, with: "candidates"), context)
    }
}

private struct CandidatesPage {
    let rows: [CandidateRow]
    let count: String
    let more: Int?
    let mayChange: Bool
    let hasEvidence: Bool
    let timelinePath: String
    let evidencePath: String
}

/// One candidate in words, and the entry that it would be.
private struct CandidateRow {
    let id: String
    /// As HTML.
    let time: String
    let stands: String
    /// The day that begins with it, in a list of several days.
    var newDay: String?
    let day: String
    let kind: String
    let text: String
    let place: String
    let quote: String
    let path: String
    let cite: String
    let typedTime: String
    let lane: String
    let laneKind: String
    let acceptPath: String
    let dismissPath: String

    /// With each day over its first row, where there are several.
    static func parted(_ rows: [CandidateRow]) -> [CandidateRow] {
        guard Set(rows.map(\.day)).count > 1 else { return rows }
        return rows.indices.map { index in
            var row = rows[index]
            row.newDay = index > 0 && rows[index - 1].day == row.day ? nil : row.day
            return row
        }
    }

    init(_ found: Candidates.Found, _ scene: Scene) {
        let (citation, at) = (found.citation, found.citation.at ?? Instant(nanoseconds: 0))
        let line = scene.row(citation)
        id = found.id.text
        (time, stands) = (scene.words.element(at, .second), at.rfc3339(decimals: 0))
        day = scene.words.day(at)
        kind = found.kind.words
        text = String(found.text.visible.prefix(2000))
        (place, quote, path) = (line.place, citation.quote.visible, line.path)
        cite = EvidenceShelf.place(of: citation)
        typedTime = TypedMoment(scene.debrief).write(.exact(at, .second))
        let source = citation.part.split(separator: "/").last.map(String.init) ?? citation.part
        let speaker = found.kind.isOfRate ? nil : found.actor
        lane = String((speaker ?? source).prefix(80))
        laneKind = (found.kind == .mention ? Lane.Kind.person : .system).rawValue
        acceptPath = scene.path("entries")
        dismissPath = scene.path("candidates/dismissals")
    }
}

extension Suggestion.Kind {
    fileprivate var words: String {
        switch self {
        case .onset: "more than usual begins"
        case .ending: "more than usual ends"
        case .silence: "silence"
        case .deploy: "deploy"
        case .alert: "alert"
        case .mention: "first mention"
        }
    }

    /// It is told by how much a source writes, and not by what one line says.
    fileprivate var isOfRate: Bool { [.onset, .ending, .silence].contains(self) }
}

/// Lets a candidate go, for everybody.
struct CandidateDismissalForm: CommandForm {
    let candidate: CandidateID

    func command(in place: FormPlace) -> Command { .dismissCandidate(candidate) }
}
