/// What AWS CloudTrail records: files of `Records` as it delivers them, one event a line, and the answers of
/// `aws cloudtrail lookup-events`, in which the event itself is a text in `CloudTrailEvent`.
struct CloudTrail: Interpretation {
    var format: String { "cloudtrail" }

    private static let members: [StaticString] = ["Records", "Events"]

    /// Nil if the first object in `bytes` is no such event.
    init?(_ bytes: Bytes) {
        guard let first = JSONListing(bytes: bytes, members: CloudTrail.members).sample(1).first,
            CloudTrail.isEvent(bytes[first])
        else { return nil }
    }

    private static func isEvent(_ object: Bytes) -> Bool {
        if JSON.value(at: ["CloudTrailEvent"], in: object)?.kind == .string { return true }
        return JSON.value(at: ["eventVersion"], in: object) != nil && JSON.value(at: ["eventName"], in: object) != nil
            && JSON.value(at: ["eventSource"], in: object) != nil
    }

    /// CloudTrail delivers up to a quarter of an hour late and may deliver an event twice: order comes from the time of the
    /// event, and what repeats an event is left out.
    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes.withoutByteOrderMark
        var seen: Set<String> = []
        var repeats: Set<Int> = []
        let listing = JSONListing(bytes: bytes, members: CloudTrail.members)
        var index = RawIndex(
            of: listing, offset: content.bytes.count - bytes.count, marks: LineMarks(countingLinesOf: content.bytes)
        ) { object in
            guard let stamp = CloudTrail.stamp(of: object) else { return nil }
            if let id = JSON.firstText(at: [["eventID"], ["EventId"]], in: object), !seen.insert(id).inserted {
                repeats.insert(object.start - content.bytes.start)
            }
            return stamp
        }
        guard !repeats.isEmpty else { return index }
        index.list.remove(at: repeats)
        index.note(.repeated, "\(repeats.count) events repeat the id of one already listed and were folded into it")
        return index
    }

    private static func stamp(of object: Bytes) -> Stamp? {
        JSON.stamp(at: [["eventTime"], ["EventTime"]], in: object)
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        var details =
            CloudTrail.inner(of: entry).map { text in text.withBytes { CloudTrailEvent($0).details } }
            ?? CloudTrailEvent(entry).details
        if details.actor == nil { details.actor = JSON.text(at: ["Username"], in: entry) }
        details.time = CloudTrail.stamp(of: entry)?.range ?? 0..<0
        return details
    }

    /// The event that `lookup-events` puts into a string; nil where there is none that can be read.
    private static func inner(of entry: Bytes) -> [UInt8]? {
        guard let text = JSON.text(at: ["CloudTrailEvent"], in: entry) else { return nil }
        let bytes = Array(text.utf8)
        return bytes.withBytes { JSON.value(in: $0, at: 0)?.kind == .object } ? bytes : nil
    }
}

/// One event of CloudTrail.
private struct CloudTrailEvent {
    let bytes: Bytes

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    var details: Details {
        let name = first([["eventName"], ["EventName"]]) ?? "event"
        let words = [name, target, error.map { "failed: \($0)" }, origin].compactMap(\.self)
        return Details(
            actor: actor, kind: first([["eventSource"], ["EventSource"]]), severity: error == nil ? .info : .error,
            text: words.joined(separator: " "))
    }

    /// Who did it: the user, or the session and the role it assumed, or the service that acts for itself.
    private var actor: String? {
        let session = JSON.text(at: ["userIdentity", "arn"], in: bytes).flatMap(CloudTrailEvent.session)
        switch JSON.text(at: ["userIdentity", "type"], in: bytes) {
        case "Root": return "root of account \(JSON.text(at: ["userIdentity", "accountId"], in: bytes) ?? "?")"
        case "AssumedRole", "FederatedUser": return session ?? issuer ?? named
        default: return named ?? session ?? issuer
        }
    }

    private var named: String? {
        first([["userIdentity", "userName"], ["userIdentity", "invokedBy"], ["userIdentity", "principalId"]])
    }

    private var issuer: String? {
        JSON.text(at: ["userIdentity", "sessionContext", "sessionIssuer", "userName"], in: bytes)
    }

    /// `alice (admin)` for `arn:aws:sts::123456789012:assumed-role/admin/alice`.
    private static func session(_ arn: String) -> String? {
        let parts = arn.split(separator: "/").map(String.init)
        guard parts.count >= 2, let name = parts.last else { return nil }
        guard parts.count > 2, parts[0].hasSuffix("assumed-role") else { return name }
        return "\(name) (\(parts[parts.count - 2]))"
    }

    /// A sign-in that fails says so only in its answer.
    private var error: String? {
        if let code = first([["errorCode"], ["errorMessage"]]) {
            let message = JSON.text(at: ["errorMessage"], in: bytes).flatMap { $0 == code ? nil : $0 }
            return [code, message].compactMap(\.self).joined(separator: ": ")
        }
        let isFailure = JSON.text(at: ["responseElements", "ConsoleLogin"], in: bytes) == "Failure"
        return isFailure ? "sign-in refused" : nil
    }

    /// What was asked for, as far as it has a name of its own.
    private var target: String? {
        let parameters = JSON.value(at: ["requestParameters"], in: bytes).map { bytes[$0.range] }
        guard let parameters else { return nil }
        var words: [String] = []
        JSON.forEachMember(of: parameters) { name, value in
            if value.kind == .string, CloudTrailEvent.isName(name), let text = JSON.text(value, in: parameters) {
                words.append(text)
            }
            return words.count < 3
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func isName(_ member: Bytes) -> Bool {
        let name = member.text.lowercased()
        return ["name", "id", "arn", "identifier"].contains { name.hasSuffix($0) } && !name.contains("token")
    }

    private var origin: String? {
        let words = [JSON.text(at: ["awsRegion"], in: bytes), JSON.text(at: ["sourceIPAddress"], in: bytes)]
        let said = words.compactMap(\.self).filter { !$0.isEmpty }
        return said.isEmpty ? nil : "[\(said.joined(separator: ", from "))]"
    }

    private func first(_ paths: [[StaticString]]) -> String? { JSON.firstText(at: paths, in: bytes) }
}

extension RecordList {
    /// Takes out the records that begin at `offsets`.
    mutating func remove(at offsets: Set<Int>) {
        removeAll { offsets.contains($0.offset) }
    }
}
