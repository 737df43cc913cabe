import Debriefing

/// Pictures of timelines that were drawn last. After a change everybody in a room asks for the same one at the same time; it
/// is drawn for the first of them.
actor Pictures {
    /// What makes two pictures the same.
    struct Key: Hashable, Sendable {
        let debrief: DebriefID
        /// The number of the last change that it contains.
        let sequence: Int
        let audience: Audience
        /// What of it is to be seen, as the address says it.
        let query: String
    }

    /// How many were drawn, and not found here.
    private(set) var drawn = 0
    private var kept: [(key: Key, html: Task<String, Never>)] = []
    private static let most = 64

    /// - Parameter draw: Makes it, with nothing in it that is one person's.
    func html(_ key: Key, draw: @Sendable @escaping () async -> String) async -> String {
        if let known = kept.first(where: { $0.key == key }) { return await known.html.value }
        drawn += 1
        let html = Task { await draw() }
        kept = kept.suffix(Pictures.most - 1) + [(key, html)]
        return await html.value
    }
}
