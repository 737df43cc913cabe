import Debriefing

/// Who agreed to which version of the timeline, and what they said beside it.
struct ReportAgreement {
    struct Reservation {
        let whose: String
        let about: String
        let reservationLines: [String]
    }

    /// Who agreed, or that not everybody did, in a sentence each.
    let sentences: [String]
    /// What people want to stand beside the timeline, in their own words.
    let reservations: [Reservation]

    init(of published: Debrief, now current: Debrief) {
        let version = published.timeline.version
        sentences =
            [ReportAgreement.verdict(published)]
            + ReportAgreement.answers(published)
            + (current.timeline.version > version
                ? [
                    "The timeline has been worked on since: it is at version \(current.timeline.version) now. "
                        + "What you read here is version \(version)."
                ] : [])
        reservations = published.agreements.flatMap { ReportAgreement.reservations($0, in: published) }
    }

    private static func verdict(_ debrief: Debrief) -> String {
        let version = debrief.timeline.version
        if debrief.isAgreed {
            return "Everybody present agreed that version \(version) of the timeline is comprehensive and accurate."
        }
        if debrief.present.isEmpty { return "Nobody was asked to agree to this timeline (version \(version))." }
        return "Not everybody present agreed to this timeline (version \(version))."
    }

    private static func answers(_ debrief: Debrief) -> [String] {
        let version = debrief.timeline.version
        let now = debrief.agreements.filter { $0.version == version }
        let agreed = now.filter { $0.answer.verdict == .agrees }.map(\.by)
        let withheld = now.filter { $0.answer.verdict == .withholds }.map(\.by)
        let silent = debrief.present.count { debrief.agreement(of: $0) == nil }
        let earlier = debrief.agreements.filter { $0.version != version }.map { agreement in
            let deed = agreement.answer.verdict == .agrees ? "agreed to" : "withheld agreement to"
            return "\(debrief.name(of: agreement.by).oneLine) \(deed) version \(agreement.version); "
                + "the timeline has changed since."
        }
        return [("Agreed", agreed), ("Withheld agreement", withheld)].filter { !$0.1.isEmpty }
            .map { "\($0.0): \($0.1.map { debrief.name(of: $0).oneLine }.joined(separator: ", "))." }
            + silence(silent, of: debrief.present.count) + earlier
    }

    /// Counted and not named: why somebody said nothing is not for readers to guess.
    private static func silence(_ silent: Int, of present: Int) -> [String] {
        guard silent > 0 else { return [] }
        let (few, all) = (spelled(silent), spelled(present))
        return [few.prefix(1).uppercased() + few.dropFirst() + " of \(all) present did not answer."]
    }

    private static func spelled(_ count: Int) -> String {
        let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return words.indices.contains(count - 1) ? words[count - 1] : "\(count)"
    }

    private static func reservations(_ agreement: Agreement, in debrief: Debrief) -> [Reservation] {
        let answer = agreement.answer
        return [
            ("what is missing", answer.missing), ("what was not talked about", answer.untold),
            ("what they lived differently", answer.livedDifferently),
        ]
        .filter { !$0.1.isEmpty }
        .map {
            Reservation(whose: debrief.name(of: agreement.by).oneLine, about: $0.0, reservationLines: $0.1.lines)
        }
    }
}
