import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// What the workshop page shows at this stage. It is replaced when the stage changes; what is in it lives by itself.
    static let stagePanel = Region("stage-panel") { scene in
        scene.debrief.stage
    } render: { scene in
        let stage = scene.debrief.stage
        let panel = StagePanel(
            key: stage.rawValue, title: stage.title, lead: stage.lead,
            opening: stage == .opening || stage == .preparing ? scene.html(.statement) + scene.html(.settingUp) : nil,
            walk: stage == .timeline || stage == .agreement ? scene.html(.walk) : nil,
            isAgreement: stage == .agreement, regions: stage.regions.map(scene.html).joined(),
            timeline: stage == .timeline || stage == .agreement ? scene.timelineHTML : nil)
        return scene.templates.render(panel, with: "stage-panel")
    }
}

struct StagePanel: Hashable, Sendable {
    let key: String
    let title: String
    let lead: String
    /// What is said first, and what is set up before. Rendered by us, as all below.
    let opening: String?
    let walk: String?
    /// What is asked stands before the timeline that it is about: it is what everybody came for.
    let isAgreement: Bool
    /// Rendered by us.
    let regions: String
    let timeline: String?
}

extension Stage {
    /// The regions on the workshop page at this stage, beside the timeline.
    fileprivate var regions: [Region] {
        switch self {
        case .preparing, .opening: [.presence, .plan]
        case .timeline: []
        case .agreement: [.agreementForm, .answers, .milestones]
        case .learning: [.learnings]
        case .remediation: [.ideas, .remediationForm, .remediations, .group]
        case .closing, .followUp, .completed: [.closingWords, .learnings, .remediations, .group, .publication]
        }
    }
}

extension Stage {
    /// The heading of the workshop page.
    var title: String {
        switch self {
        case .preparing: "Before we meet"
        case .opening: "Setting the stage"
        case .timeline: "What happened, and how"
        case .agreement: "Is this what happened?"
        case .learning: "What did we learn?"
        case .remediation: "What will we do?"
        case .closing: "Thank you"
        case .followUp: "Following up"
        case .completed: "Completed"
        }
    }

    /// What the stage is for, in a sentence or two.
    var lead: String {
        switch self {
        case .preparing:
            "Gather what can be observed and draft the timeline. The workshop starts when the facilitator opens it."
        case .opening: "We are here to learn how this happened. Fixes have their own time, later."
        case .timeline:
            "Walk through it together, in order. Ask what it looked like from there. When a fix comes to mind, park it below and go on."
        case .agreement:
            "Each of us says whether the timeline is comprehensive and accurate. Two people may have lived it differently; both stay."
        case .learning:
            "Anything goes, broad or narrow. This is a list of thoughts, and nobody has to act on any of them."
        case .remediation:
            "The parked ideas are open now. What will we really do, who will, until when, and how will we see it? Or let a few of us dwell on it."
        case .closing: "This is what the hour leaves behind, and what happens next."
        case .followUp: "What was committed to, and whether it has been done."
        case .completed: "Everything that was committed to is done or decided against. The record stays as it is."
        }
    }
}
