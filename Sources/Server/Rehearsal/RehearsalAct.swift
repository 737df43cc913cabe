import Debriefing
import Storage
import Timekeeping

/// One thing that somebody who is played does in a rehearsal.
struct RehearsalAct: Decodable, Sendable {
    enum Deed: String, Decodable {
        case arrive, perspective, entry, park, agree, withhold, card, propose, learned, close
        case firstTime = "first-time"
    }

    let stage: Stage
    /// The key of a person of the sample.
    let by: String
    let does: Deed
    let text: String?
    /// The first words of an entry.
    let at: String?
    let lane: String?
    let time: Instant?
    let learned: Bool?
    let wouldCome: Bool?

    /// The command that does it; nil once it is done, or where its place is gone.
    ///
    /// - Parameter number: Of the act in its script. What it makes is named by that, so that no act is done twice.
    func command(_ number: Int, as person: PersonID, in debrief: Debrief) -> Command? {
        let (name, text) = ("rehearsal-\(number)", text ?? "")
        switch does {
        case .arrive: return debrief.present.contains(person) ? nil : .arrive(person)
        case .perspective: return perspective(name, in: debrief)
        case .entry:
            guard let id = EntryID(name), debrief.timeline[id] == nil, let time else { return nil }
            let lane = Lane(kind: .person, name: lane ?? debrief.name(of: person))
            return .addEntry(id, EntryContent(moment: .exact(time, .minute), lane: lane, kind: .observed, text: text))
        case .park:
            guard let id = IdeaID(name), !debrief.ideas.contains(where: { $0.id == id }) else { return nil }
            return .park(id, text, at: debrief.focused?.id)
        case .agree, .withhold: return word(as: person, in: debrief)
        case .propose:
            guard let id = RemediationID(name), !debrief.remediations.contains(where: { $0.id == id }) else {
                return nil
            }
            return .propose(id, RemediationContent(text: text, owner: person), from: nil)
        case .card:
            guard let id = LearningID(name), !debrief.learnings.contains(where: { $0.id == id }) else { return nil }
            return .addLearning(id, text)
        case .firstTime, .learned, .close: return nil
        }
    }

    private func perspective(_ name: String, in debrief: Debrief) -> Command? {
        guard let id = PerspectiveID(name), let at,
            let entry = debrief.timeline.entries.first(where: { $0.content.text.hasPrefix(at) }),
            !entry.perspectives.contains(where: { $0.id == id })
        else { return nil }
        return .addPerspective(id, text ?? "", to: entry.id)
    }

    /// Whoever withheld their word agrees once the timeline has changed, and nobody changes their mind about one version.
    private func word(as person: PersonID, in debrief: Debrief) -> Command? {
        let (version, last) = (debrief.timeline.version, debrief.agreement(of: person))
        guard debrief.present.contains(person), last?.version != version else { return nil }
        guard does == .withhold else { return .agree(Answer(verdict: .agrees), on: version) }
        return last == nil ? .agree(Answer(verdict: .withholds, missing: text ?? ""), on: version) : nil
    }

    /// A hand that is raised, without a name.
    func hand(in stage: Stage) -> (question: ShowOfHands.Question, answers: [Int])? {
        switch does {
        case .firstTime: (.firstTime, [1])
        case .learned: (.learned(stage), [1])
        case .close:
            (
                .closing,
                (learned == true ? [ClosingAnswer.learned] : []) + (wouldCome == true ? [ClosingAnswer.wouldCome] : [])
            )
        default: nil
        }
    }
}
