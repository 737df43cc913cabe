import Debriefing
import Foundation
import HTTPTypes
import Testing
import Timekeeping

@testable import Server

@Suite struct ListTests {
    private let house: House

    init() async throws { house = try await House() }

    private func add(_ id: EntryID, _ moment: Moment, _ text: String, links: [String] = []) async throws {
        let content = EntryContent(
            moment: moment, lane: Lane(kind: .team, name: "Ops, night"), kind: .surprised, text: text, links: links)
        try await house.perform(.addEntry(id, content))
    }

    private func list(_ form: String, as who: Who = .carol) async throws -> String {
        try await house.get(house.path("timeline/lists/\(form)"), as: who).text
    }

    private func read(_ text: String, into house: House, as who: Who = .bob) async throws -> Reply {
        try await house.post(house.path("timeline/lists"), as: who, ["id": "list", "text": text])
    }

    @Test(
        "PLT-02 a timeline that is written as a list and read in again is the same, whatever stands in it",
        arguments: ["csv", "jsonl"])
    func roundTrip(form: String) async throws {
        try await add("e1", .about("2026-03-29T12:05:00Z", .minute), "One, \"two\"\nand three")
        try await add(
            "e2", .between("2026-03-29T12:05:00.25Z", "2026-03-30T12:06:00Z", .millisecond), "=cmd|' /C calc'!A0")
        try await add("e3", .after("e1"), "'=1+1", links: ["https://example.org/a", "https://example.org/b"])
        try await add("e4", .unknown, "\u{202E}<script>{{x}} 👩‍👩‍👧‍👦")
        try await add("e5", .before("e3"), "'tis late\r\nvery")
        let other = try await House()
        let reply = try await read(try await list(form), into: other)
        #expect(reply.status == 303, "\(reply.text)")
        let (there, here) = (try await other.debrief.timeline.entries, try await house.debrief.timeline.entries)
        #expect(there.map(\.id) == here.map(\.id))
        #expect(there.map(\.content) == here.map(\.content))
    }

    @Test("PLT-02 a list in any script can be added once it was shown, although a form makes three bytes of each")
    func longForm() async throws {
        let rows = (1...1000).map { "14:05,Bob,\($0) \(String(repeating: "遅", count: 250))\n" }.joined()
        let reply = try await read("time,lane,text\n" + rows, into: house)
        #expect(reply.status == 303, "\(reply.text)")
        #expect(try await house.debrief.timeline.entries.count == 1000)
        let long = "time,lane,text\n14:05,Bob," + String(repeating: "x", count: FormBody.limit)
        #expect(try await read(long, into: house).status == 413)
    }

    @Test("PLT-02 a list that is read in twice adds nothing the second time")
    func twice() async throws {
        let text = "time,lane,text\n14:05,Bob,The queue grew\n,Bob,It was slow\n"
        for _ in 1...2 { #expect(try await read(text, into: house).status == 303) }
        #expect(try await house.debrief.timeline.entries.map(\.content.text) == ["The queue grew", "It was slow"])
    }

    @Test("SEC-04 no cell of a table is a formula to a spreadsheet", arguments: ["=1", "+1", "-1", "@SUM(1)", "\t=1"])
    func formulas(text: String) async throws {
        try await add("e1", .unknown, "x")
        try await house.perform(
            .changeEntry("e1", EntryEdit(lane: Lane(kind: .team, name: "L" + text), text: "a"), base: 99))
        try await house.perform(.changeEntry("e1", EntryEdit(text: text + "x"), base: 99))
        let rows = try CSVText.read(try await list("csv"))
        #expect(rows[1].cells.contains(text.trimmingCharacters(in: .whitespaces) + "x"))
        for cell in try await list("csv").split(separator: ",") {
            let bare = cell.drop { $0 == "\"" }
            #expect(!("=+-@\t".contains(bare.first ?? " ")), "\(cell)")
        }
    }

    @Test("PRE-05 rows that cannot be read are each named with line and reason, and nothing of the list is added")
    func problems() async throws {
        let text = """
            id,time,lane,kind,text
            a,14:05,Bob,observed,The queue grew
            b,25:99,Bob,observed,When?
            c,14:06,,observed,Who?
            d,14:07,Bob,guessed,What?
            a,14:08,Bob,observed,Again
            e,14:09,Bob,observed,One,two
            """
        let reply = try await read(text, into: house)
        #expect(reply.status == 422)
        #expect(reply.text.contains("5 rows of 6 cannot be read, so nothing was added."))
        for reason in [
            "Line 3: “25:99” is no time", "Line 4: The lane (who or what it was) is empty", "Line 5: “guessed” is none",
            "Line 6: It has the id of line 2", "Line 7: There are 6 cells and 5 columns",
        ] { #expect(reply.text.contains(reason), "\(reason)") }
        #expect(reply.text.contains("The queue grew"))
        #expect(try await house.debrief.timeline.entries.isEmpty)
    }

    @Test(
        "PRE-05 what is no list at all is refused with what to do",
        arguments: [
            ("", "is empty"), ("time,who\n1,2", "“who” is no column"), ("lane,text\n\"Bob,x", "never closed"),
            ("lane,text\n", "no rows"), ("[1]", "no list of entries"),
        ])
    func noList(text: String, reason: String) async throws {
        let reply = try await read(text, into: house)
        #expect(reply.status == 422)
        #expect(reply.text.contains(reason))
    }

    @Test("PRE-05 a list is shown as what it becomes before any of it is added, from a field or from a file")
    func preview() async throws {
        try await add("e1", .unknown, "Here already")
        let text = "time,lane,text\nabout 14:05,<b>Bob</b>,\"One, two\"\n"
        let place = house.path("timeline/lists/previews")
        let form =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n\(text)\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nlane,text\nAnn,Slept\r\n--b--\r\n"
        let replies = [
            try await house.post(place, as: .bob, ["text": text]),
            try await house.send(form, to: place, as: .bob, type: "multipart/form-data; boundary=b"),
        ]
        for reply in replies {
            #expect(reply.status == 200)
            #expect(reply.text.contains("1 entry"))
            #expect(reply.text.contains("&lt;b&gt;Bob&lt;/b&gt;</th>"))
            #expect(reply.text.contains("<td>One, two</td>"))
            #expect(!reply.text.contains("Slept"))
        }
        #expect(try await house.debrief.timeline.entries.count == 1)
    }

    @Test("PRE-05 what cannot be read of a list is said before it is added, and its words are kept")
    func previewOfProblems() async throws {
        let place = house.path("timeline/lists/previews")
        let reply = try await house.post(place, as: .bob, ["text": "time,lane,text\n25:99,Bob,saw it\n"])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Line 2: “25:99” is no time"))
        #expect(reply.text.contains("25:99,Bob,saw it"))
        #expect(!reply.text.contains(">Add them<"))
    }

    @Test("PRE-05 lines of Markdown become entries, with what is set in below them")
    func markdown() async throws {
        let text = "- 2026-03-29 14:05 · Bob · The queue grew\n  and grew\n- · Ann · Slept\n"
        #expect(try await read(text, into: house).status == 303)
        let entries = try await house.debrief.timeline.entries
        #expect(entries.map(\.content.text) == ["The queue grew\nand grew", "Slept"])
        #expect(entries[0].content.moment == .exact("2026-03-29T14:05:00Z", .minute))
        #expect(try await list("md").hasPrefix("- 2026-03-29 14:05 · Bob · The queue grew\n  and grew\n"))
    }

    @Test("PRE-05 an entry keeps the evidence that it cites, and a list that cites what is not here is refused")
    func evidence() async throws {
        try await house.bring("2026-03-29T12:00:00Z queue 100\n", as: "a.log")
        let place = try #require(
            try await house.get(house.path("evidence"), as: .bob).text.firstMatch(of: /entries\/new\?cite=([^"]+)"/)?.1)
        let cite = try #require(String(place).removingPercentEncoding)
        #expect(try await read("lane,text,evidence\nBob,It grew,\(cite)\n", into: house).status == 303)
        #expect(
            try await house.debrief.timeline.entries.first?.content.citations.map(\.quote) == [
                "2026-03-29T12:00:00Z queue 100"
            ])
        let other = try await House()
        let reply = try await read(try await list("csv"), into: other)
        #expect(reply.text.contains("which is not in the evidence here"))
        #expect(try await other.debrief.timeline.entries.isEmpty)
    }

    @Test("SEC-04 what is taken along is a file to keep, not a page of ours", arguments: ["csv", "jsonl", "md", "svg"])
    func files(form: String) async throws {
        try await add("e1", .exact("2026-03-29T12:05:00Z", .minute), "<script>alert(1)</script>")
        let reply = try await house.get(house.path("timeline/lists/\(form)"), as: .bob)
        #expect(reply.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"timeline-") == true)
        #expect(reply.headers[.init("X-Content-Type-Options")!] == "nosniff")
        if form == "svg" { #expect(!reply.text.contains("<script>") && reply.text.contains("<style>")) }
    }
}
