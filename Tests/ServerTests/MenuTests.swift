import Debriefing
import HTTPTypes
import Testing

@testable import Server

/// Menus that fetch their forms, as they work where there is no script.
@Suite struct MenuTests {
    @Test(
        "LIV-01 a form that names everything there is stands on a page of its own, and goes back to where one came from",
        arguments: [
            ("milestones/began", "milestones", "It was slow"), ("arrivals/new", "arrivals", "Bob"),
            ("participants/bob/attendance", "participants/bob/authorities", "Gus"),
            ("learnings/l1/sorting", "learnings/l1/places", "Queues"),
            ("ideas/i1/merging", "ideas/i1/outcomes", "Add another"),
            ("remediations/r1/edits", "remediations/r1/edits", "Nobody owns the queue"),
        ])
    func page(place: String, target: String, choice: String) async throws {
        let house = try await House.full()
        try await house.perform(.park("i2", "Add another", at: nil), by: .bob)
        let from: HTTPFields = [.referer: "https://debrief.example.org\(house.path("workshop"))"]
        let page = try PageReader.read(try await house.get(house.path(place), as: .alice, from).text)
        let form = try #require(page.all.first { $0.attributes["action"] == house.path(target) })
        #expect(form.words.contains(choice))
        let then = form.all.first { $0.attributes["name"] == "then" }?.attributes["value"]
        #expect(then == house.path("workshop"))
        #expect(page.links.contains(house.path("workshop")))
    }

    @Test(
        "SEC-01 such a page goes back to no other place than one of its debrief",
        arguments: [
            "https://elsewhere.example.org/debriefs", "https://debrief.example.org//elsewhere", "nonsense",
        ])
    func then(from: String) async throws {
        let house = try await House.full()
        let page = try await house.get(house.path("milestones/began"), as: .bob, [.referer: from]).text
        #expect(page.contains("name=\"then\" value=\"\(house.path())\""))
    }

    @Test("AGR-08 the milestones on a page name no entry but the one that was chosen")
    func milestones() async throws {
        let house = try await House(at: .agreement)
        try await house.perform(.addEntry("e1", EntryContent("It was slow")), by: .bob)
        try await house.perform(.addEntry("e2", EntryContent("It was mended")), by: .bob)
        try await house.perform(.markMilestone(.began, .at(entry: "e1")), by: .bob)
        let page = try PageReader.read(try await house.get(house.path("workshop"), as: .bob).text)
        let region = try #require(page.find("milestones"))
        #expect(region.words.contains("It was slow") && !region.words.contains("It was mended"))
    }
}
