/// Where programs that log JSON put what an entry says, the more telling name first.
///
/// A name with a point is looked for as it is, as in ECS's `"log.level"`, and as a path of objects.
enum JSONFields {
    static let times = paths(
        "@timestamp __REALTIME_TIMESTAMP datetime timestamp time ts @t eventTime EventTime event_time eventTimestamp "
            + "requestReceivedTimestamp timeUnixNano observedTimeUnixNano EdgeStartTimestamp asctime date dt t.$date t "
            + "created_at createdAt created updated_at updatedAt occurred_at occurredAt startsAt start_time startTime "
            + "when receiveTimestamp event.created lastTimestamp firstTimestamp metadata.creationTimestamp sent_at "
            + "published_at pushed_at time_local")
    private static let severities = paths(
        "level severity log.level levelname lvl loglevel log_level severityText severity_text PRIORITY priority @level @l s"
    )
    private static let texts = paths(
        "message msg MESSAGE text @m @mt @message body log textPayload jsonPayload.message jsonPayload.content protoPayload.methodName "
            + "short_message summary description title fields.message error.message error eventName EventName")
    private static let actors = paths(
        "actor protoPayload.authenticationInfo.principalEmail userIdentity.userName Username user.name user.username user "
            + "username service.name service serviceContext.service host.name hostname _HOSTNAME host computer_name "
            + "request.remote_ip ClientHost ClientIP httpRequest.remoteIp client.ip remote_addr downstream_remote_address ctx"
    )
    private static let kinds = paths(
        "kind SYSLOG_IDENTIFIER event.action logger log.logger logger_name name data_type type component eventSource "
            + "EventSource target SourceContext c caller")

    static func paths(_ names: String) -> [[[UInt8]]] {
        names.split(separator: " ").flatMap { name in
            let inwards = name.split(separator: ".").map { Array($0.utf8) }
            return inwards.count == 1 ? [inwards] : [[Array(name.utf8)], inwards]
        }
    }

    /// The first of `times` that holds a time, and where and how it does. The object is gone through once.
    static func time(of bytes: Bytes) -> (spot: TimeSpot, stamp: Stamp)? {
        var best: (rank: Int, notation: Notation, stamp: Stamp)?
        JSON.forEachMember(of: bytes) { name, value in
            for rank in timesByFirstByte[Int(name[0])] where rank < best?.rank ?? .max && name.equals(times[rank][0]) {
                guard let (notation, stamp) = time(at: times[rank].dropFirst(), value, in: bytes) else { continue }
                best = (rank, notation, stamp)
            }
            return best?.rank != 0
        }
        return best.map { (TimeSpot(place: .member(times[$0.rank]), notation: $0.notation), $0.stamp) }
    }

    private static func time(
        at path: ArraySlice<[UInt8]>, _ value: JSON.Value, in bytes: Bytes
    ) -> (notation: Notation, stamp: Stamp)? {
        guard path.isEmpty else {
            guard let inner = JSON.value(at: Array(path), in: bytes[value.range]) else { return nil }
            let range = inner.range.shifted(by: value.range.lowerBound)
            return time(at: [], JSON.Value(kind: inner.kind, range: range), in: bytes)
        }
        guard value.kind == .string || value.kind == .number else { return nil }
        let start = value.range.lowerBound + (value.kind == .string ? 1 : 0)
        return Notation.first(in: bytes, at: start, allowingEpoch: true)
    }

    /// The ranks of the names in `times` that begin with a byte.
    private static let timesByFirstByte: [[Int]] = {
        var ranks = [[Int]](repeating: [], count: 256)
        for (rank, path) in times.enumerated() { ranks[Int(path[0][0])].append(rank) }
        return ranks
    }()

    /// What the object says; without a message under a usual name, all of it.
    static func details(of bytes: Bytes) -> Details {
        let object = JSONObject(bytes)
        var details = Details(
            actor: object.firstText(at: actors), kind: object.firstText(at: kinds), severity: severity(of: object),
            text: message(of: object) ?? "")
        if details.text.isEmpty || details.text == "handled request", let request = JSONRequest(object) {
            details.text = request.text
            details.kind = details.kind ?? request.method
            details.severity = [details.severity, request.severity].compactMap(\.self).max()
        }
        if details.text.isEmpty { details.text = JSON.onOneLine(bytes) }
        return details
    }

    /// journald writes a message that is not UTF-8 as an array of bytes, and several messages as an array of them.
    private static func message(of object: JSONObject) -> String? {
        if let text = object.firstText(at: texts) { return text.trimmingEnd }
        guard let value = object.value(at: [Array("MESSAGE".utf8)]), value.kind == .array else { return nil }
        var bytes: [UInt8] = []
        let array = object.bytes[value.range]
        JSON.forEachElement(of: array) { element in
            if let text = element.kind == .number ? nil : JSON.text(element, in: array) {
                bytes.append(contentsOf: (bytes.isEmpty ? text : "\n" + text).utf8)
                return true
            }
            bytes.append(array.number(at: element.range.lowerBound).flatMap { UInt8(exactly: $0) } ?? 0)
            return true
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func severity(of object: JSONObject) -> Severity? {
        for path in severities {
            guard let value = object.value(at: path), let text = JSON.text(value, in: object.bytes) else { continue }
            guard let number = Int(text) else { return Severity(word: text) }
            return number >= 10 ? Severity(bunyan: number) : Severity(syslog: number)
        }
        let number = object.value(at: [Array("severityNumber".utf8)]).flatMap { JSON.text($0, in: object.bytes) }
        return number.flatMap { Int($0) }.flatMap { Severity(openTelemetry: $0) }
    }
}
