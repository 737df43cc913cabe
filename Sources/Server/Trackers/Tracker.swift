import Debriefing
import Foundation
import HTTPTypes
import Storage

/// A place where work is followed elsewhere, and the way in which it tells what became of an issue.
enum Tracker: String, CaseIterable, Sendable {
    case github, gitlab, jira

    /// Whether whoever sent `bytes` knows the secret.
    func isSigned(_ bytes: [UInt8], _ headers: HTTPFields, with secret: String) -> Bool {
        switch self {
        case .github: Tracker.fits(headers[.hubSignature256], bytes, secret)
        case .jira: Tracker.fits(headers[.hubSignature], bytes, secret)
        // GitLab signs nothing and sends the secret as it is.
        case .gitlab: headers[.gitLabToken].map { Signature.areEqual($0, secret) } ?? false
        }
    }

    /// What `bytes` tell of an issue; nil if they tell of something else.
    /// - Throws: A `DecodingError` if it is an issue that misses what it has to have.
    func news(in bytes: [UInt8], _ headers: HTTPFields) throws -> TrackerNews? {
        let data = Data(bytes)
        switch self {
        case .github:
            guard headers[.gitHubEvent] == "issues" else { return nil }
            return try JSONDecoder().decode(GitHubIssues.self, from: data).news
        case .gitlab:
            guard try JSONDecoder().decode(GitLabEvent.self, from: data).object_kind == "issue" else { return nil }
            return try JSONDecoder().decode(GitLabIssue.self, from: data).news
        case .jira:
            let event = try JSONDecoder().decode(JiraEvent.self, from: data)
            guard event.webhookEvent.hasPrefix("jira:issue_") else { return nil }
            return event.issue?.news
        }
    }

    private static func fits(_ header: String?, _ bytes: [UInt8], _ secret: String) -> Bool {
        guard let header, header.hasPrefix("sha256=") else { return false }
        return Signature.isRight(header.dropFirst("sha256=".count), of: bytes, under: secret)
    }
}

/// What a tracker says of one issue.
struct TrackerNews: Hashable, Sendable {
    /// Where people see the issue.
    let link: String
    let word: TrackerWord
}

// The shapes of what is sent, with the names that the senders gave them.

/// https://docs.github.com/webhooks/webhook-events-and-payloads#issues
private struct GitHubIssues: Decodable {
    struct Issue: Decodable {
        let html_url: String
        let state: String
        let state_reason: String?
    }

    let action: String
    let issue: Issue

    var news: TrackerNews? {
        // A deleted issue has the state that it had, and one that was moved away is told of again where it is.
        guard !["deleted", "transferred"].contains(action) else { return nil }
        let isDropped = ["not_planned", "duplicate"].contains(issue.state_reason)
        let words = issue.state == "closed" ? issue.state_reason ?? "closed" : issue.state
        let state: TrackerWord.State = issue.state != "closed" ? .open : isDropped ? .dropped : .closed
        return TrackerNews(
            link: issue.html_url, word: TrackerWord(state, words.replacingOccurrences(of: "_", with: " ")))
    }
}

private struct GitLabEvent: Decodable {
    let object_kind: String
}

/// https://docs.gitlab.com/user/project/integrations/webhook_events/#work-item-events
private struct GitLabIssue: Decodable {
    struct Attributes: Decodable {
        let url: String
        let state: String
    }

    let object_attributes: Attributes

    var news: TrackerNews {
        let isClosed = object_attributes.state == "closed"
        return TrackerNews(
            link: object_attributes.url, word: TrackerWord(isClosed ? .closed : .open, object_attributes.state))
    }
}

/// https://developer.atlassian.com/server/jira/platform/webhooks/
private struct JiraEvent: Decodable {
    struct Issue: Decodable {
        struct Fields: Decodable {
            struct Status: Decodable {
                struct Category: Decodable {
                    /// `new`, `indeterminate` or `done`, whatever the statuses are called.
                    let key: String
                }

                let name: String
                let statusCategory: Category?
            }

            struct Resolution: Decodable {
                let name: String
            }

            let status: Status
            let resolution: Resolution?
        }

        /// Its address for programs.
        let address: String
        let key: String
        let fields: Fields

        private enum CodingKeys: String, CodingKey {
            case address = "self"
            case key, fields
        }

        var news: TrackerNews? {
            guard let end = address.range(of: "/rest/api/") else { return nil }
            let (status, resolution) = (fields.status, fields.resolution?.name)
            let isDone = status.statusCategory.map { $0.key == "done" } ?? (resolution != nil)
            let words = [status.name, isDone ? resolution : nil].compactMap { $0 }.joined(separator: ", ")
            return TrackerNews(
                link: address[..<end.lowerBound] + "/browse/\(key)",
                word: TrackerWord(isDone ? .closed : .open, words))
        }
    }

    let webhookEvent: String
    let issue: Issue?
}

extension HTTPField.Name {
    // Letters and hyphens are always a name.
    static let hubSignature256 = HTTPField.Name("X-Hub-Signature-256")!
    static let hubSignature = HTTPField.Name("X-Hub-Signature")!
    static let gitHubEvent = HTTPField.Name("X-GitHub-Event")!
    static let gitLabToken = HTTPField.Name("X-Gitlab-Token")!
}
