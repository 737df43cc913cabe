import Debriefing
import Testing

@testable import Server

@Suite struct PublicationAccessTests {
    private let places = ["publication", "publication/html", "publication/markdown"]

    @Test("PUB-01 before it is published nobody outside reads a debrief", arguments: [Who.dan, .hal, .nobody])
    func before(who: Who) async throws {
        let house = try await filled()
        for place in places {
            let reply = try await house.get(house.path(place), as: who)
            #expect(reply.status != 200)
            #expect(!reply.text.contains("okapi"))
        }
    }

    @Test("PUB-01 everyone in the organisation reads what is published, as a page and as a file")
    func published() async throws {
        let house = try await filled()
        try await house.perform(.publish)
        for who in [Who.alice, .bob, .carol, .dan, .gus] {
            for place in places {
                let reply = try await house.get(house.path(place), as: who)
                #expect(reply.status == 200)
                #expect(reply.text.contains("okapi"), "\(who) \(place)")
            }
        }
    }

    @Test("PUB-01 what is published is on the first page of everyone in the organisation, and of no guest")
    func listed() async throws {
        let house = try await filled()
        try await house.perform(.publish)
        #expect(try await house.get("/", as: .dan).text.contains("Checkout was slow"))
        #expect(try await !house.get("/", as: .hal).text.contains("Checkout was slow"))
        #expect(try await house.get("/api/v1/debriefs", as: .dan).text.contains("Checkout was slow"))
        #expect(try await !house.get("/api/v1/debriefs", as: .hal).text.contains("Checkout was slow"))
    }

    @Test("PUB-01 readers see what was published, not what came after")
    func frozen() async throws {
        let house = try await filled()
        try await house.perform(.publish)
        try await house.perform(.addEntry("later", EntryContent("gazelle")))
        for place in places { #expect(try await !house.get(house.path(place), as: .dan).text.contains("gazelle")) }
        try await house.perform(.publish)
        for place in places { #expect(try await house.get(house.path(place), as: .dan).text.contains("gazelle")) }
    }

    @Test("PUB-01 what is withdrawn is read by nobody outside")
    func withdrawn() async throws {
        let house = try await filled()
        try await house.perform(.publish)
        try await house.perform(.withdraw)
        for place in places { #expect(try await house.get(house.path(place), as: .dan).status == 404) }
        #expect(try await !house.get("/", as: .dan).text.contains("Checkout was slow"))
    }

    @Test(
        "PUB-01 what is restricted is read by those who take part alone, with a badge, the reason and the day of review"
    )
    func restricted() async throws {
        let house = try await filled()
        try await house.perform(.publish)
        let form: KeyValuePairs = ["reason": "Names a customer", "reviewOn": "2030-01-02"]
        #expect(try await house.post(house.path("restrictions"), as: .alice, form).status == 303)
        for place in places {
            #expect(try await house.get(house.path(place), as: .dan).status == 404)
            for who in [Who.alice, .bob, .carol, .gus] {
                let page = try await house.get(house.path(place), as: who).text
                for words in ["okapi", "estricted", "Names a customer", "2 January 2030"] {
                    #expect(page.contains(words), "\(who) \(place): \(words)")
                }
            }
        }
        for list in ["/", "/api/v1/debriefs"] {
            #expect(try await !house.get(list, as: .dan).text.contains("Checkout was slow"))
            #expect(try await house.get(list, as: .bob).text.contains("Checkout was slow"))
        }
        #expect(try await house.get("/", as: .bob).text.contains(#"<span class="tag restricted">restricted</span>"#))
        #expect(try await house.get("/api/v1/debriefs", as: .bob).text.contains(#""isRestricted":true"#))
        #expect(try await house.post(house.path("restrictions/liftings"), as: .alice).status == 303)
        for place in places { #expect(try await house.get(house.path(place), as: .dan).status == 200) }
    }

    @Test(
        "PUB-01 a restriction without a reason or a day to come is refused",
        arguments: [
            ["reason": "", "reviewOn": "2030-01-02"], ["reason": "Names a customer", "reviewOn": ""],
            ["reason": "Names a customer", "reviewOn": "2020-01-02"],
        ] as [KeyValuePairs<String, String>])
    func unreasoned(form: KeyValuePairs<String, String>) async throws {
        let house = try await filled()
        #expect(try await house.post(house.path("restrictions"), as: .alice, form).status == 422)
        #expect(try await house.debrief.restriction == nil)
    }

    @Test("PUB-03 the exported file sets its title as Debrief does")
    func sameHeadings() async throws {
        let house = try await House(at: .closing)
        try await house.perform(.publish)
        let stack = "--serif: \"Iowan Old Style\""
        let file = try await house.get(house.path("publication/html"), as: .bob).text
        let address = try #require(
            try await house.get("/", as: .bob).text.firstMatch(of: /href="([^"]+app\.css)"/)
        ).1
        let style = try await house.get(String(address), as: .bob).text
        let line = { (text: String) in
            text.split(separator: "\n").first { $0.contains(stack) }.map { $0.trimmingPrefix(while: \.isWhitespace) }
        }
        #expect(line(file) != nil)
        #expect(line(file) == line(style))
        #expect(file.contains("h1 { font-family: var(--serif); font-weight: 500; }"))
    }

    private func filled() async throws -> House {
        let house = try await House(at: .closing)
        try await house.perform(.addEntry("e1", EntryContent("okapi")))
        return house
    }
}
