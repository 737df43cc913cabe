import Debriefing
import HTTPTypes
import Storage
import Testing

@testable import Server

extension House {
    /// Writes a passage of somebody's own account. Its question is the first word of its name.
    @discardableResult
    func write(
        _ item: String, _ text: String, as who: Who, at time: String = "", seen: String = "", link: String = "",
        record: String = "on", base: Int = 0, writer: String = "one page"
    ) async throws -> Reply {
        let word = item.split(separator: "-").first.map(String.init) ?? ""
        let prompt = Account.Prompt(rawValue: word)?.rawValue ?? "saw"
        return try await post(
            path("account/items/\(item)"), as: who,
            [
                "prompt": prompt, "text": text, "time": time, "seen": seen, "link": link, "record": record,
                "base": "\(base)", "writer": writer,
            ])
    }

    func release(as who: Who) async throws {
        let reply = try await post(path("account/releases"), as: who)
        try #require(reply.status == 303, "\(reply.text)")
    }

    func withdraw(as who: Who) async throws {
        let reply = try await post(path("account/withdrawals"), as: who)
        try #require(reply.status == 303, "\(reply.text)")
    }

    func account(of who: Who) async throws -> AccountID {
        try #require(try await store.accounts.account(of: who.id, in: here)?.id)
    }

    /// Puts a passage on the timeline, as an entry of its own unless it names one.
    @discardableResult
    func tell(_ item: String, of author: Who, at entry: String = "", by who: Who) async throws -> Reply {
        try await post(
            path("accounts/\(account(of: author))/items/\(item)/placements"), as: who, ["entry": entry])
    }
}
