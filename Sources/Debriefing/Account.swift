import Timekeeping

/// One person's own telling, as they released it. What is off the record is not in it.
public struct Account: Codable, Hashable, Sendable, Identifiable {
    public let id: AccountID
    public let author: PersonID
    /// In the order in which they were told.
    public let items: [Item]

    /// One passage of an account.
    public struct Item: Codable, Hashable, Sendable, Identifiable {
        public let id: AccountItemID
        public let prompt: Prompt
        public let moment: Moment
        public let text: String
        /// What the person was looking at: a query, or output as it was copied.
        public let seen: String?
        public let link: String?

        public init(
            id: AccountItemID, prompt: Prompt, moment: Moment, text: String, seen: String? = nil, link: String? = nil
        ) {
            self.id = id
            self.prompt = prompt
            self.moment = moment
            self.text = text
            self.seen = seen
            self.link = link
        }
    }

    /// What an account is asked for. All of it is optional.
    public enum Prompt: String, Codable, CaseIterable, Sendable {
        case did, saw, expected, assumed, understood
    }

    public init(id: AccountID, author: PersonID, items: [Item]) {
        self.id = id
        self.author = author
        self.items = items
    }

    public subscript(item: AccountItemID) -> Item? { items.first { $0.id == item } }
}

/// A passage as its author writes it. It is nobody else's, and in no journal.
public struct DraftItem: Hashable, Sendable, Identifiable {
    public let id: AccountItemID
    public let prompt: Account.Prompt
    /// When it was, as it was typed; it need not be readable before it is released.
    public let time: String
    public let text: String
    public let seen: String
    public let link: String
    public let isOffTheRecord: Bool

    public static let most = 60

    public init(
        id: AccountItemID, prompt: Account.Prompt, time: String = "", text: String, seen: String = "",
        link: String = "",
        isOffTheRecord: Bool = false
    ) {
        self.id = id
        self.prompt = prompt
        self.time = time
        self.text = text
        self.seen = seen
        self.link = link
        self.isOffTheRecord = isOffTheRecord
    }

    /// Nothing is written in it: it is kept no longer.
    public var isEmpty: Bool { [text, seen, link].allSatisfy { $0.trimmed.isEmpty } }

    /// The passage, if it is not too long to be kept.
    public func checked() throws(Refusal) -> DraftItem {
        for (text, field, limit) in [
            (time, "The time", 100), (text, "The passage", 10_000), (seen, "What you were looking at", 20_000),
            (link, "The web address", 2000),
        ] {
            guard text.unicodeScalars.count <= limit else { throw .tooLong(field, limit: limit) }
        }
        return self
    }

    /// The passage as others will read it.
    /// - Parameter read: Reads a time as people type it.
    func released(_ read: (String) throws(Refusal) -> Moment) throws(Refusal) -> Account.Item {
        let link = link.trimmed
        return Account.Item(
            id: id, prompt: prompt, moment: try read(time), text: try Debrief.checked(text, "A passage"),
            seen: seen.trimmed.isEmpty ? nil : seen, link: link.isEmpty ? nil : try Debrief.checked(link: link))
    }
}

extension [DraftItem] {
    /// What others will read of a draft: all that is not off the record, forward in time.
    /// - Parameter read: Reads a time as people type it.
    public func released(_ read: (String) throws(Refusal) -> Moment) throws(Refusal) -> [Account.Item] {
        var items: [Account.Item] = []
        for draft in self where !draft.isOffTheRecord && !draft.isEmpty {
            do { items.append(try draft.released(read)) } catch {
                throw .invalid("“\(draft.text.trimmed.prefix(60))”: \(error.sentence)")
            }
        }
        guard !items.isEmpty else {
            throw .invalid("There is nothing to release yet. Write a passage that is on the record first.")
        }
        return items.forward(\.moment)
    }
}

extension Array {
    /// Forward in time within the order that there is: what has no time stays behind what it was told after.
    public func forward(_ moment: (Element) -> Moment?) -> [Element] {
        var last = Instant(nanoseconds: .min)
        return enumerated().map { index, element in
            last = moment(element)?.start ?? last
            return (at: last, index: index, element: element)
        }
        .sorted { ($0.at, $0.index) < ($1.at, $1.index) }.map(\.element)
    }
}
