import Debriefing

/// Every address a page, a redirect or a mail may point to.
enum Route {
    case home
    case signIn
    case signOut
    case link(String)
    case join
    case joinBy(String)
    case account
    case hintSwitch
    case session(Int64)
    case people
    case invitations
    case handOut
    case newDebrief
    case debriefs
    case sample
    case rehearsals
    case debrief(DebriefID)
    case inside(DebriefID, String)
    case evidence(DebriefID)
    case source(DebriefID, SourceID)
    case clocks(DebriefID)
    case newEntry(DebriefID)
    case ownAccount(DebriefID)
    case accounts(DebriefID)
    case timeline(DebriefID)
    case lists(DebriefID)
    case margin(DebriefID)
    case then(DebriefID)
    case candidates(DebriefID)
    case entry(DebriefID, EntryID)
    case workshop(DebriefID)
    case followUp(DebriefID)
    case lookingBack(DebriefID)
    case publication(DebriefID)
    case live(DebriefID)
    case preparation(DebriefID)
    case conversations(DebriefID)
    case calendar(String)
    case requests
    case duePolicy
    case vocabulary
    case remediationPolicy
    case publicFile(String)

    var path: String {
        switch self {
        case .home: "/"
        case .signIn: "/sign-in"
        case .signOut: "/sign-out"
        case .link(let secret): "/links/\(secret)"
        case .join: "/join"
        case .joinBy(let code): "/join/\(code)"
        case .account: "/account"
        case .hintSwitch: "/account/hints"
        case .session(let id): "/account/sessions/\(id)"
        case .people: "/people"
        case .invitations: "/people/invitations"
        case .handOut: "/people/hand-out"
        case .newDebrief: "/debriefs/new"
        case .debriefs: "/debriefs"
        case .sample: "/sample"
        case .rehearsals: "/rehearsals"
        case .debrief(let id): "/debriefs/\(id)"
        case .inside(let id, let place): "/debriefs/\(id)/\(place)"
        case .evidence(let id): "/debriefs/\(id)/evidence"
        case .source(let id, let source): "/debriefs/\(id)/evidence/\(source)"
        case .clocks(let id): "/debriefs/\(id)/evidence/clocks"
        case .newEntry(let id): "/debriefs/\(id)/entries/new"
        case .ownAccount(let id): "/debriefs/\(id)/account"
        case .accounts(let id): "/debriefs/\(id)/accounts"
        case .timeline(let id): "/debriefs/\(id)/timeline"
        case .candidates(let id): "/debriefs/\(id)/candidates"
        case .lists(let id): "/debriefs/\(id)/timeline/lists"
        case .margin(let id): "/debriefs/\(id)/margin"
        case .then(let id): "/debriefs/\(id)/then"
        case .entry(let id, let entry): "/debriefs/\(id)/entries/\(entry)"
        case .workshop(let id): "/debriefs/\(id)/workshop"
        case .followUp(let id): "/debriefs/\(id)/follow-up"
        case .lookingBack(let id): "/debriefs/\(id)/looking-back"
        case .publication(let id): "/debriefs/\(id)/publication"
        case .live(let id): "/debriefs/\(id)/live"
        case .preparation(let id): "/debriefs/\(id)/preparation"
        case .conversations(let id): "/debriefs/\(id)/conversations"
        case .calendar(let secret): "/calendars/\(secret).ics"
        case .requests: "/requests"
        case .duePolicy: "/people/meeting-days"
        case .vocabulary: "/people/tags"
        case .remediationPolicy: "/people/remediation-days"
        case .publicFile(let name): "/public/\(name)"
        }
    }
}
