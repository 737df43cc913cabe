import Evidence

/// The timelines that were merged last. To see what sources have in common takes a look at all that they have at one time,
/// so it is not done again for each page.
actor MergedTimelines {
    private var kept: [(sources: [ObjectIdentifier], timeline: Evidence.Timeline)] = []
    private static let most = 8

    func timeline(of sources: [Evidence.Source]) async throws -> Evidence.Timeline {
        let names = sources.map(ObjectIdentifier.init)
        if let known = kept.firstIndex(where: { $0.sources == names }) {
            let found = kept.remove(at: known)
            kept.append(found)
            return found.timeline
        }
        let timeline = try await offTheLoop { Evidence.Timeline(countingOnce: sources) }
        kept.append((names, timeline))
        kept = kept.suffix(MergedTimelines.most)
        return timeline
    }
}
