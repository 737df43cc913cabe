import Debriefing
import Foundation
import Testing

@testable import Server

@Suite struct PicturesTests {
    private let key = Pictures.Key(debrief: "d1", sequence: 1, audience: .contributors, query: "")

    @Test("LIV-06 a picture that many ask for at the same time is drawn once")
    func once() async {
        let pictures = Pictures()
        let drawn = await withTaskGroup(of: String.self) { group in
            for number in 0..<50 {
                group.addTask {
                    await pictures.html(key) {
                        try? await Task.sleep(for: .milliseconds(20))
                        return "drawn for \(number)"
                    }
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(drawn.count == 1)
        #expect(await pictures.drawn == 1)
    }

    @Test("LIV-06 another state, audience or view has a picture of its own")
    func others() async throws {
        let house = try await House(at: .timeline)
        func marks(_ query: String = "", as who: Who = .bob) async throws -> Int {
            let page = try await house.get(house.path("timeline/picture") + query, as: who).text
            return page.components(separatedBy: "#entry-").count - 1
        }
        #expect(try await marks() == 0)
        try await house.perform(.addEntry("e1", EntryContent("It was slow")), by: .bob)
        #expect(try await marks() > 0)
        #expect(try await marks("?kind=decided") == 0)
        let own = try await house.get(house.path("timeline/picture"), as: .bob).text
        let observed = try await house.get(house.path("timeline/picture"), as: .carol).text
        #expect(own.contains("/entries\"") && !observed.contains("/entries\""))
    }
}
