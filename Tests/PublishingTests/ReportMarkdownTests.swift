import Debriefing
import Publishing
import Testing

@Suite("The report as Markdown")
struct ReportMarkdownTests {
    @Test("PUB-01 a small report from its title to its evidence")
    func small() {
        var incident = Incident.agreed
        incident.tell(.published)
        #expect(incident.report.markdown == expected)
    }

    private let expected = """
        # Slow checkout

        Times in Europe/Berlin (+01:00)

        Published Wednesday 1 April 2026 by Alice

        Payments waited.\\
        Nobody lost one.

        Tags: checkout, queues

        ## What was learned

        - Nobody watches the queue

        ## What happened

        2 of 3 entries are told from memory; the others cite what was recorded at the time.

        ### Saturday 28 March 2026

        #### about 14:05 · web (system) · acted

        Restarted the worker

        > **Alice, as they lived it:**\\
        > I was guessing

        Evidence: worker.log, line 7, recorded 14:05, 28 March

        ```text
        out of memory
        ```

        #### after “Restarted the worker” · web (system) · observed · from memory

        It came back

        ### Time not known

        #### time not known · web (system) · observed · from memory

        The reminder was muted

        ## Agreement

        - Everybody present agreed that version 4 of the timeline is comprehensive and accurate.
        - Agreed: Alice, Bob.

        ## What we will do

        - **committed** – Alert on queue length
          - Owner: Bob
          - Due: Friday 10 April 2026
          - Done when: The drill pages us
          - Learned: Nobody watches the queue

        ## Who took part

        - Facilitator: Alice
        - Took part: Bob
        - Observed: Carol

        ## Evidence cited

        - worker.log – SHA-256 `abababababababababababababababababababababababababababababababab`

        """
}
