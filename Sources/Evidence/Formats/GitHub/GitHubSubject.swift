/// The things that GitHub tells of.
enum GitHubSubject {
    case status, run, deployment, release, push

    /// Those that a payload holds under their own name; the narrower ones first, for they bring the wider ones along.
    static let posted: [GitHubSubject] = [.status, .run, .deployment, .release]

    var member: StaticString {
        switch self {
        case .status: "deployment_status"
        case .run: "workflow_run"
        case .deployment: "deployment"
        case .release: "release"
        case .push: "push"
        }
    }

    static func isPayload(_ head: JSONHead) -> Bool {
        guard head.has("repository") || head.has("sender"), head.kind(of: "action") == .string else { return false }
        return posted.contains { head.kind(of: $0.member) == .object }
    }

    /// What an element of a list of the API is, or a payload that is not wrapped: the one of a push.
    init?(of head: JSONHead) {
        // GitLab's notice of a push has the same members and calls itself by its kind.
        if head.has("ref", "before", "after"), head.has("repository") || head.has("head_commit"),
            !head.has("object_kind")
        {
            self = .push
        } else if head.has("deployment_url", "state", "created_at") {
            self = .status
        } else if head.has("run_number", "workflow_id", "head_sha") {
            self = .run
        } else if head.has("tag_name", "published_at") {
            self = .release
        } else if head.has("statuses_url", "environment", "sha", "created_at") {
            self = .deployment
        } else {
            return nil
        }
    }
}

extension GitHubSubject {
    /// Where the times of the thing stand and what happened then. Of a payload, which tells of one moment, the first
    /// that is there counts; of a list, each.
    func times(in thing: Bytes, isPayload: Bool) -> [(StaticString, [StaticString])] {
        switch self {
        case .status, .deployment: [("start", ["created_at"])]
        // A draft has been published at no time.
        case .release:
            isPayload ? [("start", ["published_at"]), ("start", ["created_at"])] : [("start", ["published_at"])]
        // When it was pushed. The commits themselves may be years older.
        case .push:
            [
                ("start", ["repository", "pushed_at"]), ("start", ["head_commit", "timestamp"]),
                ("start", ["repository", "updated_at"]),
            ]
        case .run: runTimes(in: thing, isPayload: isPayload)
        }
    }

    private func runTimes(in run: Bytes, isPayload: Bool) -> [(StaticString, [StaticString])] {
        let isCompleted = JSON.raw("status", of: run)?.equals("completed") ?? false
        let hasStart = JSON.stamp("run_started_at", of: run) != nil
        let start: (StaticString, [StaticString]) = ("start", [hasStart ? "run_started_at" : "created_at"])
        let end: (StaticString, [StaticString]) = ("end", ["updated_at"])
        guard isCompleted else { return [start] }
        return isPayload ? [end, start] : [start, end]
    }

    /// What is told of `thing`: where it goes, what came of it, what is in it; `place` is the repository.
    func words(of thing: Bytes, outcome: String?, place: String?) -> String {
        let text = { (path: StaticString...) in JSON.firstText([path], in: thing) }
        switch self {
        case .deployment:
            let sha = text("sha").map { String($0.prefix(10)) }
            return [text("environment"), text("ref"), sha, text("description"), place].words
        case .status:
            return [text("environment"), outcome, text("description"), text("target_url"), place].words
        case .release:
            let name = text("name") == text("tag_name") ? nil : text("name")
            return [text("tag_name"), name, text("draft") == "true" ? "(draft)" : nil, place, text("html_url")].words
        case .run:
            let number = text("run_number").map { "#\($0)" }
            let title = text("display_title") ?? text("head_commit", "message")
            let branch = text("head_branch").map { "on \($0)" }
            return [text("name"), number, outcome, branch, place, title, text("html_url")].words
        case .push:
            return push(thing, place: place)
        }
    }

    private func push(_ payload: Bytes, place: String?) -> String {
        let text = { (path: StaticString) in JSON.text(at: [path], in: payload) }
        let deed = text("deleted") == "true" ? "deleted" : text("created") == "true" ? "created" : "pushed to"
        let ref = text("ref")?.replacing("refs/heads/", with: "").replacing("refs/", with: "")
        let commits = JSON.elements(at: ["commits"], in: payload)
        let more = commits.count > 20 ? "\n… and \(commits.count - 20) more" : ""
        let forced = text("forced") == "true" ? "(forced)" : nil
        return [deed, ref, place, forced].words + commits.prefix(20).map(line).joined() + more
    }

    private func line(for commit: Bytes) -> String {
        let id = JSON.text(at: ["id"], in: commit)?.prefix(10) ?? ""
        let author = ["name", "email"].compactMap { JSON.text(at: ["author", $0], in: commit) }
        let subject = JSON.text(at: ["message"], in: commit)?.split(separator: "\n").first ?? ""
        return "\n\(id) \(subject)" + (author.count == 2 ? " – \(author[0]) <\(author[1])>" : "")
    }
}

extension [String?] {
    /// Those that say something, with blanks between them.
    var words: String { compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ") }
}
