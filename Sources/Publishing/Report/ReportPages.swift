/// Sets a report in HTML.
enum ReportPages {
    /// The templates are part of the binary, and a test renders each: there is nobody to tell but the developer.
    private static let templates = Result { try Templates(assets: Assets.base64) }

    private struct Page {
        let title: String
        let style: String
        let article: String
    }

    /// A piece of a page.
    static func article(_ content: ReportContent) -> String {
        render(content, with: "article")
    }

    /// A whole document.
    static func page(_ content: ReportContent) -> String {
        let style = [Assets.text("page.css"), Report.stylesheet, TimelinePicture.stylesheet].joined(separator: "\n")
        return render(Page(title: content.title, style: style, article: article(content)), with: "page")
    }

    private static func render(_ page: Any, with name: String) -> String {
        (try? templates.get().render(page, with: name)) ?? ""
    }
}
