import Debriefing
import Hummingbird
import Publishing
import Storage

/// A leader's own list of people to talk to beforehand. It is in no journal, no stream and no API, and every question to
/// it names whose list it is.
struct Conversing: Sendable {
    let store: Store
    let frame: DebriefPage

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("conversations", use: show)
        debriefs.post("conversations", use: keep)
        debriefs.post("conversations/:conversation/removals", use: remove)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        let all = try await store.conversations.all(of: context.person.id, in: context.debrief.id)
        let path = Route.conversations(context.debrief.id).path
        let page = ConversationsPage(
            rows: all.map { ConversationsPage.Row($0, path: path) }, newName: Identifier<Conversation>.random().text,
            path: path, names: context.debrief.participants.map(\.name))
        let main = frame.pages.templates.render(page, with: "conversations")
        return frame.response(.preparation, title: "To talk to beforehand", main: main, context)
    }

    func keep(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        let form = try await FormBody(request).decode(ConversationForm.self)
        try await store.conversations.keep(try form.conversation, of: context.person.id, in: context.debrief.id)
        return .seeOther(.conversations(context.debrief.id))
    }

    func remove(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        guard let id = context.parameters.get("conversation").flatMap(Identifier<Conversation>.init) else {
            throw DoorRefusal.notHere
        }
        try await store.conversations.remove(id, of: context.person.id, in: context.debrief.id)
        return .seeOther(.conversations(context.debrief.id))
    }

    private func requireLeader(_ context: DebriefContext) throws {
        guard context.participant.role.leads else {
            throw Refusal.notAllowed("This list is for whoever facilitates. Keep notes of your own elsewhere.")
        }
    }
}

private struct ConversationForm: Decodable {
    let id: NameForNew<Conversation>?
    let name: String
    let firstTime: String?
    let worried: String?
    let talked: String?
    let note: String?

    var conversation: Conversation {
        get throws(Refusal) {
            let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !name.isEmpty else { throw .missing("The name") }
            guard name.unicodeScalars.count <= 200 else { throw .tooLong("The name", limit: 200) }
            guard (note ?? "").unicodeScalars.count <= 10_000 else { throw .tooLong("The note", limit: 10_000) }
            return Conversation(
                id: id.orRandom(), name: name, isFirstTime: firstTime == "yes", isWorried: worried == "yes",
                note: note ?? "", talked: talked == "yes")
        }
    }
}

private struct ConversationsPage {
    struct Row {
        let id: String
        let name: String
        let isFirstTime: Bool
        let isWorried: Bool
        let note: String
        let talked: Bool
        let removePath: String

        init(_ conversation: Conversation, path: String) {
            id = conversation.id.text
            name = conversation.name
            isFirstTime = conversation.isFirstTime
            isWorried = conversation.isWorried
            note = conversation.note
            talked = conversation.talked
            removePath = "\(path)/\(conversation.id)/removals"
        }
    }

    let rows: [Row]
    let newName: String
    let path: String
    let names: [String]
}
