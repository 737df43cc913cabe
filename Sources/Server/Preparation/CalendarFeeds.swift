import Debriefing
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// A secret address for each person, at which their calendar finds the meetings of their debriefs, and what they
/// promised until when.
struct CalendarFeeds: Sendable {
    let store: Store
    let rooms: Rooms
    let settings: Settings
    let handOuts: HandOuts
    let now: @Sendable () -> Instant

    func addRoutes(to router: Router<VisitContext>, _ people: RouterGroup<PersonContext>) {
        router.get("/calendars/:secret", use: show)
        people.post("/account/calendars", use: create)
        people.post("/account/calendars/revocations", use: revoke)
    }

    /// Whoever has the address reads it, without signing in: calendars cannot.
    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let name = context.parameters.get("secret") ?? ""
        let secret = Secret(presented: name.hasSuffix(".ics") ? String(name.dropLast(4)) : name)
        guard let id = try await store.passes.find(secret, .feed, at: now())?.person else { throw DoorRefusal.notHere }
        let mine = try await rooms.debriefs().filter { $0.participant(id) != nil }
        let address = settings.address(request)
        let events = mine.flatMap { debrief -> [CalendarEvent] in
            let link = address + Route.debrief(debrief.id).path
            let meeting = debrief.calendarMeeting(at: now(), address: link)
            let list = address + Route.followUp(debrief.id).path
            let isMember = debrief.group?.members.contains(id) ?? false
            let group = [
                debrief.calendarSoakEnd(at: now(), address: list), debrief.calendarFollowUp(at: now(), address: link),
            ]
            return ([meeting] + (isMember ? group : [])).compactMap { $0 }
                + debrief.calendarDues(of: id, at: now(), address: list)
        }
        return .calendar(CalendarFile(.publish, name: "Debriefs", events), named: "debriefs.ics")
    }

    /// Makes an address anew; the one before ends.
    func create(_ request: Request, _ context: PersonContext) async throws -> Response {
        try await end(context.person.id)
        let secret = try await store.passes.issue(.feed(for: context.person.id), by: context.person.id, at: now())
        let page = HandOutPage(
            address: settings.address(request) + Route.calendar(secret.text).path,
            words:
                "Your calendar finds your meetings, follow-ups and what you are to do until when at this address. Whoever has it sees them, too; make it anew, or end it, on the page about you.",
            back: Route.account.path)
        handOuts.keep(page, for: context.visitor.pass, at: now())
        return .seeOther(.handOut)
    }

    func revoke(_ request: Request, _ context: PersonContext) async throws -> Response {
        try await end(context.person.id)
        return .seeOther(.account)
    }

    private func end(_ person: PersonID) async throws {
        for pass in try await store.passes.all(of: person, .feed, at: now()) {
            try await store.passes.end(pass.id, of: person, at: now())
        }
    }
}
