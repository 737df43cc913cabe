/// Deployments and pipelines of GitLab: what it posts to a webhook, and what its API lists.
struct GitLab: JSONSource {
    var format: String { "gitlab" }
    var lists: [StaticString] { [] }

    /// Nil if `head` is not that of one of these.
    init?(_ head: JSONHead) {
        guard GitLabSubject(of: head) != nil else { return nil }
    }

    func forEachMoment(of object: Bytes, _ body: (Moment) -> Void) {
        guard let subject = JSONHead(object).flatMap({ GitLabSubject(of: $0) }) else {
            return JSONDocument.time(of: object).map { body(Moment(name: "", stamp: $0.stamp)) } ?? ()
        }
        for (name, path) in subject.times(in: object) {
            guard let stamp = JSON.stamp(at: path, of: object) else { continue }
            body(Moment(name: name, stamp: stamp))
            if subject.isEvent { return }
        }
    }

    func describe(_ object: Bytes, _ moment: Moment, offset: Int) -> Details {
        guard let subject = JSONHead(object).flatMap({ GitLabSubject(of: $0) }) else {
            return JSONDocument.details(of: object)
        }
        let isStart = !subject.isEvent && moment.isCalled("start")
        let status = JSON.firstText([["object_attributes", "status"], ["status"], ["build_status"]], in: object)
        let project = JSON.firstText([["project", "path_with_namespace"], ["project", "name"]], in: object)
        let state = isStart ? "started" : status
        return Details(
            actor: actor(of: object), kind: [subject.name, state].words, severity: isStart ? nil : severity(of: status),
            text: [subject.words(of: object), project.map { "in \($0)" }].words)
    }

    /// A name and an address or, where there is none that is public, the name of the account.
    private func actor(of object: Bytes) -> String? {
        let name = JSON.firstText([["user", "name"], ["user", "username"]], in: object)
        let email = JSON.firstText([["user", "email"]], in: object).flatMap { $0.contains("@") ? $0 : nil }
        let login = JSON.firstText([["user", "username"]], in: object)
        guard let name else { return JSON.firstText([["user_name"], ["user_username"]], in: object) }
        if let email { return "\(name) <\(email)>" }
        return login.map { $0 == name ? name : "\(name) (\($0))" } ?? name
    }

    private func severity(of status: String?) -> Severity? {
        switch status {
        case "failed": .error
        case "canceled", "cancelled": .warning
        case "success": .info
        default: nil
        }
    }
}
