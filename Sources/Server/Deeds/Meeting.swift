import Debriefing
import Publishing
import Timekeeping

/// Two people who changed the same part at the same time: what each wrote, and how the second can go on.
struct Meeting: Sendable {
    /// One part of which there are two texts now.
    struct Part: Sendable {
        let label: String
        let mine: String
        let theirs: String
        /// The form field in which mine can be written anew; nil where it is chosen from a list.
        let field: String?
    }

    let parts: [Part]
    /// Where mine is sent once more.
    let path: String
    /// What else the form said, as it was, but for the number of the last change that the writer sees now.
    let hidden: [FormBody.Field]
    /// Where what stands there is shown.
    let keepPath: String
    /// Where all of it can be worked on as it is now; nil if that is the same page.
    let editPath: String?

    /// Nil if `error` tells of no such meeting.
    init?(_ error: any Error, sent body: FormBody, to path: String, at remediation: RemediationID?, in debrief: Debrief)
    {
        let home = Route.debrief(debrief.id).path
        switch error as? Refusal {
        case .changedMeanwhile(let id, _, let fields):
            guard let content = debrief.timeline[id]?.content else { return nil }
            parts = fields.map { Meeting.part($0, body, content, debrief) }
            keepPath = Route.timeline(debrief.id).path + "#entry-\(id)"
            editPath = Route.entry(debrief.id, id).path
        case .remediationChangedMeanwhile:
            guard let remediation, let content = debrief.remediations.first(where: { $0.id == remediation })?.content
            else { return nil }
            parts = Meeting.parts(body, content)
            keepPath = Route.followUp(debrief.id).path + "#remediation-\(remediation)"
            editPath = nil
        default: return nil
        }
        self.path = path.hasPrefix(home) ? path : home
        let shown = Set(parts.compactMap(\.field) + ["base"])
        hidden =
            body.fields.filter { !shown.contains($0.name) }
            + [FormBody.Field(name: "base", text: String(debrief.sequence))]
    }

    private static func part(_ field: EntryField, _ body: FormBody, _ content: EntryContent, _ debrief: Debrief) -> Part
    {
        switch field {
        case .moment:
            let words = TimeWords(WallClock(debrief.description.zone) ?? .utc)
            let theirs = words.moment(content.moment, in: debrief.timeline)
            guard let relation = body["relation"], relation != "time" else {
                return Part(label: "When", mine: body["time"] ?? "", theirs: theirs, field: "time")
            }
            let anchor = body["anchor"].flatMap(EntryID.init).flatMap { debrief.timeline[$0]?.content.text.firstWords }
            return Part(label: "When", mine: "\(relation) “\(anchor ?? "")”", theirs: theirs, field: nil)
        case .lane:
            let theirs = "\(content.lane.name), a \(content.lane.kind.rawValue)"
            return Part(label: "Who or what", mine: body["lane"] ?? "", theirs: theirs, field: "lane")
        case .kind:
            let mine = body["kind"].flatMap(EntryKind.init)?.words ?? ""
            return Part(label: "What sort of thing", mine: mine, theirs: content.kind.words, field: nil)
        case .text:
            return Part(label: "What happened", mine: body["text"] ?? "", theirs: content.text, field: "text")
        }
    }

    private static func parts(_ body: FormBody, _ content: RemediationContent) -> [Part] {
        [("text", content.text), ("doneCheck", content.doneCheck)].compactMap { field, theirs in
            guard let mine = body[field], mine != theirs else { return nil }
            return Part(label: FormLabel.words(field, in: "remediations"), mine: mine, theirs: theirs, field: field)
        }
    }
}
