import Debriefing
import Hummingbird
import Publishing
import Timekeeping

extension Uploads {
    /// Says of each file what became of it. Where all were taken the page goes on, and where none was it is a refusal.
    func tell(_ request: Request, _ context: DebriefContext, _ results: [Result]) throws -> Response {
        let refusals = results.compactMap(\.refusal)
        let changes = results.flatMap(\.changes)
        if let first = refusals.first, refusals.count == results.count {
            throw results.count == 1 ? first : Refusal.invalid(results.map(\.sentence).joined(separator: " "))
        }
        if refusals.isEmpty {
            return try answer(request, context, changes, next: Route.evidence(context.debrief.id).path)
        }
        guard !request.wantsJSON else {
            let shown = changes.map { $0.shown(in: context.debrief) }
            return try .json(Imported(changes: shown, refused: refused(results)), status: .created)
        }
        let page = ImportedPage(
            taken: results.filter { $0.refusal == nil }.map(\.name), refused: refused(results),
            path: Route.evidence(context.debrief.id).path)
        return frame.response(.evidence, main: frame.pages.templates.render(page, with: "imported"), context)
    }

    private func refused(_ results: [Result]) -> [Refused] {
        results.compactMap { result in result.refusal.map { Refused(name: result.name, detail: $0.sentence) } }
    }
}

extension Uploads.Result {
    fileprivate var sentence: String { "“\(name)”: \(refusal?.sentence ?? "")" }
}

private struct Refused: Encodable {
    let name: String
    let detail: String
}

private struct Imported: Encodable {
    let changes: [ShownChange]
    let refused: [Refused]
}

private struct ImportedPage {
    let taken: [String]
    let refused: [Refused]
    let path: String
}
