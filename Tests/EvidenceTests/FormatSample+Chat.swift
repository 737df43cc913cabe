import Evidence

extension FormatSample {
    static let chatSamples: [FormatSample] = [
        FormatSample(
            format: "slack", name: "2026-03-01.json",
            text: """
                [{"type":"message","user":"U1","user_profile":{"real_name":"Alice"},"ts":"1772366400.000012",
                  "text":"see <https://a.example|the graph> &amp; tell <@U2|bob> in <#C1|ops>","edited":{"user":"U1"}},
                 {"type":"message","subtype":"bot_message","username":"pager","ts":"1772366401.000001","text":"",
                  "attachments":[{"fallback":"CPU high"}]},
                 {"type":"message","user":"U2","ts":"1772366402.000001","thread_ts":"1772366400.000012","text":"ok <!here>",
                  "parent_user_id":"U1"},
                 {"type":"message","subtype":"tombstone","user":"USLACKBOT","ts":"1772366403.000001","hidden":true,
                  "text":"This message was deleted."},
                 {"type":"message","subtype":"message_changed","ts":"1772366404.000001","hidden":true,
                  "message":{"user":"U1","text":"it is up","edited":{"user":"U1"}},
                  "previous_message":{"user":"U1","text":"it is down"}},
                 {"type":"message","user":"U3","ts":"1772366405.000001","text":"","blocks":[{"type":"rich_text","elements":[
                  {"type":"rich_text_section","elements":[{"type":"text","text":"only "},{"type":"emoji","name":"tada"}]}]}],
                  "files":[{"name":"p99.png"}]}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice",
                    text: "see the graph (https://a.example) & tell @bob in #ops (edited)"),
                Expected(time: "2026-03-01T12:00:01.000Z", actor: "pager", kind: "bot_message", text: "CPU high"),
                Expected(
                    time: "2026-03-01T12:00:02.000Z", actor: "U2", kind: "reply", text: "ok @here (in reply to U1)"),
                Expected(
                    time: "2026-03-01T12:00:03.000Z", actor: "Slackbot", kind: "deleted",
                    text: "(deleted) This message was deleted."),
                Expected(
                    time: "2026-03-01T12:00:04.000Z", actor: "U1", kind: "message_changed",
                    text: "it is up (edited; before: it is down)"),
                Expected(time: "2026-03-01T12:00:05.000Z", actor: "U3", text: "only :tada:\n[file: p99.png]"),
            ]),
        FormatSample(
            format: "slack-integrations", name: "integration_logs.json",
            text: """
                [{"user_id":"U1","user_name":"alice","date":"1772366400","change_type":"added","app_type":"Pager",
                  "channel":"C1"}]
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", actor: "alice", kind: "integration", text: "added Pager")
            ]),
        FormatSample(
            format: "mattermost", name: "export.jsonl",
            text: """
                {"type":"version","version":1}
                {"type":"user","user":{"username":"alice","email":"a@a.example","first_name":"Alice","last_name":"Example"}}
                {"type":"post","post":{"team":"t","channel":"ops","user":"alice","message":"is it down?","create_at":1772366400123,
                {"type":"post","post":{"team":"t","channel":"ops","user":"alice","message":"is it down?","create_at":1772366400123,"edit_at":1772366401000,"replies":[{"user":"bob","message":"yes","create_at":1772366402000}]}}
                {"type":"direct_post","direct_post":{"channel_members":["alice","bob"],"user":"bob","message":"look","create_at":1772366403000,"delete_at":1772366409000,"attachments":[{"path":"data/p99.png"}]}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", actor: "Alice Example (alice)", text: "is it down? (edited)"),
                Expected(
                    time: "2026-03-01T12:00:02.000Z", actor: "bob", kind: "reply",
                    text: "yes (in reply to Alice Example (alice): is it down?)"),
                Expected(
                    time: "2026-03-01T12:00:03.000Z", actor: "bob", kind: "deleted",
                    text: "(deleted) look\n[file: p99.png]"),
            ]),
        FormatSample(
            format: "discord", name: "ops.json",
            text: """
                {"guild":{"id":"1","name":"Shop"},"channel":{"id":"2","type":"GuildTextChat","name":"ops"},
                 "dateRange":{"after":null,"before":null},"exportedAt":"2026-04-01T00:00:00+00:00","messages":[
                 {"id":"10","type":"Default","timestamp":"2026-03-01T13:00:00.5+01:00","timestampEdited":null,
                  "content":"is <@7> there? <:fire:99>","author":{"id":"5","name":"alice","nickname":"Alice","isBot":false},
                  "attachments":[],"embeds":[],"mentions":[{"id":"7","name":"bob","nickname":"Bob"}]},
                 {"id":"11","type":"Reply","timestamp":"2026-03-01T12:00:01+00:00",
                  "timestampEdited":"2026-03-01T12:09:00+00:00","content":"yes",
                  "author":{"id":"7","name":"bob","nickname":"bob"},"attachments":[{"id":"1","fileName":"p99.png"}],
                  "embeds":[{"title":"Graph","description":"p99"}],"reference":{"messageId":"10","channelId":"2"}}],
                 "messageCount":2}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.500Z", actor: "Alice (alice)", text: "is @Bob there? :fire:"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", actor: "bob", kind: "Reply",
                    text: "yes\nGraph\np99\n[file: p99.png] (edited) (in reply to Alice (alice): is @Bob there? :fire:)"
                ),
            ]),
        FormatSample(
            format: "teams", name: "teams.json",
            text: #"""
                {"@odata.count":2,"value":[
                 {"id":"1772366401000","replyToId":null,"messageType":"message","createdDateTime":"2026-03-01T12:00:01Z",
                  "lastEditedDateTime":null,"deletedDateTime":null,"subject":"Outage","importance":"urgent",
                  "from":{"application":null,"user":{"id":"a","displayName":"Alice"}},
                  "body":{"contentType":"html","content":"<p>is <at id=\"0\">Bob</at> there?<br>a &lt; b&nbsp;&amp; <a href=\"https://a.example\">this</a></p>"},
                  "attachments":[{"id":"1","contentType":"reference","name":"p99.png"}],"replies":[
                  {"id":"1772366402000","replyToId":"1772366401000","messageType":"message",
                   "createdDateTime":"2026-03-01T12:00:02Z","lastEditedDateTime":"2026-03-01T12:09:00Z",
                   "from":{"user":{"displayName":"Bob"}},"body":{"contentType":"text","content":"yes"}}]},
                 {"id":"1772366403000","messageType":"message","createdDateTime":"2026-03-01T12:00:03Z",
                  "deletedDateTime":"2026-03-01T12:08:00Z","from":{"user":{"displayName":"Bob"}},
                  "body":{"contentType":"html","content":""}},
                 {"id":"1772366400000","messageType":"systemEventMessage","createdDateTime":"2026-03-01T12:00:00.25Z",
                  "from":null,"body":{"contentType":"html","content":"<systemEventMessage/>"},
                  "eventDetail":{"@odata.type":"#microsoft.graph.membersAddedEventMessageDetail",
                   "members":[{"id":"c","displayName":"Carol"}]}}]}
                """#,
            expected: [
                Expected(time: "2026-03-01T12:00:00.250Z", kind: "membersAdded", text: "membersAdded Carol"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", actor: "Alice", kind: "urgent",
                    text: "Outage\nis @Bob there?\na < b & this (https://a.example)\n[file: p99.png]"),
                Expected(
                    time: "2026-03-01T12:00:02.000Z", actor: "Bob", kind: "reply",
                    text: "yes (edited) (in reply to Alice: Outage is @Bob there? a < b & this (https://a.example) "
                        + "[file: p99.png])"),
                Expected(time: "2026-03-01T12:00:03.000Z", actor: "Bob", kind: "deleted", text: "(deleted) "),
            ]),
        FormatSample(
            format: "matrix", name: "export.json",
            text: #"""
                {"room_name":"ops","room_creator":"@alice:example.org","topic":"","export_date":"1 March 2026",
                 "exported_by":"@alice:example.org","messages":[
                 {"type":"m.room.member","sender":"@alice:example.org","state_key":"@alice:example.org","event_id":"$0",
                  "origin_server_ts":1772366400000,"content":{"membership":"join","displayname":"Alice"}},
                 {"type":"m.room.message","sender":"@alice:example.org","event_id":"$1","origin_server_ts":1772366401000,
                  "content":{"msgtype":"m.text","body":"is it down?"}},
                 {"type":"m.room.message","sender":"@bob:example.org","event_id":"$2","origin_server_ts":1772366402000,
                  "content":{"msgtype":"m.text","body":"> <@alice:example.org> is it down?\n\nyes",
                   "m.relates_to":{"m.in_reply_to":{"event_id":"$1"}}}},
                 {"type":"m.room.message","sender":"@bob:example.org","event_id":"$3","origin_server_ts":1772366403000,
                  "content":{"msgtype":"m.text","body":" * yes, all of it","m.new_content":{"body":"yes, all of it"},
                   "m.relates_to":{"rel_type":"m.replace","event_id":"$2"}}},
                 {"type":"m.room.message","sender":"@bob:example.org","event_id":"$4","origin_server_ts":1772366404000,
                  "content":{},"unsigned":{"redacted_because":{"sender":"@bob:example.org","content":{"reason":"typo"}}}},
                 {"type":"m.room.redaction","sender":"@bob:example.org","event_id":"$5","redacts":"$4",
                  "origin_server_ts":1772366405000,"content":{"reason":"typo"}}]}
                """#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice (@alice:example.org)", kind: "join",
                    text: "Alice joined"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", actor: "Alice (@alice:example.org)", text: "is it down?"),
                Expected(
                    time: "2026-03-01T12:00:02.000Z", actor: "@bob:example.org", kind: "reply",
                    text: "yes (in reply to Alice (@alice:example.org): is it down?)"),
                Expected(
                    time: "2026-03-01T12:00:03.000Z", actor: "@bob:example.org", kind: "edit",
                    text: "yes, all of it (edit of @bob:example.org: yes)"),
                Expected(
                    time: "2026-03-01T12:00:04.000Z", actor: "@bob:example.org", kind: "deleted",
                    text: "(deleted by @bob:example.org: typo)"),
                Expected(
                    time: "2026-03-01T12:00:05.000Z", actor: "@bob:example.org", kind: "deletion",
                    text: "deleted: typo (of @bob:example.org)"),
            ]),
    ]
}
