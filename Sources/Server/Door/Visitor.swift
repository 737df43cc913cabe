import Debriefing
import Hummingbird
import NIOCore
import Storage

/// Somebody who showed a valid pass.
struct Visitor: Sendable {
    let person: Person
    let pass: Pass
}

/// A request from anybody.
struct VisitContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// Who it is, if they are signed in; set by ``Recognition``.
    var visitor: Visitor?
    /// Their place in the debrief that the address names; set by ``Seating``.
    var seat: Seat?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Where the request comes from, as far as the connection tells.
    var address: String { channel.remoteAddress?.ipAddress ?? "unknown" }
}

/// A request from somebody who is signed in. No route below it can be reached without.
struct PersonContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: VisitContext
    let visitor: Visitor

    init(context: VisitContext) throws {
        guard let visitor = context.visitor else { throw DoorRefusal.signInNeeded }
        coreContext = context.coreContext
        visit = context
        self.visitor = visitor
    }

    var person: Person { visitor.person }
}

/// A request from a member of the organisation: a guest has their one debrief and nothing else.
struct MemberContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: VisitContext
    let visitor: Visitor

    init(context: VisitContext) throws {
        let person = try PersonContext(context: context)
        guard person.person.isMember else { throw DoorRefusal.membersOnly }
        coreContext = context.coreContext
        visit = context
        visitor = person.visitor
    }

    var person: Person { visitor.person }
}

/// Somebody's place in one debrief.
struct Seat: Sendable {
    let room: Room
    let debrief: Debrief
    /// Nil for somebody who may read what is published and nothing else.
    let participant: Participant?
}

/// A request from somebody who takes part in the debrief that the address names.
struct DebriefContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: VisitContext
    let visitor: Visitor
    let room: Room
    /// The state at the start of the request.
    let debrief: Debrief
    let participant: Participant

    init(context: VisitContext) throws {
        let person = try PersonContext(context: context)
        guard let seat = context.seat, let participant = seat.participant else { throw Refusal.notFound("debrief") }
        coreContext = context.coreContext
        visit = context
        visitor = person.visitor
        room = seat.room
        debrief = seat.debrief
        self.participant = participant
    }

    var person: Person { visitor.person }
    var audience: Audience { Audience(participant.role) }
    var channel: any Channel { visit.channel }
}

/// A request from somebody who may read the published debrief that the address names: everyone in the organisation
/// unless it is restricted, and whoever takes part in it.
struct ReaderContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visitor: Visitor
    let room: Room
    let debrief: Debrief
    let participant: Participant?

    init(context: VisitContext) throws {
        let person = try PersonContext(context: context)
        guard let seat = context.seat,
            seat.participant != nil || (seat.debrief.isOpenToAll && person.person.isMember)
        else { throw Refusal.notFound("debrief") }
        coreContext = context.coreContext
        visitor = person.visitor
        room = seat.room
        debrief = seat.debrief
        participant = seat.participant
    }
}
