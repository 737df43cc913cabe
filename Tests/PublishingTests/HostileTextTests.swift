import Debriefing
import Foundation
import Publishing
import Testing

@Suite("Hostile text")
struct HostileTextTests {
    @Test("SEC-04 hostile text adds no element and no attribute to the article", arguments: HostileText.all)
    func article(_ text: String) throws {
        let plain = try #require(Element.read(Incident.saying("plain").report.article))
        let hostile = try #require(Element.read(Incident.saying(text).report.article))
        let names = { (root: Element) in Set(root.all.map(\.name)) }
        let attributes = { (root: Element) in Set(root.all.flatMap { $0.attributes.keys }) }
        #expect(names(hostile).subtracting(names(plain)).isSubset(of: ["title"]))
        #expect(attributes(hostile).isSubset(of: attributes(plain)))
    }

    @Test("SEC-04 hostile text adds nothing to the picture but what it says", arguments: HostileText.all)
    func picture(_ text: String) throws {
        let root = try #require(Incident.saying(text).picture.root)
        let known: Set = ["svg", "g", "line", "text", "tspan", "title", "a", "rect", "path"]
        #expect(Set(root.all.map(\.name)).isSubset(of: known))
        #expect(root.all.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    }

    @Test(
        "SEC-04 no HTML, link, heading, list or table of other people's comes alive in Markdown",
        arguments: [
            ("<b>bold</b> &amp;", "&lt;b&gt;bold&lt;/b&gt; &amp;amp;"), ("# heading", "\\# heading"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"), ("2) item", "2\\) item"), ("=====", "\\====="), ("~~~", "\\~\\~\\~"),
            ("a\n\n- b", "a\\\n  \\- b"),
            ("[x](http://evil.example)", "`[x](http://evil.example)`"), ("![x](y)", "!\\[x\\](y)"),
            ("*a* _b_", "\\*a\\* \\_b\\_"),
            ("`code`", "\\`code\\`"), ("| a |", "\\| a \\|"), ("see WWW.evil.example", "see `WWW.evil.example`"),
            ("bob@evil.example", "`bob@evil.example`"), ("`@bob", "`` `@bob ``"), ("> quote", "&gt; quote"),
            ("\\", "\\\\"),
            ("\u{600}<b>", "\u{600}&lt;b&gt;"), ("a * b - c", "a \\* b - c"), ("at 14.05, p. 3", "at 14.05, p. 3"),
        ])
    func markdown(_ text: String, _ expected: String) {
        var incident = Incident()
        incident.tell(.learningAdded(learning: Incident.id("l", LearningID.init), text: text))
        #expect(
            incident.report.markdown.contains("## What was learned\n\n- \(expected)\n\n"), "\(incident.report.markdown)"
        )
    }

    @Test("SEC-04 a quote cannot end its fence", arguments: ["```", "a\n````\n# b", "`````\u{301}"])
    func fence(_ quote: String) throws {
        let lines = Incident.saying(quote).report.markdown.components(separatedBy: "\n")
        let opening = try #require(lines.first { $0.hasSuffix("`text") })
        let fence = String(opening.dropLast(4))
        #expect(lines.filter { $0 == fence }.count == 1)
        #expect(!quote.unicodeScalars.split(separator: "\n").contains { $0.starts(with: fence.unicodeScalars) })
    }

    @Test("control characters and overrides of the writing direction reach no output")
    func control() {
        let report = Incident.saying("a\u{0}b\u{1B}[31m\u{9B}\u{202E}c\u{2028}d\r\ne").report
        for output in [report.article, report.page, report.markdown] {
            #expect(output.replacing("\\[", with: "[").contains("a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c"))
            let acting = output.unicodeScalars.filter {
                $0.value < 0x20 && $0 != "\n" || "\u{202E}\u{9B}".contains(Character($0))
            }
            #expect(acting.isEmpty)
        }
    }

    @Test("emoji and right-to-left text stay as they were written")
    func otherScripts() {
        let text = "👩‍👩‍👧‍👦 שלום e\u{301}"
        let report = Incident.saying(text).report
        #expect(report.article.contains(text) && report.markdown.contains(text))
    }
}
