/// Sets a report in CommonMark.
struct ReportMarkdown {
    let content: ReportContent

    init(_ content: ReportContent) {
        self.content = content
    }

    var text: String {
        [head, learnings, timeline, agreement, actions, ideas, people, sources]
            .flatMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    private var head: [String] {
        let facts = [content.when, content.zoneNote, content.published].compactMap { $0 }.map(Markdown.inline)
        let tags = content.tags.isEmpty ? [] : ["Tags: " + content.tags.map(Markdown.inline).joined(separator: ", ")]
        return ["# " + Markdown.inline(content.title)] + facts
            + (content.restricted.map { ["*" + Markdown.inline($0) + "*"] } ?? [])
            + (content.isSample ? ["*\(content.isSampleNote)*"] : [])
            + paragraph(content.summary) + tags
    }

    private var people: [String] {
        section("Who took part", [list(content.groups.map { "\($0.heading): \(Markdown.inline($0.people))" })])
    }

    private var timeline: [String] {
        let days = content.days.flatMap { ["### " + $0.day] + $0.entries.flatMap(entry) }
        return section(
            "What happened",
            [list(content.milestones.map(Markdown.inline))] + (content.fromMemory.map { [$0] } ?? []) + days
                + glossary)
    }

    private var glossary: [String] {
        guard !content.glossary.isEmpty else { return [] }
        let words = content.glossary.map { "**\(Markdown.inline($0.tagName))**: \(Markdown.inline($0.tagMeans))" }
        return ["### What the tags mean", list(words)]
    }

    private func entry(_ entry: ReportEntry) -> [String] {
        let parts =
            [Markdown.inline(entry.moment), "\(Markdown.inline(entry.lane)) (\(entry.laneKind))", entry.kind]
            + (entry.isFromMemory ? ["from memory"] : [])
            + (entry.isContested ? ["lived differently by several; both stand"] : [])
        let tags = entry.entryTags.map { Markdown.inline($0.tagName) }.joined(separator: ", ")
        return ["#### " + parts.joined(separator: " · ")] + paragraph(entry.entryLines)
            + (tags.isEmpty ? [] : ["Tags: " + tags])
            + entry.pictures.map { picture in
                "\(picture.isPicture ? "Image" : "File"): "
                    + Markdown.inline(
                        [picture.pictureShows, picture.pictureNote].compactMap { $0 }.joined(separator: ", "))
            }
            + entry.perspectives.map { quoted($0.perspectiveLines, says: "\($0.person), as they lived it:") }
            + entry.evidence.flatMap(citation) + entry.links.map { "Evidence: <\($0)>" }
    }

    private func citation(_ citation: ReportCitation) -> [String] {
        let recorded = citation.recorded.map { ", recorded " + Markdown.inline($0) } ?? ""
        return ["Evidence: \(Markdown.inline(citation.place))\(recorded)", Markdown.fenced(citation.quote)]
    }

    private var agreement: [String] {
        let reservations = content.agreement.reservations.map {
            quoted($0.reservationLines, says: "\($0.whose), on \($0.about):")
        }
        return section(
            "Agreement", [list((content.agreement.sentences + content.corrections).map(Markdown.inline))] + reservations
        )
    }

    private var learnings: [String] {
        section("What surprised us", paragraph(content.surprises))
            + section(
                "What was learned",
                [
                    list(
                        content.learnings.map { card in
                            Markdown.lines(card.learningLines, indent: "  ")
                                + (card.about.map { " (\(Markdown.inline($0)))" } ?? "")
                        })
                ])
    }

    private var actions: [String] {
        let items = content.actions.items.map(item)
        let against = content.actions.decidedAgainst.map(item)
        return section("What we will do", (content.actions.none.map { [$0] } ?? []) + [list(items)])
            + section("What we decided against", [list(against)])
            + section("Follow-up", [list(content.actions.followUp.map(Markdown.inline))])
    }

    private func item(_ item: ReportActions.Item) -> String {
        let details = item.details.map { "\n  - \($0.label): \(Markdown.inline($0.value))" }
        return "**\(item.state)** – \(Markdown.lines(item.itemLines, indent: "  "))" + details.joined()
    }

    private var ideas: [String] {
        section(
            "Parked ideas",
            [
                list(
                    content.ideas.map {
                        "\(Markdown.lines($0.ideaLines, indent: "  "))\\\n  *\(Markdown.inline($0.became))*"
                    })
            ])
    }

    private var sources: [String] {
        section(
            "Evidence cited",
            [
                list(
                    content.sources.map {
                        "\(Markdown.inline($0.sourceName)) – SHA-256 \(Markdown.code($0.hash))"
                    })
            ])
    }

    /// A heading and what stands under it; nothing if nothing does.
    private func section(_ heading: String, _ blocks: [String]) -> [String] {
        let blocks = blocks.filter { !$0.isEmpty }
        return blocks.isEmpty ? [] : ["## " + heading] + blocks
    }

    private func list(_ items: [String]) -> String {
        items.map { "- " + $0 }.joined(separator: "\n")
    }

    private func paragraph(_ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [Markdown.lines(lines, indent: "")]
    }

    private func quoted(_ lines: [String], says: String) -> String {
        "> **\(Markdown.inline(says))**\\\n> " + Markdown.lines(lines, indent: "> ")
    }
}
