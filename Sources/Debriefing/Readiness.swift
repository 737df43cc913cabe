public import Timekeeping

/// What is missing before people meet. It advises; only the one facilitator is asked for by the rules.
public struct Readiness: Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable, CodingKeyRepresentable {
        case facilitator
        case notInvolved = "not-involved"
        case noAuthority = "no-authority"
        case noteTaker = "note-taker"
        case people, teams, accounts, date, invitation
    }

    public enum State: String, Hashable, Sendable {
        case ready, missing, overridden
    }

    public struct Item: Hashable, Sendable {
        public let kind: Kind
        /// What is missing, by name; empty if it is not a matter of names.
        public let missing: [String]
        public let state: State
        /// Why somebody goes on without it.
        public let override: Override?

        public var isOverridable: Bool { kind != .facilitator }
    }

    /// A reason to go on without something. It holds for what was missing then, and for nothing that comes to it.
    public struct Override: Codable, Hashable, Sendable {
        public let by: PersonID
        public let at: Instant
        public let subjects: [String]
        public let reason: String
    }

    public let items: [Item]

    public var isReady: Bool { items.allSatisfy { $0.state != .missing } }

    public func item(_ kind: Kind) -> Item? { items.first { $0.kind == kind } }
}

extension Debrief {
    public var readiness: Readiness {
        let mentions = mentions
        return Readiness(
            items: Readiness.Kind.allCases.map { kind in
                let missing = missing(kind, mentions)
                guard let missing else { return .init(kind: kind, missing: [], state: .ready, override: nil) }
                let override = override(kind).flatMap { Set(missing).isSubset(of: $0.subjects) ? $0 : nil }
                return .init(
                    kind: kind, missing: missing, state: override == nil ? .missing : .overridden, override: override)
            })
    }

    private func override(_ kind: Readiness.Kind) -> Readiness.Override? {
        guard kind == .accounts else { return overrides[kind] }
        return accounts.exception.map { Readiness.Override(by: $0.by, at: $0.at, subjects: [], reason: $0.reason) }
    }

    /// What is missing, as names where there are any; nil for nothing.
    private func missing(_ kind: Readiness.Kind, _ mentions: Mentions) -> [String]? {
        switch kind {
        case .facilitator: return facilitator == nil ? [] : nil
        case .notInvolved: return facilitator.flatMap { isInvolved($0, mentions) ? [$0.person.text] : nil }
        case .noAuthority:
            let under = facilitator.map { subordinates(of: $0.person) } ?? []
            return under.isEmpty ? nil : under.map(\.text)
        case .noteTaker: return participants.contains { $0.role == .noteTaker } ? nil : []
        case .people: return uninvited(mentions).map(\.text).unlessEmpty
        case .teams: return absentTeams(mentions).map(\.text).unlessEmpty
        case .accounts: return releasedAccounts >= ReleasedAccounts.enough ? nil : []
        case .date: return attendance.appointment == nil ? [] : nil
        case .invitation: return attendance.invitedAt == nil || attendance.isInvitedLate ? [] : nil
        }
    }

    /// Whether the timeline, or the evidence that it cites, names that person as somebody who acted, or they told their own part.
    private func isInvolved(_ person: Participant, _ mentions: Mentions) -> Bool {
        let bearers = bearers
        return mentions.people.contains { bearers[$0.handle] == person.person }
            || timeline.inOrderOfArrival.contains { $0.perspectives.contains { $0.by == person.person } }
    }

    /// Those here over whom `person` has authority.
    private func subordinates(of person: PersonID) -> [PersonID] {
        participants.map(\.person).filter { authority[person]?.contains($0) ?? false }
    }
}

extension Array {
    fileprivate var unlessEmpty: Self? { isEmpty ? nil : self }
}
