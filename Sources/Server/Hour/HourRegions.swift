import Debriefing
import Publishing
import Timekeeping

extension Region {
    /// What stays in sight while we meet: whether it is recorded, what we agreed to, and the word that ends a tangent.
    static let ground = Region("ground") { scene in
        let hour = scene.debrief.hour
        return Ground(
            isShown: scene.debrief.stage <= .closing, isWorkshop: scene.debrief.stage.isWorkshop,
            recording: hour.recording.map { Ground.Recording($0, isOn: hour.isRecording) },
            rules: hour.groundRules?.rules.split(whereSeparator: \.isNewline).map(String.init) ?? [],
            stopWord: hour.groundRules?.stopWord, mayAnswer: scene.mayChange && scene.debrief.stage.isWorkshop,
            // At the agreement everybody answers three questions, which have to be in sight on a phone.
            asksLearned: scene.debrief.stage != .agreement, path: scene.path("hands"))
    }

    /// What is said before anything else.
    static let statement = Region("statement") { scene in
        let statement = scene.debrief.hour.statement
        var (text, reason): (String?, String?) = (OpeningWords.usual, nil)
        switch statement {
        case .written(let words): text = words
        case .leftOut(let why): (text, reason) = (nil, why)
        case nil: break
        }
        return StatementPanel(
            paragraphs: (text ?? "").split(separator: "\n\n").map {
                $0.split(whereSeparator: \.isNewline).joined(separator: " ")
            },
            leftOut: reason, words: text ?? OpeningWords.usual, leads: scene.leads && scene.mayChange,
            asksFirst: scene.mayChange && scene.debrief.stage == .opening, path: scene.path("statements"),
            handsPath: scene.path("hands"))
    }

    /// What whoever leads sets up before or at the opening.
    static let settingUp = Region("setting-up") { scene in
        let hour = scene.debrief.hour
        return SettingUp(
            leads: scene.leads && scene.mayChange, rules: hour.groundRules?.rules ?? OpeningWords.rules,
            stopWord: hour.groundRules?.stopWord ?? OpeningWords.stopWord, recording: hour.recording,
            isRecording: hour.isRecording,
            people: scene.leads ? scene.parts : [], path: scene.path(""))
    }

    /// The entry that the room looks at.
    static let walk = Region("walk") { scene in
        let (entries, focused) = (scene.entries, scene.debrief.focused)
        let index = focused.flatMap { entry in entries.firstIndex { $0.id == entry.id } }
        return Walk(
            entry: focused?.id.text,
            time: focused.map { scene.words.element($0.content.moment, in: scene.debrief.timeline, dating: .none) },
            lane: focused?.content.lane.name, text: focused?.content.text,
            place: index.map { "\($0 + 1) of \(entries.count)" },
            previous: index.flatMap { $0 > 0 ? entries[$0 - 1].id.text : nil },
            next: index.map { $0 + 1 < entries.count ? entries[$0 + 1].id.text : nil } ?? entries.first?.id.text,
            leads: scene.leads && scene.mayChange, mayChange: scene.mayChange, path: scene.path("focuses"),
            linePath: scene.path("entries/lines"), handsPath: scene.path("hands"), newName: scene.newName)
    }

    static let closingWords = Region("closing-words") { scene in
        let debrief = scene.debrief
        return ClosingPanel(
            asks: debrief.stage == .closing && scene.mayChange && debrief.hour.closing == nil,
            result: debrief.hour.closing.map(ClosingPanel.Result.init), learned: debrief.learnedWords,
            steps: scene.nextSteps,
            path: scene.path("hands"))
    }
}

extension Scene {
    fileprivate var parts: [SettingUp.Row] {
        debrief.participants.map {
            SettingUp.Row(person: $0.person.text, name: $0.name, part: debrief.hour.parts[$0.person] ?? "")
        }
    }

    /// What happens next, with the dates that are known.
    var nextSteps: [ClosingPanel.Step] {
        var steps = debrief.openRemediations.map { remediation in
            ClosingPanel.Step(
                when: remediation.content.due.map { words.day($0) } ?? "No date yet",
                what: "\(remediation.content.owner.map(name) ?? "Nobody yet"): \(remediation.content.text)")
        }
        if let group = debrief.group, group.outcome == nil {
            let members = group.members.map(name).joined(separator: ", ")
            steps.append(.init(when: words.day(group.soakUntil), what: "\(members) let the list soak until then"))
            steps.append(
                .init(when: datedElement(group.followUp), what: "They meet again and decide what will be done"))
        }
        let waiting = debrief.ideas.count { $0.outcome == nil }
        if waiting > 0, debrief.ideasAreOpen {
            steps.append(.init(when: "Still open", what: "\(waiting) parked \(waiting == 1 ? "idea" : "ideas")"))
        }
        let publication =
            debrief.publication == nil
            ? "The record is published once it has been read through" : "The record is published"
        return steps + [.init(when: debrief.publication.map { words.day($0.at) } ?? "No date yet", what: publication)]
    }
}

extension Debrief {
    /// As in `Said “I learned something”: timeline 3 of 8, learning 5 of 8.`; nil if nobody did.
    var learnedWords: String? {
        guard !hour.learned.isEmpty else { return nil }
        let stages = hour.learned.sorted { $0.key < $1.key }.map { stage, count in
            let of = count.present >= count.learned ? " of \(count.present)" : ""
            return "\(stage.words) \(count.learned)\(of)"
        }
        return "“I learned something” was said in each stage by: \(stages.joined(separator: ", "))."
    }
}

struct Ground: Hashable, Sendable {
    struct Recording: Hashable, Sendable {
        let isOn: Bool
        let what: String
        let why: String
        let seenBy: String
        let keptUntil: String

        init(_ notice: RecordingNotice, isOn: Bool) {
            self.isOn = isOn
            (what, why, seenBy, keptUntil) = (notice.what, notice.why, notice.seenBy, notice.keptUntil)
        }
    }

    let isShown: Bool
    let isWorkshop: Bool
    let recording: Recording?
    let rules: [String]
    let stopWord: String?
    let mayAnswer: Bool
    let asksLearned: Bool
    let path: String
}

struct StatementPanel: Hashable, Sendable {
    let paragraphs: [String]
    let leftOut: String?
    let words: String
    let leads: Bool
    let asksFirst: Bool
    let path: String
    let handsPath: String
}

struct SettingUp: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let person: String
        let name: String
        let part: String
    }

    let leads: Bool
    let rules: String
    let stopWord: String
    let recording: RecordingNotice?
    let isRecording: Bool
    let people: [Row]
    let path: String
    var mayStart: Bool { recording != nil && !isRecording }
}

struct Walk: Hashable, Sendable {
    let entry: String?
    /// As HTML.
    let time: String?
    let lane: String?
    let text: String?
    let place: String?
    let previous: String?
    let next: String?
    let leads: Bool
    let mayChange: Bool
    let path: String
    let linePath: String
    let handsPath: String
    let newName: NewName
}

struct ClosingPanel: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        /// As HTML.
        let when: String
        let what: String
    }

    struct Result: Hashable, Sendable {
        let worth: String
        let again: String

        init(_ count: ClosingCount) {
            worth =
                "\(count.learned) of \(count.answered) learned something that will change their work."
                + (count.wasWorthIt ? " One is enough to make it worthwhile." : " Nobody yet: what was missing?")
            again =
                "\(count.wouldCome) of \(count.answered) would come to another debrief."
                + (count.isWelcomeAgain ? " That is half or more." : " That is less than half: what would change it?")
        }
    }

    let asks: Bool
    let result: Result?
    /// How many said that they learned something, stage by stage; nil if nobody did.
    let learned: String?
    let steps: [Step]
    let path: String
}
