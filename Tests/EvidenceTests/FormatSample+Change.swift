import Evidence

extension FormatSample {
    static let changeSamples: [FormatSample] = [
        FormatSample(
            format: "git-log", name: "git.log",
            text: """
                commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main)
                Author:     Alice <alice@example.org>
                AuthorDate: Sat Feb 28 09:00:00 2026 +0100
                Commit:     Bob <bob@example.org>
                CommitDate: Sun Mar 1 13:00:00 2026 +0100

                    Raise the limit

                    commit 0000000 is not one
                commit fedcba9876543210fedcba9876543210fedcba98
                Author: Bob <bob@example.org>
                Date:   Sat Feb 28 10:00:00 2026 +0000

                    Lower the limit
                """,
            expected: [
                Expected(
                    time: "2026-02-28T10:00:00.000Z", actor: "Bob <bob@example.org>", kind: "commit",
                    text: "fedcba9876 Lower the limit"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice <alice@example.org>", kind: "commit",
                    text:
                        "0123456789 Raise the limit\n\ncommit 0000000 is not one (authored Sat Feb 28 09:00:00 2026 +0100, "
                        + "committed by Bob <bob@example.org>)"),
            ]),
        FormatSample(
            format: "git-log", name: "graph.log",
            text: """
                *   commit 0123456789abcdef0123456789abcdef01234567 (tag: v2)
                |\\  Merge: aaaaaaa bbbbbbb
                | | Author: Alice <alice@example.org>
                | | Date:   2026-03-01 13:00:00 +0100
                | |
                | |     Raise the limit
                | |
                | * commit fedcba9876543210fedcba9876543210fedcba98
                |/  author Bob <bob@example.org> 1772366000 +0100
                |   committer Bob <bob@example.org> 1772366000 +0100
                |
                |       Lower the limit
                """,
            expected: [
                Expected(
                    time: "2026-03-01T11:53:20.000Z", actor: "Bob <bob@example.org>", kind: "commit",
                    text: "fedcba9876 Lower the limit"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice <alice@example.org>", kind: "commit",
                    text: "0123456789 Raise the limit"),
            ]),
        FormatSample(
            format: "git-log", name: "short.log",
            text: """
                01234ab Alice Example 2026-03-01T13:00:00+01:00 Raise the limit - again
                fedcba9 Bob 2026-02-28T10:00:00Z Lower the limit
                """,
            expected: [
                Expected(
                    time: "2026-02-28T10:00:00.000Z", actor: "Bob", kind: "commit", text: "fedcba9 Lower the limit"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice Example", kind: "commit",
                    text: "01234ab Raise the limit - again"),
            ]),
        FormatSample(
            format: "git-log", name: "fields.log",
            text: """
                01234ab|Alice|alice@example.org|Sun Mar 1 13:00:00 2026 +0100|Raise the limit
                fedcba9|Bob|bob@example.org|Sat Feb 28 10:00:00 2026 +0000|Lower it
                """,
            expected: [
                Expected(
                    time: "2026-02-28T10:00:00.000Z", actor: "Bob <bob@example.org>", kind: "commit",
                    text: "fedcba9 Lower it"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice <alice@example.org>", kind: "commit",
                    text: "01234ab Raise the limit"),
            ]),
        FormatSample(
            format: "git-log", name: "raw.log",
            text: "01234ab Alice 1772366400 +0100 Raise the limit\nfedcba9 Bob 1772272800 +0000 Lower it\n",
            expected: [
                Expected(time: "2026-02-28T10:00:00.000Z", actor: "Bob", kind: "commit", text: "fedcba9 Lower it"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice", kind: "commit", text: "01234ab Raise the limit"),
            ]),
        FormatSample(
            format: "git-log", name: "both.log",
            text: """
                01234ab 2026-02-27T12:00:00+00:00 2026-03-01T13:00:00+01:00 Alice <alice@example.org> Raise the limit
                fedcba9 2026-02-28T10:00:00+00:00 2026-02-28T10:00:00+00:00 Bob <bob@example.org> Lower it
                """,
            expected: [
                Expected(
                    time: "2026-02-28T10:00:00.000Z", actor: "Bob <bob@example.org>", kind: "commit",
                    text: "fedcba9 Lower it"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice <alice@example.org>", kind: "commit",
                    text: "01234ab Raise the limit (authored 2026-02-27T12:00:00Z)"),
            ]),
        FormatSample(
            format: "github", name: "deployment_status.json",
            text: """
                {"action":"created","deployment_status":{"id":1,"state":"failure","creator":{"login":"bob"},
                  "description":"it broke","environment":"production","created_at":"2026-03-01T12:00:05Z",
                  "deployment_url":"https://api.a.example/repos/octo/shop/deployments/42"},
                 "deployment":{"id":42,"sha":"0123456789abcdef","ref":"main","created_at":"2026-03-01T12:00:00Z"},
                 "repository":{"full_name":"octo/shop","created_at":"2020-01-01T00:00:00Z"},"sender":{"login":"alice"}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:05.000Z", actor: "alice", kind: "deployment_status created",
                    severity: .error, text: "production failure it broke in octo/shop")
            ]),
        FormatSample(
            format: "github", name: "webhooks.jsonl",
            text: """
                {"action":"opened","issue":{"title":"It is slow","created_at":"2026-03-01T11:50:00Z"},"repository":{"full_name":"octo/shop"},"sender":{"login":"carol"}}
                {"action":"completed","workflow_run":{"name":"Deploy","run_number":163,"status":"completed","conclusion":"success","created_at":"2026-03-01T11:59:00Z","run_started_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:03:00Z"},"workflow":{"created_at":"2020-01-01T00:00:00Z"},"repository":{"full_name":"octo/shop"},"sender":{"login":"alice"}}
                {"action":"published","release":{"tag_name":"v2","name":"v2","draft":false,"created_at":"2026-02-20T12:00:00Z","published_at":"2026-03-01T12:05:00Z"},"repository":{"full_name":"octo/shop"},"sender":{"login":"alice"}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T11:50:00.000Z", actor: "carol", kind: "issue opened", text: "It is slow"),
                Expected(
                    time: "2026-03-01T12:03:00.000Z", actor: "alice", kind: "workflow_run completed", severity: .info,
                    text: "Deploy #163 success in octo/shop"),
                Expected(
                    time: "2026-03-01T12:05:00.000Z", actor: "alice", kind: "release published",
                    text: "v2 in octo/shop"),
            ]),
        FormatSample(
            format: "github", name: "push.json",
            text: """
                {"ref":"refs/heads/main","before":"0","after":"0123456789abcdef","created":false,"deleted":false,"forced":true,
                 "compare":"https://a.example","commits":[{"id":"0123456789abcdef","message":"Raise the limit\\n\\nmore",
                  "timestamp":"2026-02-20T12:00:00+01:00","author":{"name":"Bob","email":"bob@example.org"}}],
                 "head_commit":{"timestamp":"2026-02-20T12:00:00+01:00"},
                 "repository":{"full_name":"octo/shop","created_at":1577836800,"pushed_at":1772366400},
                 "pusher":{"name":"alice","email":"alice@example.org"},"sender":{"login":"alice"}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "alice <alice@example.org>", kind: "push",
                    text: "pushed to main in octo/shop (forced)\n0123456789 Raise the limit – Bob <bob@example.org>")
            ]),
        FormatSample(
            format: "github", name: "runs.json",
            text: """
                {"total_count":1,"workflow_runs":[{"id":1,"name":"Deploy","head_branch":"main","head_sha":"0123456789abcdef",
                  "run_number":163,"event":"push","status":"completed","conclusion":"failure","workflow_id":9,
                  "display_title":"Raise the limit","created_at":"2026-03-01T11:59:00Z","run_started_at":"2026-03-01T12:00:00Z",
                  "updated_at":"2026-03-01T12:03:00Z","actor":{"login":"alice"},"triggering_actor":{"login":"bob"},
                  "repository":{"full_name":"octo/shop"}}]}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "bob", kind: "workflow_run started",
                    text: "Deploy #163 on main in octo/shop Raise the limit"),
                Expected(
                    time: "2026-03-01T12:03:00.000Z", actor: "bob", kind: "workflow_run completed", severity: .error,
                    text: "Deploy #163 failure on main in octo/shop Raise the limit"),
            ]),
        FormatSample(
            format: "github", name: "releases.json",
            text: """
                [{"tag_name":"v2","name":"Second","draft":false,"created_at":"2026-02-20T12:00:00Z",
                  "published_at":"2026-03-01T12:00:00Z","author":{"login":"alice"},"html_url":"https://a.example/v2"}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "alice", kind: "release",
                    text: "v2 Second https://a.example/v2")
            ]),
        FormatSample(
            format: "github", name: "deployments.json",
            text: """
                [{"id":42,"sha":"0123456789abcdef","ref":"main","task":"deploy","environment":"production","description":null,
                  "creator":{"login":"alice"},"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z",
                  "statuses_url":"https://a.example/42/statuses","repository_url":"https://api.a.example/repos/octo/shop"}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "alice", kind: "deployment",
                    text: "production main 0123456789 in octo/shop")
            ]),
        FormatSample(
            format: "gitlab", name: "pipeline.json",
            text: """
                {"object_kind":"pipeline","object_attributes":{"id":31,"iid":3,"ref":"main","sha":"0123456789abcdef",
                  "status":"failed","created_at":"2026-03-01 12:00:00 UTC","finished_at":"2026-03-01 13:03:00 +0100"},
                 "user":{"name":"Alice","username":"alice","email":"alice@example.org"},
                 "project":{"path_with_namespace":"octo/shop"},"commit":{"message":"Raise the limit\\n"}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:03:00.000Z", actor: "Alice <alice@example.org>", kind: "pipeline failed",
                    severity: .error, text: "#3 main 0123456789 Raise the limit in octo/shop")
            ]),
        FormatSample(
            format: "gitlab", name: "deployment.json",
            text: """
                {"object_kind":"deployment","status":"success","status_changed_at":"2026-03-01 13:00:00 +0100",
                 "deployment_id":15,"environment":"production","project":{"path_with_namespace":"octo/shop"},
                 "short_sha":"01234567","user":{"name":"Alice","username":"alice","email":"[REDACTED]"},
                 "commit_title":"Raise the limit","ref":"main"}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice (alice)", kind: "deployment success",
                    severity: .info, text: "production #15 main 01234567 Raise the limit in octo/shop")
            ]),
        FormatSample(
            format: "gitlab", name: "deployments.json",
            text: """
                [{"id":41,"iid":1,"ref":"main","sha":"0123456789abcdef","created_at":"2026-03-01T12:00:00.000Z",
                  "updated_at":"2026-03-01T12:05:00.000Z","status":"success","user":{"name":"Alice","username":"alice"},
                  "environment":{"id":9,"name":"production"},"deployable":{"finished_at":"2026-03-01T12:04:00.000Z"}}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "Alice (alice)", kind: "deployment started",
                    text: "production #1 main 0123456789"),
                Expected(
                    time: "2026-03-01T12:04:00.000Z", actor: "Alice (alice)", kind: "deployment success",
                    severity: .info, text: "production #1 main 0123456789"),
            ]),
        FormatSample(
            format: "gitlab", name: "pipelines.json",
            text: """
                [{"id":47,"iid":12,"project_id":1,"status":"pending","source":"push","ref":"main","sha":"0123456789abcdef",
                  "web_url":"https://a.example/-/pipelines/47","created_at":"2026-03-01T12:00:00.000Z",
                  "updated_at":"2026-03-01T12:00:00.000Z"}]
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", kind: "pipeline started",
                    text: "#12 main 0123456789 https://a.example/-/pipelines/47")
            ]),
    ]
}
