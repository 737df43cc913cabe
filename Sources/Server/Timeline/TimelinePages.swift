import Debriefing
import Evidence
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The timeline as a picture and a list, and the forms for one entry.
struct TimelinePages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf
    let marginNotes: MarginNotes
    let pictures: Pictures

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("timeline") { request, context in
            let scene = await frame.board(request, context, shelf)
            let page = TimelinePage(
                timeline: scene.timelineHTML, thenPath: Route.then(context.debrief.id).path,
                candidatesPath: Route.candidates(context.debrief.id).path,
                listsPath: Route.lists(context.debrief.id).path,
                marginPath: Route.margin(context.debrief.id).path)
            return frame.response(.timeline, main: frame.pages.templates.render(page, with: "timeline-page"), context)
        }
        debriefs.get("timeline/picture") { request, context in
            frame.pages.fragment(await picture(request, context))
        }
        debriefs.get("undos") { _, context in frame.pages.fragment(frame.scene(context).undoHTML) }
        debriefs.get("entries/new", use: new)
        debriefs.get("entries/:entry", use: edit)
    }

    /// The same for all who may see the same, so that it is drawn once.
    private func picture(_ request: Request, _ context: DebriefContext) async -> String {
        let (debrief, audience, asked) = (context.debrief, context.audience, request.asked)
        let series = request.asked(each: "series")
        let key = Pictures.Key(
            debrief: debrief.id, sequence: debrief.sequence, audience: audience, query: request.uri.query ?? "")
        return await pictures.html(key) {
            let scene = frame.scene(of: debrief, for: audience)
            guard asked["alone"] == nil else { return scene.shown(asked).pictureHTML(beside: false) }
            return await frame.board(scene, asked, series: series, shelf).pictureHTML
        }
    }

    func new(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let (cite, event) = try await cited(request, context)
        return form(EntryPage(new: event, cite: cite, in: context.debrief, offering: frame.pages.vocabulary()), context)
    }

    func edit(_ request: Request, _ context: DebriefContext) async throws -> Response {
        guard let id = context.parameters.get("entry").flatMap(EntryID.init), let entry = context.debrief.timeline[id]
        else {
            throw Refusal.notFound("entry")
        }
        let (cite, event) = try await cited(request, context)
        var page = EntryPage(entry, cite: cite, event, in: context.debrief, offering: frame.pages.vocabulary())
        page.margin = try await margin(of: id, context)
        page.attachments = frame.pages.templates.render(
            AttachmentPanel(at: entry, frame.scene(context), for: context.person.id), with: "attachments")
        return form(page, context)
    }

    /// What this person may read beside the entry.
    private func margin(of entry: EntryID, _ context: DebriefContext) async throws -> String {
        let margin = try await Margin.read(marginNotes, context)
        return frame.pages.templates.render(
            MarginPanel(margin, at: entry, frame.scene(context), for: context.person.id), with: "margin")
    }

    /// The line of evidence that the form is to cite, if the address names one.
    private func cited(_ request: Request, _ context: DebriefContext) async throws -> (String?, Event?) {
        guard let cite = request.asked["cite"] else { return (nil, nil) }
        guard let event = try await shelf.merged(context.debrief).event(at: cite) else {
            throw Refusal.notFound("line in the evidence")
        }
        return (cite, event)
    }

    private func form(_ page: EntryPage, _ context: DebriefContext) -> Response {
        frame.response(.timeline, main: frame.pages.templates.render(page, with: "entry-page"), context)
    }
}

private struct TimelinePage {
    let timeline: String
    let thenPath: String
    let candidatesPath: String
    let listsPath: String
    let marginPath: String
}
