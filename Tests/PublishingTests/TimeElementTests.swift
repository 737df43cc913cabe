import Debriefing
import Publishing
import Testing
import Timekeeping

@Suite("Times as elements of a page")
struct TimeElementTests {
    private let words = TimeWords(WallClock("Europe/Berlin") ?? .utc)
    private let late = Incident.at("2026-03-28T23:30:00Z")

    @Test("UX-05 a time says its instant and how it is worded, and in its title UTC and what was written")
    func element() {
        #expect(
            words.element(late, .minute, dating: .year, written: "<28/Mar> 23:30")
                == #"<time datetime="2026-03-28T23:30:00Z" "#
                + #"data-precision="minute" data-dating="year" title="28 March 2026, 23:30 UTC · written as &lt;28/Mar&gt; 23:30" "#
                + #"tabindex="-1">29 March 2026, 00:30</time>"#)
    }

    @Test("UX-05 what is known by its day alone is a day, and no element that another zone would change")
    func days() {
        let timeline = Incident().debrief.timeline
        #expect(words.element(.exact(late, .day), in: timeline, dating: .none) == "29 March")
        #expect(words.element(.about(late, .minute), in: timeline, dating: .none).hasPrefix("about <time "))
        #expect(words.element(.unknown, in: timeline, dating: .none) == "time not known")
    }

    @Test("UX-05 a moment that is told by another quotes it as text, whatever it says")
    func quotes() {
        var incident = Incident()
        incident.entry("a", .unknown, "<script>x</script>")
        let told = words.element(.after(Incident.entryID("a")), in: incident.debrief.timeline, dating: .none)
        #expect(told == "after “&lt;script&gt;x&lt;/script&gt;”")
    }

    @Test("UX-05 on a picture and in a list of another zone a day stays the day that was told")
    func otherZone() {
        var incident = Incident()
        incident.entry("day", .exact(late, .day))
        incident.entry("time", .exact(late, .minute))
        let picture = Picture(TimelinePicture(of: incident.debrief, clock: .utc).svg)
        #expect(picture.mark("day")?.attributes["aria-label"]?.hasPrefix("29 March") == true)
        #expect(picture.mark("time")?.attributes["aria-label"]?.contains("23:30") == true)
        let utc = TimeWords(.utc, days: words.clock)
        let entries = incident.debrief.timeline.entries
        #expect(Set(utc.headings(of: entries)) == ["Sunday 29 March 2026", "Saturday 28 March 2026"])
        #expect(Set(utc.places(of: entries)) == ["Sunday 29 March 2026", "2026-03-28T23:30:00Z"])
    }

    @Test("UX-05 a published page is told in the zone that its reader asks for")
    func report() {
        var incident = Incident()
        incident.entry("time", .exact(late, .minute))
        let article = Report(of: incident.debrief, now: incident.debrief, clock: .utc).article
        #expect(article.contains("Saturday 28 March 2026"))
        #expect(article.contains(">23:30</time>"))
        #expect(article.contains("Times in UTC"))
        #expect(incident.report.article.contains(">00:30</time>"))
    }
}
