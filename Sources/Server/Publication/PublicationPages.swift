import Debriefing
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage
import Timekeeping

/// The published debrief: a page for everyone in the organisation, and the same as one file of HTML or Markdown.
struct PublicationPages: Sendable {
    let frame: DebriefPage
    let journal: Journal

    func addRoutes(to readers: RouterGroup<ReaderContext>) {
        readers.get("publication", use: show)
        readers.get("publication/html") { request, context in
            try await file(request, context, "html", type: "text/html; charset=utf-8") { $0.page }
        }
        readers.get("publication/markdown") { request, context in
            try await file(request, context, "md", type: "text/markdown; charset=utf-8") { $0.markdown }
        }
    }

    func show(_ request: Request, _ context: ReaderContext) async throws -> Response {
        let report = try await report(context, clock: request.asked["times"].flatMap(WallClock.init))
        let state = context.participant.map { participant in
            Scene(
                context.debrief, audience: Audience(participant.role), templates: frame.pages.templates,
                workingDays: frame.pages.workingDays
            ).html(
                .publication)
        }
        let page = PublicationPage(
            article: report?.article, state: state, title: context.debrief.description.title,
            home: context.participant == nil ? nil : Route.debrief(context.debrief.id).path,
            htmlPath: Route.publication(context.debrief.id).path + "/html",
            markdownPath: Route.publication(context.debrief.id).path + "/markdown",
            live: context.participant == nil ? nil : Route.live(context.debrief.id).path,
            sequence: context.debrief.sequence, zone: context.debrief.description.zone,
            person: context.visitor.person.id.text)
        return frame.pages.page(
            "publication", title: context.debrief.description.title, page, for: context.visitor.person)
    }

    private func file(
        _ request: Request, _ context: ReaderContext, _ suffix: String, type: String, _ text: (Report) -> String
    ) async throws -> Response {
        guard let report = try await report(context) else { throw Refusal.notFound("publication") }
        let name = "debrief-\(context.debrief.id).\(suffix)"
        return Response(
            status: .ok, headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text(report))))
    }

    /// What readers see: the debrief as it was published, with remediations and follow-up as they stand now.
    private func report(_ context: ReaderContext, clock: WallClock? = nil) async throws -> Report? {
        guard let publication = context.debrief.publication else { return nil }
        let changes = try await journal.changes(of: context.debrief.id, limit: publication.sequence)
        let path = Route.publication(context.debrief.id).path
        return Report(
            of: Debrief(id: context.debrief.id, changes: changes), now: context.debrief, clock: clock,
            picture: { "\(path)/attachments/\($0)" })
    }
}

private struct PublicationPage {
    /// Rendered by us; nil while nothing is published.
    let article: String?
    let state: String?
    let title: String
    let home: String?
    let htmlPath: String
    let markdownPath: String
    let live: String?
    let sequence: Int
    let zone: String
    let person: String
}
