import Foundation
import Publishing
import Testing

@Suite("Templates")
struct TemplatesTests {
    private func rendered(_ text: String, _ templates: [String: String]) throws -> String {
        let assets = templates.mapValues { Data($0.utf8).base64EncodedString() }
        return try Templates(assets: assets).render(["text": text], with: "page")
    }

    @Test("a sign of markup is escaped even where another sign joins it to one character")
    func joinedSigns() throws {
        let templates = ["page.mustache": "<a title=\"{{text}}\">"]
        #expect(try rendered("\u{600}<b>", templates) == "<a title=\"\u{600}&lt;b&gt;\">")
        #expect(try rendered("\"\u{301} x='", templates) == "<a title=\"&quot;\u{301} x=&#39;\">")
    }

    @Test("so it is inside partials and sections")
    func partials() throws {
        let templates = ["page.mustache": "{{#text}}{{>part}}{{/text}}", "part.mustache": "<p>{{.}}</p>"]
        #expect(try rendered("\u{600}<b>", templates) == "<p>\u{600}&lt;b&gt;</p>")
    }

    @Test("a template that does not parse is an error, and one that is not there renders nothing")
    func broken() throws {
        #expect(throws: (any Error).self) { try rendered("", ["page.mustache": "{{#open}}"]) }
        #expect(try rendered("", ["other.mustache": "x"]) == "")
    }
}
