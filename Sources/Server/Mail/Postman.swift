import Debriefing
import Logging
import Publishing
import ServiceLifecycle
import Storage
import Timekeeping

/// Writes the letters that changes ask for, and sends them, beside everything else: no request waits for a mail server.
struct Postman: Service {
    let store: Store
    /// Nil where there is no mail: nothing is written then, and nothing written later about what is past.
    let mail: MailSettings?
    /// Where people reach the server.
    let address: String
    let surroundings: Surroundings
    var interval = Duration.seconds(1)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                do {
                    try await write()
                    try await send()
                } catch {
                    // The disk is full or the database busy: what was to be done is done next time.
                    Logger(label: "debrief").error("letters wait: \(error)")
                }
                try await Task.sleep(for: interval)
            }
        }
    }

    /// Puts into the outbox what has come to be written since the last time.
    func write() async throws {
        for (id, mark) in try await store.outbox.behind() {
            let fresh = try await store.journal.changes(of: id, after: mark)
            guard let last = fresh.last else { continue }
            let drafts = try await letters(try await notices(of: fresh, in: id, after: mark))
            try await store.outbox.put(drafts, about: id, after: mark, through: last.sequence, at: surroundings.now())
        }
    }

    /// The journal is read from its start only if there may be something to write: in a live hour it grows all the time.
    private func notices(
        of fresh: [Change], in id: DebriefID, after mark: Int
    ) async throws -> [Correspondence.Notice] {
        guard mail != nil, fresh.contains(where: Correspondence.mayAsk) else { return [] }
        let before = Debrief(id: id, changes: try await store.journal.changes(of: id).prefix { $0.sequence <= mark })
        return Correspondence.notices(of: fresh, after: before).filter { !$0.debrief.isSample }
    }

    /// Tries every letter whose turn has come.
    func send() async throws {
        guard let mail else { return }
        for letter in try await store.outbox.due(at: surroundings.now()) {
            do {
                try await surroundings.deliver(letter, mail)
                try await store.outbox.sent(letter, at: surroundings.now())
            } catch let fault as DeliveryFault {
                try await keep(letter, fault)
            }
        }
    }

    private func letters(_ notices: [Correspondence.Notice]) async throws -> [LetterDraft] {
        guard let mail else { return [] }
        var drafts: [LetterDraft] = []
        for notice in notices {
            for id in notice.people {
                guard let person = try await store.people.find(id), let address = person.email,
                    let mailbox = Mailbox(name: person.name, address: address)
                else { continue }
                let link = self.address + Route.preparation(notice.debrief.id).path
                drafts.append(notice.letter(to: id, at: mailbox, from: mail.from, link: link))
            }
        }
        return drafts
    }

    private func keep(_ letter: Letter, _ fault: DeliveryFault) async throws {
        let now = surroundings.now()
        guard !fault.isFinal, letter.attempts < Postman.pauses.count else {
            return try await store.outbox.giveUp(letter, at: now, because: fault.reason)
        }
        let next = now.advanced(bySeconds: Postman.pauses[letter.attempts])
        try await store.outbox.postpone(letter, until: next, because: fault.reason)
    }

    /// Seconds from one try to the next: about a day in all.
    static let pauses: [Int64] = [60, 300, 900, 3600, 4 * 3600, 8 * 3600, 12 * 3600]
}
