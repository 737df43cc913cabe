extension TimelineCommand {
    /// What `debrief help timeline` teaches above the options.
    static let lesson = """
        Recognises each file by what is in it: syslog, web server and application
        logs, JSON lines, logfmt, PostgreSQL, journald, Docker and Kubernetes,
        CloudTrail, CSV, Slack exports, Alertmanager webhooks, git log, and whatever
        else has a time near the start of its lines. Compressed files and archives
        are opened. A line without a time belongs to the entry above.

        A time without an offset is read in the zone its source declares, else in
        --zone, else in UTC. What was assumed is marked with a question mark and
        said on standard error. Passwords, tokens and keys are hidden in what is
        written, unless --unmask is given; the files stay as they are.

        The index of a large file is saved in ~/.cache/debrief, so that a second run
        starts at once and reads only what has been added.

        EXAMPLES
          What did each file turn out to be? Begin with this.
            debrief timeline --sources logs/ export.zip

          What happened around the alarm, from everything in a folder:
            debrief timeline --from '2026-03-01 11:50' --until '2026-03-01 12:10' logs/

          How many errors a minute, from two servers that log in Berlin time?
            debrief timeline --zone Europe/Berlin --severity error --count 1m *.log

          The last hundred that speak of a payment, from the web servers alone:
            debrief timeline --source 'web-*' --regex 'pay(s|ment)' --tail 100 logs/

          The database's clock was 90 seconds slow:
            debrief timeline --shift db.log=+90s logs/

          For another program, for a colleague without one, and to go on later:
            journalctl -o json | debrief timeline --output jsonl - | jq .text
            debrief timeline --output html logs/ > timeline.html
            debrief timeline --output jsonl logs/ > all.jsonl

        IN A TERMINAL
          What is longer than the screen goes through $PAGER, or less; PAGER=cat does
          without. Colours tell severities and sources apart, unless NO_COLOR is
          set. Where TERM is dumb or empty there are neither colours, nor a pager,
          nor progress.

        EXIT STATUS
          0 done, 1 nothing found, 2 something could not be read or written, 64 wrong
          usage, 70 a fault of ours
        """
}
