import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct ClockPageTests {
    private let house: House

    init() async throws {
        house = try await House()
        try await house.bring(
            "2026-03-29T12:00:00Z INFO sent trace=4bf92f3577b34da6a3ce929d0e0e4736\n2026-03-29T12:05:00Z INFO on\n",
            as: "shop.log")
        try await house.bring(
            "2026-03-29T11:58:29.500Z INFO got trace=4bf92f3577b34da6a3ce929d0e0e4736\n2026-03-29T12:03:00Z INFO off\n",
            as: "bank.log")
    }

    @Test("EVD-22 an entry is marked, one of another source chosen, and the shift previewed, applied and undone")
    func marked() async throws {
        let evidence = try PageReader.read(try await house.get(house.path("evidence"), as: .bob).text)
        let marks = evidence.links(saying: "It is the same moment as an entry of another source")
        #expect(marks.count == 4)
        let marked = try PageReader.read(try await house.get(try #require(marks.dropFirst().first), as: .bob).text)
        #expect(marked.all.first { $0.attributes["class"] == "marked" }?.words.contains("sent trace=") == true)
        let moments = marked.links(saying: "Same moment")
        #expect(moments.count == 2)
        let clocks = try PageReader.read(try await house.get(try #require(moments.first), as: .bob).text)
        #expect(clocks.words.contains("the clock of “bank.log” was 1 min 30 s 500 ms behind that of “shop.log”"))
        let moves = clocks.links(saying: "Move “bank.log” 1 min 30 s 500 ms later")
        let preview = try await house.get(try #require(moves.first), as: .bob).text
        #expect(
            preview.contains(
                "Its entries would be at 29 March 2026, 12:00:00 to 29 March 2026, 12:04:30 instead of "
                    + "29 March 2026, 11:58:29 to 29 March 2026, 12:03:00."))
        let id = try await house.debrief.sources[1].id
        let form = try PageReader.read(preview)
        let shift = try #require(form.all.first { $0.attributes["name"] == "shift" }?.attributes["value"])
        _ = try await house.post(house.path("sources/\(id)/readings"), as: .bob, ["shift": shift, "clock": "behind"])
        #expect(try await house.debrief.sources[1].parts[0].first == "2026-03-29T12:00:00Z")
        _ = try await house.post(house.path("sources/\(id)/readings"), as: .bob, ["shift": "", "clock": "behind"])
        #expect(try await house.debrief.sources[1].shift == nil)
    }

    @Test("EVD-22 ids that both sources name propose pairs, each to be used")
    func proposed() async throws {
        let ids = try await house.debrief.sources.map(\.id)
        let path = house.path("evidence/clocks?source=\(ids[0])&other=\(ids[1])")
        let page = try PageReader.read(try await house.get(path, as: .bob).text)
        #expect(page.words.contains("the clock of “bank.log” was 1 min 30 s 500 ms behind that of “shop.log”"))
        let uses = page.links(saying: "Use this pair: 4bf92f3577b34da6a3ce929d0e0e4736")
        let used = try PageReader.read(try await house.get(try #require(uses.first), as: .bob).text)
        #expect(used.links(saying: "Move “bank.log” 1 min 30 s 500 ms later").count == 1)
        #expect(used.links(saying: "Move “shop.log” 1 min 30 s 500 ms earlier").count == 1)
    }

    @Test("EVD-22 a shift that a source has already is added to, and observers see without being offered to move")
    func addsUp() async throws {
        let ids = try await house.debrief.sources.map(\.id)
        _ = try await house.post(
            house.path("sources/\(ids[1])/readings"), as: .bob, ["shift": "90 s", "clock": "behind"])
        let path = house.path("evidence/clocks?source=\(ids[0])&other=\(ids[1])")
        let page = try PageReader.read(try await house.get(path, as: .carol).text)
        let use = try #require(page.links(saying: "Use this pair: 4bf92f3577b34da6a3ce929d0e0e4736").first)
        let move = try PageReader.read(try await house.get(use, as: .bob).text)
            .links(saying: "Move “bank.log” 500 ms later").first
        #expect(move?.contains("shift=1%20min%2030%20s%20500%20ms&clock=behind") == true)
        #expect(try await house.get(use, as: .carol).text.contains("Move “") == false)
    }

    @Test("EVD-22 two entries of one source are refused, and sources with nothing in common say what to do")
    func refused() async throws {
        let id = try await house.debrief.sources[0].id
        let places = ["1774785600000000000.0", "1774785900000000000.70"].map { "\(id).\($0).shop.log" }
        let reply = try await house.get(
            house.path("evidence/clocks?first=\(places[0])&second=\(places[1])"), as: .bob)
        #expect(reply.status == 422)
        #expect(reply.text.contains("Both entries are of “shop.log”"))
        try await house.bring("2026-03-29T12:00:00Z nothing here\n", as: "other.log")
        let other = try await house.debrief.sources[2].id
        let page = try await house.get(house.path("evidence/clocks?source=\(id)&other=\(other)"), as: .bob).text
        #expect(page.contains("Mark two entries as the same moment instead."))
        #expect(try await house.get(house.path("evidence/clocks?source=\(id)&other=\(id)"), as: .bob).status == 200)
    }
}

extension Element {
    /// The addresses of links with just these words, in their order.
    fileprivate func links(saying words: String) -> [String] {
        all.filter { $0.name == "a" && $0.words.split(separator: " ").joined(separator: " ") == words }.compactMap {
            $0.attributes["href"]
        }
    }
}
