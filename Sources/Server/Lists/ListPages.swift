import Debriefing
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage
import Timekeeping

/// The timeline as a list: written in the form that somebody needs, and read in.
struct ListPages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf
    let now: @Sendable () -> Instant

    private enum Form: String {
        case csv, jsonl, md, svg

        var type: String {
            switch self {
            case .csv: "text/csv; charset=utf-8"
            case .jsonl: "application/jsonl; charset=utf-8"
            case .md: "text/markdown; charset=utf-8"
            case .svg: "image/svg+xml"
            }
        }
    }

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("timeline/lists") { _, context in page(context, nil) }
        debriefs.get("timeline/lists/:form", use: write)
        debriefs.post("timeline/lists/previews", use: preview)
    }

    /// Shows what a list would become, and adds nothing.
    func preview(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let scene = frame.scene(context)
        guard scene.mayChange else {
            throw Refusal.notAllowed("Those who take part add to the timeline. Ask a facilitator for another role.")
        }
        var text = ""
        do {
            text = try await SentList(request).text
            let place = FormPlace(
                debrief: context.debrief, person: context.person.id, now: now(), parameters: context.parameters,
                shelf: shelf, vocabulary: frame.pages.vocabulary())
            let entries = try await EntryListForm(id: nil, text: text).entries(in: place)
            return page(context, ListPreview(text, entries, scene))
        } catch let refusal as Refusal {
            var response = page(context, ListPreview(text, problem: refusal.sentence))
            response.status = .unprocessableContent
            return response
        }
    }

    private func page(_ context: DebriefContext, _ preview: ListPreview?) -> Response {
        let scene = frame.scene(context)
        let page = ListsPage(
            path: scene.path("timeline/lists"), mayChange: scene.mayChange, newName: scene.newName,
            then: Route.timeline(context.debrief.id).path,
            columns: ListedEntry.Column.allCases.map(\.rawValue).joined(separator: ", "), preview: preview,
            zone: context.debrief.description.zone)
        return frame.response(
            .timeline, title: "Lists", main: frame.pages.templates.render(page, with: "lists"), context)
    }

    func write(_ request: Request, _ context: DebriefContext) throws -> Response {
        guard let form = context.parameters.get("form").flatMap(Form.init) else {
            throw Refusal.notFound("form of list")
        }
        let (debrief, scene) = (context.debrief, frame.scene(context))
        let typed = TypedMoment(debrief)
        let entries = scene.entries.map { ListedEntry($0, typed) }
        let text =
            switch form {
            case .csv: EntryList.csv(entries)
            case .jsonl: try EntryList.json(entries)
            case .md: EntryList.markdown(entries)
            case .svg: TimelinePicture.file(of: debrief, clock: scene.words.clock)
            }
        let name = "timeline-\(debrief.id).\(form.rawValue)"
        return Response(
            status: .ok,
            headers: [.contentType: form.type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

private struct ListsPage {
    let path: String
    let mayChange: Bool
    let newName: NewName
    let then: String
    let columns: String
    let preview: ListPreview?
    let zone: String
}
