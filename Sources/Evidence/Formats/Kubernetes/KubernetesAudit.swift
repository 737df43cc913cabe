/// The audit log of Kubernetes' API server: one event of `audit.k8s.io` on each line.
enum KubernetesAudit {
    static let format = LineFormat(
        name: "kubernetes-audit",
        recognise: { line in
            guard isEvent(line) else { return nil }
            for name in times {
                let place = TimePlace.member([name])
                guard let start = place.start(in: line), Notation.yearFirst.read(line, at: start) != nil else {
                    continue
                }
                return TimeSpot(place: place, notation: .yearFirst)
            }
            return nil
        },
        details: { entry, _ in details(of: entry) },
        zone: .utc)

    private static let times = [Array("requestReceivedTimestamp".utf8), Array("stageTimestamp".utf8)]

    static func isEvent(_ line: Bytes) -> Bool {
        line[JSON.skippingSpace(in: line, from: 0)] == UInt8(ascii: "{")
            && JSON.value(at: ["auditID"], in: line)?.kind == .string && JSON.value(at: ["verb"], in: line) != nil
            && JSON.value(at: ["stage"], in: line) != nil
    }

    static func details(of entry: Bytes) -> Details {
        let code = JSON.text(at: ["responseStatus", "code"], in: entry).flatMap { Int($0) }
        let words = [
            JSON.text(at: ["verb"], in: entry), object(of: entry), code.map { "→ \($0)" },
            JSON.text(at: ["responseStatus", "message"], in: entry), stage(of: entry),
        ]
        return Details(
            actor: actor(of: entry), kind: JSON.text(at: ["verb"], in: entry), severity: severity(of: code, in: entry),
            text: words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// Who asked, and as whom, where that is somebody else.
    private static func actor(of entry: Bytes) -> String? {
        let user = JSON.text(at: ["user", "username"], in: entry)
        guard let other = JSON.text(at: ["impersonatedUser", "username"], in: entry) else { return user }
        return "\(user ?? "somebody") as \(other)"
    }

    /// As in `deployments/scale shop/pay`; the address where it is about no object.
    private static func object(of entry: Bytes) -> String? {
        let part = { (name: StaticString) in JSON.text(at: ["objectRef", name], in: entry) }
        let type = [part("resource"), part("subresource")].compactMap(\.self).filter { !$0.isEmpty }
        guard !type.isEmpty else { return JSON.text(at: ["requestURI"], in: entry) }
        let name = [part("namespace"), part("name")].compactMap(\.self).filter { !$0.isEmpty }
        return [type.joined(separator: "/"), name.joined(separator: "/")].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Most events are the last stage of a request, which needs no mention.
    private static func stage(of entry: Bytes) -> String? {
        JSON.text(at: ["stage"], in: entry).flatMap { $0 == "ResponseComplete" ? nil : "(\($0))" }
    }

    private static func severity(of code: Int?, in entry: Bytes) -> Severity? {
        if JSON.text(at: ["stage"], in: entry) == "Panic" { return .critical }
        switch code ?? 0 {
        case 500...: return .error
        case 400..<500: return .warning
        case 100..<400: return .info
        default: return nil
        }
    }
}

/// The same events as a webhook posts them: in a list.
struct KubernetesAuditList: Interpretation {
    var format: String { "kubernetes-audit" }

    /// Nil if `bytes` begin with no list of such events.
    init?(_ bytes: Bytes) {
        let first = JSONListing(bytes: bytes, members: ["items"]).sample(1).first
        guard JSON.start(of: "items", in: bytes) != nil, let first, KubernetesAudit.isEvent(bytes[first]) else {
            return nil
        }
    }

    private static let times: [[StaticString]] = [["requestReceivedTimestamp"], ["stageTimestamp"]]

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes.withoutByteOrderMark
        return RawIndex(
            of: JSONListing(bytes: bytes, members: ["items"]), offset: content.bytes.count - bytes.count,
            marks: LineMarks(countingLinesOf: content.bytes)
        ) { JSON.stamp(at: KubernetesAuditList.times, in: $0) }
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        var details = KubernetesAudit.details(of: entry)
        details.time = JSON.stamp(at: KubernetesAuditList.times, in: entry)?.range ?? 0..<0
        return details
    }
}
