import Debriefing
import Foundation
import Publishing
import Timekeeping

/// The interviews that one person may know of, in words, and for leaders what to think of when planning them.
struct InterviewsPage {
    struct Row {
        let id: String
        let person: String
        let time: String
        let length: String
        let isUnusual: Bool
        let asker: String
        let scribe: String?
        let listeners: String
        let keepUntil: String
        let consent: String
        let isOwn: Bool
        let hasAnswered: Bool
        let mayRecord: Bool
        let recording: String?
        let recordingPath: String?
        let path: String
        let leads: Bool
    }

    let path: String
    let accountsPath: String
    let leads: Bool
    let vantages: [Vantage]
    let people: [Choice]
    let askers: [Choice]
    let zone: String
    let keepUntil: String
    let rows: [Row]
    let isEmpty: Bool

    init(_ interviews: [Interview], _ scene: Scene, for participant: Participant, at now: Instant) {
        path = scene.path("interviews")
        accountsPath = Route.accounts(scene.debrief.id).path
        leads = scene.leads
        vantages = Vantage.all
        people = scene.people(selected: nil)
        askers = scene.people(selected: participant.person)
        zone = scene.debrief.description.zone
        keepUntil = CalendarDay(now.advanced(bySeconds: 30 * 86_400)).description
        rows = interviews.map { Row($0, scene, for: participant.person) }
        isEmpty = rows.isEmpty
    }
}

/// A place from which somebody saw what others could not: whom to think of when asking for interviews. It is never kept
/// with anybody's name.
struct Vantage {
    let title: String
    let words: String

    static let all: [Vantage] = [
        Vantage(
            title: "Whoever others may point at",
            words: "Early, alone and kindly: they have most to tell and most to fear."),
        Vantage(
            title: "Helped without being on call",
            words: "They came from elsewhere and saw what the others took for granted."),
        Vantage(
            title: "The only one who knows a part",
            words: "What they know by heart is written nowhere yet."),
        Vantage(
            title: "Looked after it before",
            words: "They remember why it was built that way, and what it was built for."),
        Vantage(
            title: "Wrote the ticket or the change",
            words: "They know what was asked for, and what it looked like when it began."),
        Vantage(
            title: "New here",
            words: "What surprises them tells what everybody else has stopped seeing."),
    ]
}

extension InterviewsPage.Row {
    fileprivate init(_ interview: Interview, _ scene: Scene, for reader: PersonID) {
        id = interview.id.text
        person = scene.name(interview.person)
        time = scene.dated(interview.start)
        length = "\(interview.minutes) min"
        isUnusual = interview.hasUnusualLength
        asker = scene.name(interview.asker)
        scribe = interview.scribe.map(scene.name)
        let listening =
            [interview.person, interview.asker] + (interview.scribe.map { [$0] } ?? []) + interview.listeners
        var names: [String] = []
        for name in listening.map(scene.name) where !names.contains(name) { names.append(name) }
        listeners = names.joined(separator: ", ")
        keepUntil = scene.words.day(interview.keepUntil)
        consent =
            switch interview.consent {
            case .open: "not asked or not answered yet"
            case .given: "yes, it may be recorded"
            case .refused: "no recording"
            }
        isOwn = interview.person == reader
        hasAnswered = interview.consent != .open
        mayRecord = interview.mayRecord(reader)
        recording = interview.recording.map { "\($0.name), \($0.size.formatted(.byteCount(style: .file)))" }
        path = scene.path("interviews/\(interview.id)")
        recordingPath = interview.recording != nil && interview.mayListen(reader) ? "\(path)/recording" : nil
        leads = scene.leads
    }
}

extension Scene {
    fileprivate func people(selected: PersonID?) -> [Choice] {
        debrief.participants.map {
            Choice(key: $0.person.text, name: name($0.person), isSelected: $0.person == selected)
        }
    }
}
