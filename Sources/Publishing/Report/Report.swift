public import Debriefing
public import Timekeeping

/// What readers see of a published debrief: what happened as it was agreed when it was published, what was learned,
/// and how far what was undertaken has come by now.
public struct Report: Sendable {
    private let content: ReportContent

    /// What dresses the article. Uses the custom properties of `TimelinePicture.stylesheet` and `--paper-raised`.
    public static let stylesheet = Assets.text("report.css")

    /// - Parameters:
    ///   - published: the debrief as it was when it was published.
    ///   - current: the debrief now; its remediations and follow-up are shown as they stand.
    ///   - clock: what the times are told by; the clock of the debrief if nil.
    ///   - link: the address at which a citation can be read in its source. Only the article links to it.
    ///   - picture: the address at which what stands beside an entry can be seen. Only the article shows it.
    public init(
        of published: Debrief, now current: Debrief, clock: WallClock? = nil, link: ((Citation) -> String)? = nil,
        picture: ((AttachmentID) -> String)? = nil
    ) {
        content = ReportContent(of: published, now: current, clock: clock, link: link, picture: picture)
    }

    /// A piece of HTML that begins with the title in an `<h1>`, for a page inside Debrief.
    public var article: String { ReportPages.article(content) }

    /// One HTML document that stands for itself: its style inside, no script, nothing fetched from anywhere.
    public var page: String { ReportPages.page(content.withoutLinks) }

    /// CommonMark. Nothing that people wrote or evidence holds acts as markup, HTML or a link.
    public var markdown: String { ReportMarkdown(content).text }
}
