import HTTPTypes
import Hummingbird
import Testing

@testable import Server

/// Who may come through a door.
enum Door: Sendable {
    /// Anybody, signed in or not.
    case anybody
    /// Whoever is signed in.
    case people
    /// Members of the organisation.
    case members
    /// The owner of the installation.
    case owner
    /// Whoever takes part in the debrief.
    case seats
    /// Whoever may add to the debrief.
    case contributors
    /// Whoever leads the debrief.
    case leaders
    /// Whoever has something of their own there, as nobody in the samples does.
    case oneself
    /// Whoever tells in an interview.
    case teller
    /// Whoever asks in an interview.
    case asker
    /// Whoever may listen to the recording of an interview.
    case listeners
    /// The small group.
    case group
    /// Whoever may read the debrief once it is published.
    case readers
    /// Whoever has a secret that nobody in the table has.
    case closedToAll
    /// Nobody at all: what is behind it is there for samples only.
    case closed
}

/// What somebody meets at a door.
enum Welcome: Equatable, Sendable {
    /// Let in; whether the request made sense is another question.
    case isIn
    /// Told that this is not for them.
    case refused
    /// Told that there is nothing.
    case hidden
    case askedToSignIn

    init(_ answer: Reply) {
        switch answer.status {
        case 401: self = .askedToSignIn
        case 303 where answer.place?.hasPrefix("/sign-in?") == true: self = .askedToSignIn
        case 403: self = .refused
        case 404: self = .hidden
        default: self = .isIn
        }
    }
}

extension Door {
    func welcome(_ who: Who) -> Welcome {
        if self == .anybody { return .isIn }
        if self == .closedToAll { return .hidden }
        if who == .nobody { return .askedToSignIn }
        switch self {
        case .anybody, .closedToAll, .people: return .isIn
        case .members: return who == .hal || who == .gus ? .refused : .isIn
        case .owner: return who == .alice ? .isIn : .refused
        case .readers: return who == .hal ? .hidden : .isIn
        case .teller: return who == .gus ? .isIn : who == .alice ? .refused : .hidden
        case .asker: return who == .alice ? .isIn : who == .gus ? .refused : .hidden
        case .listeners: return who == .alice || who == .gus ? .isIn : .hidden
        case .seats, .contributors, .leaders, .oneself, .group, .closed:
            guard who != .dan, who != .hal, self != .oneself || who == .carol else { return .hidden }
            return isOpen(to: who) ? .isIn : .refused
        }
    }

    private func isOpen(to who: Who) -> Bool {
        switch self {
        case .contributors: who != .carol
        case .leaders: who == .alice
        case .group: who == .bob
        case .oneself: false
        case .closed: false
        default: true
        }
    }
}

/// One address of the house, with a request that makes sense there.
struct Place: Sendable, CustomTestStringConvertible {
    let method: HTTPRequest.Method
    let path: String
    let door: Door
    let body: String

    var testDescription: String { "\(method) \(path)" }

    private init(_ method: HTTPRequest.Method, _ path: String, _ door: Door, _ body: String = "") {
        (self.method, self.path, self.door, self.body) = (method, path, door, body)
    }

    /// Every address there is.
    static let all: [Place] = open + people + debriefPages + commands("/debriefs/{debrief}") + api

    private static let open: [Place] = [
        Place(.get, "/health", .anybody), Place(.get, "/ready", .anybody),
        Place(.get, "/public/{version}/**", .anybody), Place(.get, "/api/v1/openapi.json", .anybody),
        Place(.get, "/sign-in", .anybody), Place(.post, "/sign-out", .anybody),
        Place(.post, "/sign-in", .anybody, "email=alice@example.org&password=\(password)"),
        Place(.get, "/join", .anybody), Place(.get, "/join/{code}", .anybody),
        Place(.post, "/join", .anybody, "code=unknown&name=Nobody"),
        Place(.get, "/links/{secret}", .anybody), Place(.post, "/links/{secret}", .anybody),
    ]

    private static let people: [Place] = [
        Place(.get, "/", .people), Place(.get, "/account", .people), Place(.post, "/account", .people, "name=A"),
        Place(.post, "/account/sessions/{session}", .people), Place(.post, "/account/hints", .people, "state=off"),
        Place(.get, "/debriefs/new", .members), Place(.post, "/debriefs", .members, "title=Another"),
        Place(.post, "/sample", .members), Place(.post, "/rehearsals", .members), Place(.get, "/people", .members),
        Place(.get, "/people/hand-out", .people), Place(.get, "/calendars/{secret}", .closedToAll),
        Place(.post, "/account/calendars", .people), Place(.post, "/account/calendars/revocations", .people),
        Place(.post, "/requests", .members, "title=Another"), Place(.post, "/requests/{request}/claims", .members),
        Place(.post, "/requests/{request}/withdrawals", .people),
        Place(.get, "/people/tags", .members), Place(.post, "/people/tags", .owner, "name1=detection"),
        Place(.get, "/people/meeting-days", .members), Place(.post, "/people/meeting-days", .owner, "days1=3"),
        Place(.post, "/people/remediation-days", .owner, "count1=3&unit1=weeks"),
        Place(.post, "/people/invitations", .members), Place(.post, "/people/{person}/sign-in-links", .owner),
    ]

    private static let debriefPages: [Place] = [
        Place(.get, "/debriefs/{debrief}", .seats), Place(.get, "/debriefs/{debrief}/description", .seats),
        Place(.get, "/debriefs/{debrief}/account", .seats), Place(.get, "/debriefs/{debrief}/accounts", .seats),
        Place(.get, "/debriefs/{debrief}/interviews", .seats),
        Place(
            .post, "/debriefs/{debrief}/interviews", .leaders, "person=bob&asker=alice&start=x&minutes=40&keepUntil=y"),
        Place(.post, "/debriefs/{debrief}/interviews/{interview}/removals", .leaders),
        Place(.post, "/debriefs/{debrief}/interviews/{interview}/consents", .teller, "answer=given"),
        Place(.post, "/debriefs/{debrief}/interviews/{interview}/recordings", .asker),
        Place(.get, "/debriefs/{debrief}/interviews/{interview}/recording", .listeners),
        Place(.get, "/debriefs/{debrief}/preparation", .seats), Place(.get, "/debriefs/{debrief}/roles", .seats),
        Place(.get, "/debriefs/{debrief}/meeting", .leaders), Place(.get, "/debriefs/{debrief}/meeting.ics", .seats),
        Place(.get, "/debriefs/{debrief}/conversations", .leaders),
        Place(.post, "/debriefs/{debrief}/conversations", .leaders, "name=Gus"),
        Place(.post, "/debriefs/{debrief}/conversations/{conversation}/removals", .leaders),
        Place(.get, "/debriefs/{debrief}/evidence", .seats),
        Place(.get, "/debriefs/{debrief}/evidence/{source}", .seats),
        Place(.get, "/debriefs/{debrief}/evidence/clocks", .seats),
        Place(.get, "/debriefs/{debrief}/timeline", .seats),
        Place(.get, "/debriefs/{debrief}/timeline/picture", .seats), Place(.get, "/debriefs/{debrief}/undos", .seats),
        Place(.get, "/debriefs/{debrief}/then", .seats),
        Place(.get, "/debriefs/{debrief}/candidates", .seats),
        Place(.get, "/debriefs/{debrief}/timeline/lists", .seats),
        Place(.get, "/debriefs/{debrief}/timeline/lists/{form}", .seats),
        Place(.get, "/debriefs/{debrief}/entries/{entry}/attachments/{attachment}", .seats),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/attachments", .contributors),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/attachments/{attachment}/edits", .contributors, "caption=So"),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/attachments/{attachment}/removals", .contributors),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/attachments/{attachment}/restorations", .contributors),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/attachments/{attachment}/showings", .leaders, "show=yes"),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/attachments/{attachment}/erasures", .leaders),
        Place(.get, "/debriefs/{debrief}/publication/attachments/{attachment}", .readers),
        Place(.get, "/debriefs/{debrief}/margin", .seats),
        Place(.post, "/debriefs/{debrief}/entries/{entry}/margin", .contributors, "text=What did you look at"),
        Place(.post, "/debriefs/{debrief}/margin/{note}/edits", .oneself, "text=What else"),
        Place(.post, "/debriefs/{debrief}/margin/{note}/removals", .oneself),
        Place(.post, "/debriefs/{debrief}/margin/{note}/marks", .leaders, "mark=asked"),
        Place(.post, "/debriefs/{debrief}/timeline/lists/previews", .contributors, "text=lane,text%0ABob,saw it"),
        Place(.get, "/debriefs/{debrief}/entries/new", .seats),
        Place(.get, "/debriefs/{debrief}/entries/{entry}", .seats),
        Place(.get, "/debriefs/{debrief}/workshop", .seats), Place(.get, "/debriefs/{debrief}/follow-up", .seats),
        Place(.get, "/debriefs/{debrief}/own-words", .seats),
        Place(.get, "/debriefs/{debrief}/milestones/{milestone}", .contributors),
        Place(.get, "/debriefs/{debrief}/arrivals/new", .leaders),
        Place(.get, "/debriefs/{debrief}/participants/{person}/attendance", .leaders),
        Place(.get, "/debriefs/{debrief}/learnings/{learning}/sorting", .contributors),
        Place(.get, "/debriefs/{debrief}/ideas/{idea}/merging", .contributors),
        Place(.get, "/debriefs/{debrief}/remediations/{remediation}/edits", .contributors),
        Place(.get, "/debriefs/{debrief}/live", .seats), Place(.get, "/debriefs/{debrief}/publication", .readers),
        Place(.get, "/debriefs/{debrief}/live/projector", .seats),
        Place(.get, "/debriefs/{debrief}/live/then", .seats),
        Place(.get, "/debriefs/{debrief}/projector", .seats), Place(.get, "/debriefs/{debrief}/desk", .seats),
        Place(.get, "/debriefs/{debrief}/own-part", .seats),
        Place(.get, "/debriefs/{debrief}/join-code", .seats),
        Place(.get, "/debriefs/{debrief}/join-code/projected", .seats),
        Place(.post, "/debriefs/{debrief}/join-code", .leaders),
        Place(.post, "/debriefs/{debrief}/join-code/endings", .leaders),
        Place(.get, "/debriefs/{debrief}/looking-back", .seats),
        Place(.post, "/debriefs/{debrief}/looking-back/notes", .leaders, "text=Mine"),
        Place(.post, "/debriefs/{debrief}/looking-back/feedback", .closed, "text=Yours"),
        Place(.post, "/debriefs/{debrief}/looking-back/runs", .seats, "run=solo"),
        Place(.post, "/debriefs/{debrief}/surveys", .leaders, "questions=One%0ATwo"),
        Place(.post, "/debriefs/{debrief}/surveys/closings", .leaders),
        Place(.post, "/debriefs/{debrief}/surveys/answers", .contributors, "answer0=1&answer1=2"),
        Place(.post, "/debriefs/{debrief}/hints", .seats, "text=We should have known&section=timeline"),
        Place(.post, "/debriefs/{debrief}/hint-switches", .leaders, "state=off"),
        Place(.post, "/debriefs/{debrief}/questions", .leaders, "text=How did it look&occasion="),
        Place(.post, "/debriefs/{debrief}/questions/{asking}/marks", .leaders, "mark=star"),
        Place(.post, "/debriefs/{debrief}/hands", .contributors, "question=learned"),
        Place(.post, "/debriefs/{debrief}/hands/questions", .leaders, "question=safety&deed=ask"),
        Place(.post, "/debriefs/{debrief}/hands/heard", .leaders, "person=bob"),
        Place(.get, "/debriefs/{debrief}/publication/html", .readers),
        Place(.get, "/debriefs/{debrief}/publication/markdown", .readers),
        Place(.post, "/debriefs/{debrief}/deletions", .closed),
        Place(.post, "/debriefs/{debrief}/participants", .leaders, "person=dan&role=participant"),
        Place(.post, "/debriefs/{debrief}/invitations", .leaders, "kind=guest&role=participant"),
        Place(.post, "/debriefs/{debrief}/invitations/{invitation}/revocations", .leaders),
    ]

    private static let api: [Place] =
        [
            Place(.post, "/api/v1/trackers/{tracker}", .closedToAll, "{}"),
            Place(.get, "/api/v1/debriefs", .people), Place(.post, "/api/v1/debriefs", .members, "title=Another"),
            Place(.get, "/api/v1/requests", .members), Place(.post, "/api/v1/requests", .members, "title=Another"),
            Place(.post, "/api/v1/requests/{request}/claims", .members),
            Place(.get, "/api/v1/debriefs/{debrief}", .seats),
            Place(.get, "/api/v1/debriefs/{debrief}/changes", .seats),
            Place(.get, "/api/v1/debriefs/{debrief}/account", .seats),
            Place(.get, "/api/v1/debriefs/{debrief}/accounts", .seats),
            Place(.get, "/api/v1/debriefs/{debrief}/evidence", .seats),
        ] + commands("/api/v1/debriefs/{debrief}")

    private static func commands(_ root: String) -> [Place] {
        let all: [(String, Door, String)] = [
            ("descriptions", .leaders, "title=Another"), ("participants/{person}/roles", .leaders, "role=observer"),
            ("participants/{person}/dismissals", .leaders, ""), ("sources", .contributors, "10:00:00 a line"),
            ("sources/{source}/readings", .contributors, "zone=Europe/Berlin"),
            ("entries", .contributors, "lane=Bob&text=Something"),
            ("entries/{entry}/edits", .contributors, "base=99&text=Else"),
            ("entries/{entry}/removals", .contributors, ""), ("entries/{entry}/restorations", .contributors, ""),
            ("entries/{entry}/perspectives", .contributors, "text=Mine"), ("undos", .contributors, "change=1"),
            ("entries/{entry}/tags", .contributors, "tag[]=detection"),
            ("stages", .leaders, "stage=timeline"),
            ("plans", .leaders, "minutes=90"), ("extensions", .leaders, "minutes=1&from=timeline&agreedBy=us"),
            ("arrivals", .contributors, ""), ("ideas", .contributors, "text=Fix"),
            ("ideas/{idea}/outcomes", .contributors, "outcome=moot"), ("learnings", .contributors, "text=Learned"),
            ("agreements", .contributors, "version=1&verdict=agrees"),
            ("windows", .leaders, "until=2030-01-01"), ("milestones", .contributors, "milestone=began&entry="),
            ("entries/{entry}/contradictions", .contributors, "isContested=true"),
            ("pre-reads", .leaders, "question[bob]=What"), ("pre-reads/{question}/answers", .oneself, "text=So"),
            ("card-plans", .leaders, "reveal=together"), ("reveals", .leaders, "which=all"),
            ("learnings/{learning}/edits", .oneself, "text=Learned"),
            ("learnings/{learning}/removals", .oneself, ""),
            ("learnings/{learning}/marks", .contributors, "mark=surprise"),
            ("learnings/{learning}/places", .contributors, "theme="), ("themes", .contributors, "name=Queues"),
            ("themes/{theme}/names", .contributors, "name=Queues"),
            ("themes/{theme}/choices", .leaders, "isChosen=true"),
            ("theme-votes", .leaders, ""), ("theme-votes/ballots", .contributors, "themes[]=t1"),
            ("theme-votes/closings", .leaders, ""),
            ("remediations/{remediation}/tracker-states", .contributors, "state=closed"),
            ("surprises", .contributors, "text=Two"), ("meetings", .leaders, "count=1"),
            ("notes", .group, "subject=all&text=So"), ("follow-up-openings", .leaders, ""),
            ("remediations", .contributors, "text=Add a test"),
            ("remediations/{remediation}/edits", .contributors, "base=99&text=Add two"),
            ("remediations/{remediation}/states", .contributors, "state=decided-against&reason=cost"),
            ("groups", .leaders, "members[]=bob&soakUntil=2026-04-01&followUp=2026-04-02 10:00"),
            ("follow-up-outcomes", .leaders, "outcome=held"), ("publications", .leaders, ""),
            ("publications/withdrawals", .leaders, ""),
            ("restrictions", .leaders, "reason=Names a customer&reviewOn=2030-01-01"),
            ("restrictions/liftings", .leaders, ""), ("entries/lines", .contributors, "text=Bob: saw it"),
            ("statements", .leaders, "text=We learn"), ("ground-rules", .leaders, "rules=One&stopWord=Stop"),
            ("recordings", .leaders, "what=sound&why=notes&seenBy=us&keptUntil=Friday"),
            ("recordings/states", .leaders, "state=off"), ("parts", .leaders, "person=bob&part=deploy"),
            ("focuses", .leaders, "entry="),
            ("timeline/lists", .contributors, "text=lane,text%0ABob,saw it"),
            ("candidates/dismissals", .contributors, "candidate=candidate-1-2"),
            ("account/items/{item}", .contributors, "prompt=did&text=Mine"),
            ("account/releases", .contributors, ""), ("account/withdrawals", .contributors, ""),
            ("account/declines", .contributors, ""), ("accounts/openings", .leaders, ""),
            ("accounts/exceptions", .leaders, "reason=Only two were there"),
            // Of Alice's account, as nobody else may place what she told.
            ("accounts/{account}/items/{item}/placements", .leaders, ""),
            ("participants/{person}/facilitations", .leaders, ""),
            ("participants/{person}/teams", .leaders, "teams=Ops"),
            ("participants/{person}/authorities", .leaders, "over[]=bob"),
            ("participants/{person}/replies", .leaders, "reply=accepted"),
            ("appointments", .leaders, "starts=2030-04-01 10:00&minutes=60"),
            ("appointments/cancellations", .leaders, "reason=No room"),
            ("invitation-sendings", .leaders, "people[]=bob"), ("identities", .contributors, "handle=al&person=alice"),
            ("readiness-answers", .leaders, "item=note-taker&reason=Two of us"),
            ("signs", .contributors, "signs[]=confusion"),
        ]
        return all.map { Place(.post, "\(root)/\($0)", $1, $2) }
    }

    static let password = "correct horse battery"
}
