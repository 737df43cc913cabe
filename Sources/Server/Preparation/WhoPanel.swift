import Debriefing
import Publishing
import Storage

/// Names that the timeline or an account has and nobody here bears, with whom they may be.
struct WhoPanel {
    struct Row {
        let handle: String
        let people: [Choice]
        let proposal: String?
    }

    struct Known {
        let handle: String
        let name: String
    }

    let rows: [Row]
    let known: [Known]
    let path: String
    let then: String

    init(_ context: DebriefContext, _ scene: Scene, _ store: Store) async throws {
        let debrief = scene.debrief
        // Addresses are for members: a guest who leads does not see whom the organisation has.
        let people = context.person.isMember ? try await store.people.all() : []
        let addresses = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.email) })
        // Accounts as far as the reader may read them, since their words lie in no journal.
        let accounts = try await ReadableAccounts(context, store.accounts).accounts
        rows = debrief.uninvited(and: accounts).map { name in
            let likely = debrief.participants.filter {
                name.handle.resembles($0.name, address: addresses[$0.person] ?? nil)
            }
            return Row(name, in: debrief, likely.count == 1 ? likely[0] : nil)
        }
        known = debrief.identities.filter { debrief.participant($0.value) != nil }.sorted { $0.key < $1.key }
            .map { Known(handle: $0.key.key, name: scene.name($0.value)) }
        path = scene.path("identities")
        then = scene.path("preparation")
    }
}

extension WhoPanel.Row {
    fileprivate init(_ name: Mentions.Name, in debrief: Debrief, _ likely: Participant?) {
        handle = name.text
        people = debrief.participants.map {
            Choice(key: $0.person.text, name: $0.name, isSelected: $0.person == likely?.person)
        }
        proposal = likely?.name
    }
}
