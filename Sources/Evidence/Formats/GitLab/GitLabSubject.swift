/// The things that GitLab tells of.
enum GitLabSubject {
    case deployment, pipeline, deploymentEvent, pipelineEvent

    init?(of head: JSONHead) {
        switch head.text("object_kind") {
        case "deployment" where head.has("deployment_id") || head.has("status_changed_at"): self = .deploymentEvent
        case "pipeline" where head.kind(of: "object_attributes") == .object: self = .pipelineEvent
        default:
            guard head.has("iid", "ref", "sha", "created_at", "status") else { return nil }
            if head.kind(of: "environment") == .object {
                self = .deployment
            } else if head.has("source") || head.text("web_url")?.contains("/pipelines/") ?? false {
                self = .pipeline
            } else {
                return nil
            }
        }
    }

    /// Whether it was posted, and so tells of one moment.
    var isEvent: Bool { self == .deploymentEvent || self == .pipelineEvent }

    var name: String { self == .deployment || self == .deploymentEvent ? "deployment" : "pipeline" }

    /// Where the times stand; of what was posted, the first that is there counts. Lists say of what is over only when it
    /// was touched last.
    func times(in object: Bytes) -> [(StaticString, [StaticString])] {
        switch self {
        case .deploymentEvent: return [("end", ["status_changed_at"])]
        case .pipelineEvent:
            return [("end", ["object_attributes", "finished_at"]), ("end", ["object_attributes", "created_at"])]
        case .deployment, .pipeline:
            let start: (StaticString, [StaticString]) = ("start", ["created_at"])
            let ends: [[StaticString]] = [["finished_at"], ["deployable", "finished_at"]]
            if let end = ends.first(where: { JSON.stamp(at: $0, of: object) != nil }) { return [start, ("end", end)] }
            let status = JSON.text(at: ["status"], in: object) ?? ""
            let isOver = ["success", "failed", "canceled", "skipped"].contains(status)
            return isOver ? [start, ("end", ["updated_at"])] : [start]
        }
    }

    func words(of object: Bytes) -> String {
        let text = { (paths: [StaticString]...) in JSON.firstText(paths, in: object) }
        let sha = text(["short_sha"], ["sha"], ["object_attributes", "sha"]).map { String($0.prefix(10)) }
        let ref = text(["ref"], ["object_attributes", "ref"])
        let title = text(
            ["commit_title"], ["deployable", "commit", "title"], ["commit", "title"], ["commit", "message"])
        let subject = title?.split(separator: "\n").first.map(String.init)
        let url = text(["deployable_url"], ["web_url"], ["object_attributes", "url"], ["commit_url"])
        let number = text(["object_attributes", "iid"], ["iid"], ["deployment_id"]).map { "#\($0)" }
        return [text(["environment", "name"], ["environment"])?.oneWord, number, ref, sha, subject, url].words
    }
}

extension String {
    /// Itself, unless it is an object.
    fileprivate var oneWord: String? { hasPrefix("{") ? nil : self }
}
