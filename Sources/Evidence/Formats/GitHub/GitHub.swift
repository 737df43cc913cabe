/// What GitHub posts to a webhook about deployments, their states, pushes, releases and workflow runs, and what its API
/// lists of them. One payload, several in a row, or one to a line.
struct GitHub: JSONSource {
    var format: String { "github" }
    var lists: [StaticString] { ["workflow_runs"] }

    /// Nil if `head` is not that of one of these.
    init?(_ head: JSONHead) {
        let item = head.isInList ? head : head.inner("workflow_runs") ?? head
        guard GitHubSubject.isPayload(head) || GitHubSubject(of: item) != nil else { return nil }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        guard let (subject, range, isPayload) = subject(of: object) else {
            return JSONDocument.time(of: object).map { body(Moment(name: "", stamp: $0.stamp)) } ?? ()
        }
        for (name, path) in subject.times(in: object[range], isPayload: isPayload) {
            guard var stamp = JSON.stamp(at: path, of: object[range]) else { continue }
            stamp.range = stamp.range.shifted(by: range.lowerBound)
            body(Moment(name: name, stamp: stamp))
            if isPayload { return }
        }
    }

    /// What `object` is about, and where that lies in it.
    private func subject(of object: Bytes) -> (subject: GitHubSubject, range: Range<Int>, isPayload: Bool)? {
        for subject in GitHubSubject.posted {
            guard let value = JSON.member(subject.member, of: object), value.kind == .object else { continue }
            return (subject, value.range, true)
        }
        guard let subject = JSONHead(object).flatMap({ GitHubSubject(of: $0) }) else { return nil }
        return (subject, 0..<object.count, subject == .push)
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        guard let (subject, range, _) = subject(of: object) else { return JSONDocument.details(of: object) }
        let thing = object[range]
        // What came of a run was not known when it started.
        let isStart = subject == .run && moment.isCalled("start")
        let outcome = isStart ? nil : JSON.firstText([["conclusion"], ["state"], ["status"]], in: thing)
        let action =
            JSON.text(at: ["action"], in: object) ?? (subject != .run ? nil : isStart ? "started" : "completed")
        let repository = JSON.firstText(
            [["repository", "full_name"], ["repository_url"], ["head_repository", "full_name"]], in: object)
        return Details(
            actor: actor(of: thing, in: object), kind: [subject.member.description, action].words,
            severity: severity(of: outcome),
            text: subject.words(of: thing, outcome: outcome, place: repository.map { "in \($0.shortRepository)" }))
    }

    /// Who did it: a name and an address where both are known, otherwise the name of the account.
    private func actor(of thing: Bytes, in object: Bytes) -> String? {
        let login = JSON.firstText(
            [
                ["sender", "login"], ["triggering_actor", "login"], ["actor", "login"], ["creator", "login"],
                ["author", "login"],
            ],
            in: object)
        let inner = JSON.firstText(
            [["triggering_actor", "login"], ["actor", "login"], ["creator", "login"], ["author", "login"]], in: thing)
        guard let name = JSON.firstText([["pusher", "name"]], in: object) else { return login ?? inner }
        return JSON.firstText([["pusher", "email"]], in: object).map { "\(name) <\($0)>" } ?? name
    }

    private func severity(of outcome: String?) -> Severity? {
        switch outcome {
        case "failure", "error", "timed_out", "startup_failure": .error
        case "cancelled", "action_required": .warning
        case "success": .info
        default: nil
        }
    }
}

extension String {
    /// `octo/shop` of `https://api.github.com/repos/octo/shop`.
    fileprivate var shortRepository: String {
        hasPrefix("http") ? split(separator: "/").suffix(2).joined(separator: "/") : self
    }
}
