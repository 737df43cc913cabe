import Evidence

extension FormatSample {
    static let ircSamples: [FormatSample] = [
        FormatSample(
            format: "irc-weechat", name: "#ops.weechatlog",
            text: "2026-03-01 12:00:00\t-->\tbob (~bob@b.example) has joined #ops\n"
                + "2026-03-01 12:00:01\t@alice\tis it down?\n2026-03-01 12:00:02\t *\tbob looks\n"
                + "2026-03-01 12:00:03\t<--\tbob (~bob@b.example) has quit (Ping timeout)\n"
                + "2026-03-01 12:00:04\t--\tMode #ops [+o bob] by alice\n",
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "bob", kind: "join",
                    text: "bob (~bob@b.example) has joined #ops", zone: .assumed),
                Expected(time: "2026-03-01T12:00:01.000Z", actor: "alice", text: "is it down?", zone: .assumed),
                Expected(
                    time: "2026-03-01T12:00:02.000Z", actor: "bob", kind: "action", text: "bob looks", zone: .assumed),
                Expected(
                    time: "2026-03-01T12:00:03.000Z", actor: "bob", kind: "quit",
                    text: "bob (~bob@b.example) has quit (Ping timeout)", zone: .assumed),
                Expected(
                    time: "2026-03-01T12:00:04.000Z", actor: "alice", kind: "mode",
                    text: "Mode #ops [+o bob] by alice", zone: .assumed),
            ]),
        FormatSample(
            format: "irc-irssi", name: "#ops.log",
            text: """
                --- Log opened Sun Mar 01 23:58:00 2026
                23:58 -!- bob [~bob@b.example] has joined #ops
                23:59 <@alice> is it \u{03}04down\u{03}?
                --- Day changed Mon Mar 02 2026
                00:01  * bob looks
                00:02 -carol:#ops- careful
                """,
            expected: [
                Expected(time: "2026-03-01T23:58:00.000Z", kind: "log", text: "Log opened", zone: .assumed),
                Expected(
                    time: "2026-03-01T23:58:00.000Z", actor: "bob", kind: "join",
                    text: "bob [~bob@b.example] has joined #ops", zone: .assumed),
                Expected(time: "2026-03-01T23:59:00.000Z", actor: "alice", text: "is it down?", zone: .assumed),
                Expected(
                    time: "2026-03-02T00:01:00.000Z", actor: "bob", kind: "action", text: "bob looks", zone: .assumed),
                Expected(
                    time: "2026-03-02T00:02:00.000Z", actor: "carol", kind: "notice", text: "careful", zone: .assumed),
            ]),
        FormatSample(
            format: "irc-irssi", name: "excerpt.log",
            text: "23:59 < alice> is it down?\n--- Day changed Mon Mar 02 2026\n00:01 <+bob> yes\n",
            expected: [
                Expected(time: "2026-03-01T23:59:00.000Z", actor: "alice", text: "is it down?", zone: .assumed),
                Expected(time: "2026-03-02T00:01:00.000Z", actor: "bob", text: "yes", zone: .assumed),
            ]),
        FormatSample(
            format: "irc-xchat", name: "ops.log",
            text: "**** BEGIN LOGGING AT Thu Dec 31 23:58:00 2026\n\nDec 31 23:58:00 *\tNow talking on #ops\n"
                + "Dec 31 23:59:00 <alice>\tis it down?\nJan 01 00:01:00 *\tbob looks\n"
                + "Jan 01 00:02:00 <--\tbob has quit (bye)\n**** ENDING LOGGING AT Fri Jan  1 00:03:00 2027\n",
            expected: [
                Expected(time: "2026-12-31T23:58:00.000Z", kind: "log", text: "BEGIN LOGGING AT", zone: .assumed),
                Expected(
                    time: "2026-12-31T23:58:00.000Z", kind: "join", text: "Now talking on #ops",
                    zone: .assumed),
                Expected(time: "2026-12-31T23:59:00.000Z", actor: "alice", text: "is it down?", zone: .assumed),
                Expected(
                    time: "2027-01-01T00:01:00.000Z", actor: "bob", kind: "action", text: "bob looks", zone: .assumed),
                Expected(
                    time: "2027-01-01T00:02:00.000Z", actor: "bob", kind: "quit", text: "bob has quit (bye)",
                    zone: .assumed),
                Expected(time: "2027-01-01T00:03:00.000Z", kind: "log", text: "ENDING LOGGING AT", zone: .assumed),
            ]),
        FormatSample(
            format: "irc-znc", name: "2026-03-01.log",
            text: """
                [12:00:00] *** Joins: bob (~bob@b.example)
                [12:00:01] <alice> is it down?
                [12:00:02] * bob looks
                [12:00:03] *** alice sets mode: +o bob
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "bob", kind: "join", text: "Joins: bob (~bob@b.example)",
                    zone: .assumed),
                Expected(time: "2026-03-01T12:00:01.000Z", actor: "alice", text: "is it down?", zone: .assumed),
                Expected(
                    time: "2026-03-01T12:00:02.000Z", actor: "bob", kind: "action", text: "bob looks", zone: .assumed),
                Expected(
                    time: "2026-03-01T12:00:03.000Z", actor: "alice", kind: "mode", text: "alice sets mode: +o bob",
                    zone: .assumed),
            ]),
    ]
}
