import Debriefing
import Publishing
import Timekeeping

extension Scene {
    /// The timeline as the timeline page and the workshop show it: picture, list, and a form to add to it.
    var timelineHTML: String {
        templates.render(
            TimelinePanel(
                version: html(.timelineVersion), warning: html(.boardWarning), undo: undoHTML, picture: pictureHTML,
                entries: entriesHTML,
                removed: html(.removedEntries),
                laneNames: html(.laneNames), tagChoices: vocabulary.map(TagRow.init), mayChange: mayChange,
                path: path("entries"), newPath: Route.newEntry(debrief.id).path, newName: newName,
                zone: debrief.description.zone,
                kinds: Choice.kinds(selected: .observed), laneKinds: Choice.laneKinds(selected: .person)),
            with: "timeline")
    }

    /// The picture, with the address it is fetched from anew when the timeline changes.
    var pictureHTML: String { pictureHTML(beside: true) }

    /// - Parameter list: whether the list of entries stands on the same page; if not, marks lead to where it does.
    func pictureHTML(beside list: Bool) -> String {
        let page = list ? "" : Route.timeline(debrief.id).path
        let picture = TimelinePicture(
            of: debrief, clock: pictureWords.clock, view: list ? board.picture(of: debrief.id, pictureWords) : nil,
            links: { "\(page)#entry-\($0)" })
        return templates.render(
            PictureFrame(
                svg: picture.svg, path: path("timeline/picture") + (list ? board.query(board.window) : "?alone"),
                isEmpty: entries.isEmpty,
                controls: list && !board.isStill ? templates.render(boardControls, with: "board-controls") : "",
                isBoard: list, query: board.query(board.window), entriesPath: list && mayChange ? path("entries") : nil,
                cut: list ? board.evidence?.cut : nil, zone: debrief.description.zone),
            with: "timeline-picture")
    }
}

private struct TimelinePanel {
    let version: String
    let warning: String
    let undo: String
    let picture: String
    let entries: String
    let removed: String
    let laneNames: String
    let tagChoices: [TagRow]
    let mayChange: Bool
    let path: String
    let newPath: String
    let newName: NewName
    /// The zone in which a time is typed.
    let zone: String
    let kinds: [Choice]
    let laneKinds: [Choice]
}

private struct PictureFrame {
    /// Rendered by us.
    let svg: String
    let path: String
    let isEmpty: Bool
    /// Rendered by us.
    let controls: String
    /// Time and lanes can be chosen, and entries moved.
    let isBoard: Bool
    /// What the address says of the view.
    let query: String
    /// Where entries are changed; nil for whoever may not.
    let entriesPath: String?
    /// What of the evidence was not looked through; nil if all was.
    let cut: String?
    let zone: String
}

extension Choice {
    static func kinds(selected: EntryKind) -> [Choice] {
        EntryKind.allCases.map { Choice(key: $0.rawValue, name: $0.words, isSelected: $0 == selected) }
    }

    static func laneKinds(selected: Lane.Kind) -> [Choice] {
        Lane.Kind.allCases.map { Choice(key: $0.rawValue, name: $0.rawValue, isSelected: $0 == selected) }
    }
}
