import Debriefing
import Foundation
import Hummingbird
import Publishing

/// Forms that name everything or everybody there is. On the pages they would be sent to all with every change; so each is a
/// page of its own, and a menu fetches it when it is opened.
struct MenuPages: Sendable {
    let frame: DebriefPage

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("milestones/:milestone", use: milestone)
        debriefs.get("arrivals/new", use: arrival)
        debriefs.get("participants/:person/attendance", use: attendance)
        debriefs.get("learnings/:learning/sorting", use: sorting)
        debriefs.get("ideas/:idea/merging", use: merging)
        debriefs.get("remediations/:remediation/edits", use: remediation)
    }

    func milestone(_ request: Request, _ context: DebriefContext) throws -> Response {
        guard let milestone = context.parameters.get("milestone").flatMap(Milestone.init) else {
            throw Refusal.notFound("point in time")
        }
        let form = MilestoneChoice(milestone, in: frame.scene(context))
        return try page(form.name, form, "milestone-form", request, context)
    }

    func arrival(_ request: Request, _ context: DebriefContext) throws -> Response {
        let scene = try leading(context)
        let absent = scene.debrief.absent.map { Choice(key: $0.person.text, name: $0.name, isSelected: false) }
        return try page(
            "Somebody is in the room without a device", Arrival(absent: absent, path: scene.path("arrivals")),
            "arrival-form", request, context)
    }

    func attendance(_ request: Request, _ context: DebriefContext) throws -> Response {
        let scene = try leading(context)
        let id: PersonID? = name("person", context)
        guard let participant = id.flatMap(context.debrief.participant) else { throw Refusal.notFound("person") }
        return try page(
            participant.name, AttendanceForms(participant, in: scene), "attendance-forms", request, context)
    }

    func sorting(_ request: Request, _ context: DebriefContext) throws -> Response {
        let id: LearningID? = name("learning", context)
        guard let learning = context.debrief.learnings.first(where: { $0.id == id }) else {
            throw Refusal.notFound("learning")
        }
        let forms = CardSorting(learning, in: frame.scene(context))
        return try page("Sort “\(learning.text.firstWords)”", forms, "learning-sorting", request, context)
    }

    func merging(_ request: Request, _ context: DebriefContext) throws -> Response {
        let id: IdeaID? = name("idea", context)
        guard context.debrief.ideasAreOpen, let idea = context.debrief.ideas.first(where: { $0.id == id }) else {
            throw Refusal.notFound("idea")
        }
        let form = IdeaMerging(idea, in: frame.scene(context))
        return try page("Merge “\(idea.text.firstWords)”", form, "idea-merging", request, context)
    }

    func remediation(_ request: Request, _ context: DebriefContext) throws -> Response {
        let id: RemediationID? = name("remediation", context)
        guard let remediation = context.debrief.remediations.first(where: { $0.id == id }) else {
            throw Refusal.notFound("remediation")
        }
        let form = frame.scene(context).form(remediation)
        return try page("Change a remediation", form, "remediation-change", request, context)
    }

    private func page(
        _ title: String, _ form: Any, _ template: String, _ request: Request, _ context: DebriefContext
    ) throws -> Response {
        let scene = frame.scene(context)
        guard scene.contributes else { throw Refusal.observersRead }
        guard scene.mayChange else {
            throw Refusal.notNow(context.debrief.stage, "Open the follow-up again to change something.")
        }
        let (templates, then) = (frame.pages.templates, request.cameFrom(in: context.debrief.id))
        let forms = templates.render(MenuForms(words: form, then: then), with: template)
        let page = MenuPage(title: title, forms: forms, then: then)
        return frame.response(.workshop, title: title, main: templates.render(page, with: "menu-page"), context)
    }

    private func leading(_ context: DebriefContext) throws -> Scene {
        let scene = frame.scene(context)
        guard scene.leads else {
            throw Refusal.notAllowed("Only the owner and the facilitators can do that. Ask one of them.")
        }
        return scene
    }

    private func name<Thing>(_ parameter: String, _ context: DebriefContext) -> Identifier<Thing>? {
        context.parameters.get(parameter).flatMap(Identifier<Thing>.init)
    }
}

private struct MenuPage {
    let title: String
    /// Rendered by us.
    let forms: String
    /// Where one goes back to.
    let then: String
}

private struct MenuForms {
    let words: Any
    /// Where each of them goes on to.
    let then: String
}

private struct Arrival {
    let absent: [Choice]
    let path: String
}

extension Request {
    /// The page of the debrief from which somebody came; that of the debrief if it was none.
    fileprivate func cameFrom(in debrief: DebriefID) -> String {
        let home = Route.debrief(debrief).path
        guard let from = headers[.referer].flatMap({ URL(string: $0)?.path() }), from.hasPrefix(home + "/"),
            from.isPathHere, !from.contains("/.."), from != uri.path
        else { return home }
        return from
    }
}
