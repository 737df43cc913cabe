import Debriefing
import Hummingbird
import Publishing
import Storage

/// The tags that entries can be given, with what they mean: every member reads them, the owner of the installation
/// chooses them. What is taken out stays on the entries that bear it.
struct VocabularyPages: Sendable {
    let tags: EntryTags
    let pages: Pages

    /// So many fit beside a timeline and into a head.
    private static let most = 40
    private static let empty = 3
    private static let room = Array(repeating: EntryTag(name: "", definition: ""), count: empty)

    func addRoutes(to members: RouterGroup<MemberContext>) {
        members.get(RouterPath(Route.vocabulary.path), use: show)
        members.post(RouterPath(Route.vocabulary.path), use: update)
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let mayChange = context.person.standing == .owner
        let offered = tags.offered + (mayChange ? VocabularyPages.room : [])
        let page = VocabularyPage(
            rows: offered.enumerated().map {
                VocabularyPage.Row(place: $0 + 1, name: $1.name, definition: $1.definition)
            },
            mayChange: mayChange, path: Route.vocabulary.path)
        return pages.page("vocabulary", title: "Tags", page, for: context.person)
    }

    func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.person.standing == .owner else { throw DoorRefusal.ownerOnly }
        let body = try await FormBody(request)
        do {
            try await tags.offer(try VocabularyPages.read(body))
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
        return .seeOther(.vocabulary)
    }

    /// In the order in which they stand; one without a name is left out.
    private static func read(_ body: FormBody) throws(Refusal) -> [EntryTag] {
        var tags: [EntryTag] = []
        for place in 1...(most + empty) {
            guard let name = body["name\(place)"], !name.allSatisfy(\.isWhitespace) else { continue }
            let tag = try EntryTag(name: name, definition: body["definition\(place)"] ?? "").checked()
            guard !tags.contains(where: { $0.isCalled(tag.name) }) else {
                throw .invalid("“\(tag.name)” is there twice. Leave one of them empty.")
            }
            tags.append(tag)
        }
        guard tags.count <= most else {
            throw .invalid("These are \(tags.count) tags; \(most) are kept. Take some out.")
        }
        return tags
    }
}

private struct VocabularyPage {
    struct Row {
        let place: Int
        let name: String
        let definition: String
    }

    let rows: [Row]
    let mayChange: Bool
    let path: String
}
