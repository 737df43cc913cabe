import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// The timeline as a picture and a list, and the forms for one entry.
struct TimelinePages: Sendable {
    let frame: DebriefPage
    let shelf: EvidenceShelf

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("timeline") { _, context in
            let page = TimelinePage(timeline: frame.scene(context).timelineHTML)
            return frame.response(.timeline, main: frame.pages.templates.render(page, with: "timeline-page"), context)
        }
        debriefs.get("timeline/picture") { request, context in
            frame.pages.fragment(frame.scene(context).pictureHTML(beside: request.asked["alone"] == nil))
        }
        debriefs.get("entries/new", use: new)
        debriefs.get("entries/:entry", use: edit)
    }

    func new(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let cite = request.asked["cite"]
        let event = try await cite.asyncMap { try await shelf.merged(context.debrief).event(at: $0) } ?? nil
        if cite != nil, event == nil { throw Refusal.notFound("line in the evidence") }
        return form(EntryPage(new: event, cite: cite, in: context.debrief), context)
    }

    func edit(_ request: Request, _ context: DebriefContext) throws -> Response {
        guard let id = context.parameters.get("entry").flatMap(EntryID.init), let entry = context.debrief.timeline[id]
        else {
            throw Refusal.notFound("entry")
        }
        return form(EntryPage(entry, in: context.debrief), context)
    }

    private func form(_ page: EntryPage, _ context: DebriefContext) -> Response {
        frame.response(.timeline, main: frame.pages.templates.render(page, with: "entry-page"), context)
    }
}

extension Optional {
    fileprivate func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}

private struct TimelinePage {
    let timeline: String
}
