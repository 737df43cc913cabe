import Debriefing
import Foundation
import Publishing
import Testing
import Timekeeping

@Suite("The report")
struct ReportTests {
    @Test("PUB-01 the published report holds what happened, what was learned and what will be done")
    func whole() {
        var incident = Incident.agreed
        incident.tell(.published)
        for output in [incident.report.article, incident.report.page, incident.report.markdown] {
            for words in [
                "Slow checkout", "Restarted the worker", "Saturday 28 March 2026", "about 14:05", "worker.log, line 7",
                "out of memory",
                "I was guessing", "Nobody watches the queue", "Alert on queue length", "Friday 10 April 2026",
                "The drill pages us",
                "Published Wednesday 1 April 2026 by Alice", "Times in Europe/Berlin (+01:00)",
            ] { #expect(output.contains(words), "\(words)") }
        }
    }

    @Test("the page stands for itself: no script, nothing fetched, and markup that is well-formed inside")
    func selfContained() {
        let page = Incident.agreed.report.page
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.contains("default-src 'none'") && page.contains("--ink: #1d2226"))
        for sign in ["<script", "<link", "src=", "@import", "url(", "href=\"http"] {
            #expect(!page.contains(sign), "\(sign)")
        }
    }

    @Test("the article links citations to their source, and what leaves Debrief does not")
    func links() {
        let debrief = Incident.agreed.debrief
        let report = Report(of: debrief, now: debrief) { "/evidence/\($0.source)?line=\($0.line)" }
        #expect(report.article.contains("<a href=\"/evidence/s?line=7\"><bdi>worker.log, line 7</bdi></a>"))
        #expect(!report.page.contains("/evidence/"))
    }

    @Test("every mark of the picture leads to its entry in the list")
    func marksLeadToEntries() throws {
        let article = try #require(Element.read(Incident.agreed.report.article))
        let targets = Set(article.all("li", class: "entry").compactMap { $0.attributes["id"] })
        let marks = article.all("a", class: "mark").compactMap { $0.attributes["href"]?.dropFirst() }.map(String.init)
        #expect(marks.count == 3 && Set(marks) == targets)
    }

    @Test("TIM-06 the readable timeline says how well each time is known")
    func moments() throws {
        let article = try #require(Element.read(Incident.agreed.report.article))
        #expect(
            article.all("div", class: "moment").map(\.words) == [
                "about 14:05", "after “Restarted the worker”", "time not known",
            ])
        #expect(article.all("h3").map(\.words).prefix(2) == ["Saturday 28 March 2026", "Time not known"])
    }

    @Test("entries without evidence are marked and counted")
    func fromMemory() throws {
        let article = try #require(Element.read(Incident.agreed.report.article))
        let marked = article.all("li", class: "entry").map { $0.words.contains("from memory") }
        #expect(marked == [false, true, true])
        #expect(article.words.contains("2 of 3 entries are told from memory"))
    }

    @Test("REM-05 the report shows the remediations as they stand now, and the timeline as it was published")
    func liveState() {
        let published = Incident.agreed
        var current = published
        current.tell(.remediationMoved(remediation: Incident.remediation, state: .done(seen: "It paged Bob")))
        current.entry("d", .unknown, "Told later")
        let report = Report(of: published.debrief, now: current.debrief)
        #expect(
            report.markdown.contains("- **done** – Alert on queue length")
                && report.markdown.contains("Seen: It paged Bob"))
        #expect(!report.markdown.contains("Told later"))
        #expect(report.markdown.contains("it is at version 5 now. What you read here is version 4."))
    }

    @Test("REM-02 a debrief without remediations says that this is a result")
    func noRemediations() {
        let report = Incident().report
        #expect(report.markdown.contains("This debrief ended without remediations, and that is a result."))
        #expect(report.article.contains("This debrief ended without remediations, and that is a result."))
    }

    @Test("what was decided against stands with its reason")
    func decidedAgainst() {
        var incident = Incident.agreed
        incident.tell(.remediationMoved(remediation: Incident.remediation, state: .decidedAgainst(reason: "Too noisy")))
        #expect(
            incident.report.markdown.contains(
                "## What we decided against\n\n- **decided against** – Alert on queue length"))
        #expect(incident.report.markdown.contains("Reason: Too noisy"))
    }

    @Test("AGR-03 a reservation is published in its author's own words, and with it who agreed")
    func agreement() {
        var incident = Incident()
        incident.entry("a", .unknown)
        incident.agree(Incident.alice, Incident.bob, answer: Answer(verdict: .agrees, untold: "How tired we were"))
        let text = incident.report.markdown
        #expect(text.contains("Everybody present agreed that version 1 of the timeline is comprehensive and accurate."))
        #expect(text.contains("- Agreed: Alice, Bob."))
        #expect(text.contains("> **Bob, on what was not talked about:**\\\n> How tired we were"))
    }

    @Test("it says plainly that not everybody agreed, and who answered to an earlier version")
    func noAgreement() {
        var incident = Incident()
        incident.entry("a", .unknown)
        incident.agree(Incident.alice)
        incident.entry("b", .unknown)
        incident.tell(.arrived(person: Incident.bob))
        let text = incident.report.markdown
        #expect(text.contains("- Not everybody present agreed to this timeline (version 2)."))
        #expect(text.contains("- One of two present did not answer."))
        #expect(text.contains("- Alice agreed to version 1; the timeline has changed since."))
    }

    @Test("parked ideas are shown once they were open when it was published")
    func ideas() {
        var incident = Incident()
        incident.tell(.ideaParked(idea: Incident.id("i", IdeaID.init), text: "Buy a monitor", entry: nil))
        #expect(!incident.report.markdown.contains("Buy a monitor"))
        incident.tell(.stageOpened(stage: .remediation))
        incident.tell(.ideaSettled(idea: Incident.id("i", IdeaID.init), outcome: .dropped(reason: "We have one")))
        #expect(incident.report.markdown.contains("- Buy a monitor\\\n  *let go: We have one*"))
    }

    @Test("the follow-up is told with its date, and with its outcome once it was held")
    func followUp() {
        var incident = Incident()
        let day = CalendarDay(Incident.at("2026-04-08T00:00:00Z"))
        let meeting = Incident.at("2026-04-09T12:00:00Z")
        incident.tell(.groupAppointed(group: SmallGroup(members: [Incident.bob], soakUntil: day, followUp: meeting)))
        #expect(incident.report.markdown.contains("The follow-up meeting is on Thursday 9 April 2026, 14:00."))
        #expect(incident.report.markdown.contains("There are no remediations so far"))
        incident.tell(.followUpEnded(outcome: .held(at: meeting)))
        #expect(incident.report.markdown.contains("The follow-up was held on Thursday 9 April 2026."))
    }

    @Test("a sample is marked as one")
    func sample() {
        let report = Incident(sample: true).report
        #expect(report.article.contains("This is the sample that comes with Debrief"))
        #expect(report.markdown.contains("*This is the sample that comes with Debrief"))
    }

    @Test("people stand under their roles, in the order in which they joined")
    func people() {
        #expect(Incident().report.markdown.contains("- Facilitator: Alice\n- Took part: Bob\n- Observed: Carol"))
    }
}
