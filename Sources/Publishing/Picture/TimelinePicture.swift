public import Debriefing
public import Timekeeping

/// The picture of a timeline in SVG: people, teams and systems down, time across.
///
/// Every entry is a link (`a.mark` with `data-entry`), in time order, so that the keyboard walks through what happened;
/// its label says all that the picture shows. Shapes tell what sort of thing happened, and how well its time is known:
/// a point, a soft one with a whisker, a bar, a dotted line towards the entry it is told by, a place of its own.
/// Colours come from a stylesheet, `TimelinePicture.stylesheet` or another that dresses the same classes.
public struct TimelinePicture: Sendable {
    /// The whole `<svg>` element. It has no style of its own and no script, so a strict content policy lets it pass.
    public let svg: String

    /// What dresses the picture. Uses the custom properties `--ink`, `--ink-soft`, `--line`, `--paper`, `--accent`,
    /// `--noticed`, `--done`, `--automatic`, `--helped` and `--trouble`, which the page around it sets for light and dark.
    public static let stylesheet = Assets.text("picture.css")

    /// - Parameters:
    ///   - view: what is to be seen in a picture in which one can move; nil for all of it, as it stands on paper.
    ///   - links: the address that an entry's mark leads to; `#entry-ID` if nil.
    public init(of debrief: Debrief, clock: WallClock, view: PictureView? = nil, links: ((EntryID) -> String)? = nil) {
        let drawing = Drawing(debrief, clock: clock, view: view) { links?($0) ?? "#entry-\($0)" }
        svg = drawing.svg
    }

    /// The picture as a file that stands for itself.
    public static func file(of debrief: Debrief, clock: WallClock) -> String {
        let svg = TimelinePicture(of: debrief, clock: clock) { _ in "#" }.svg
        guard let end = svg.firstIndex(of: ">") else { return svg }
        let style = "<style><![CDATA[" + Assets.text("page.css") + stylesheet + "]]></style>"
        return svg[...end] + style + svg[svg.index(after: end)...]
    }
}
