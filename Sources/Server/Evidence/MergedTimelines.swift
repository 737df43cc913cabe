import Evidence

/// The timelines that were merged last. To see what sources have in common takes a look at all that they have at one time,
/// so it is not done again for each page.
actor MergedTimelines {
    private var kept: [(sources: [ObjectIdentifier], timeline: Evidence.Timeline)] = []
    /// The timeline is held with them, so that no other source gets the identity of one of its own.
    private var landmarks: [(timeline: Evidence.Timeline, found: Task<Landmarks, any Error>)] = []
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

    /// The deploys and alerts of a timeline, with no secret in what they say.
    func landmarks(of timeline: Evidence.Timeline) async throws -> Landmarks {
        let known = landmarks.first { $0.timeline.isMade(of: timeline.sources) }?.found
        let found = known ?? Task { try await offTheLoop { timeline.landmarks().masked } }
        if known == nil { landmarks = landmarks.suffix(MergedTimelines.most - 1) + [(timeline, found)] }
        return try await found.value
    }
}

extension Evidence.Timeline {
    fileprivate func isMade(of others: [Evidence.Source]) -> Bool {
        sources.count == others.count && zip(sources, others).allSatisfy { $0 === $1 }
    }
}

extension Landmarks {
    /// More than anybody reads beside a mark.
    private static let longest = 400

    fileprivate var masked: Landmarks {
        var masked = self
        for index in all.indices {
            masked.all[index].text = String(Masking().masked(all[index].text).text.visible.prefix(Landmarks.longest))
        }
        return masked
    }
}
