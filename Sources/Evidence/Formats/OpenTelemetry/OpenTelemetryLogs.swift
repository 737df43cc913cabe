/// Logs of OpenTelemetry as JSON: one request, or one on each line as its collector writes them.
struct OpenTelemetryLogs: Interpretation {
    var format: String { "opentelemetry" }
    /// Where the records of a service begin, in the order of the file.
    private var services: [(offset: Int, name: String?)] = []

    /// Nil if `bytes` do not begin with such a request.
    init?(_ bytes: Bytes) {
        guard JSON.value(at: ["resourceLogs"], in: bytes)?.kind == .array else { return nil }
        _ = OpenTelemetryLogs.forEachResource(of: bytes) { resource in
            services.append((resource.lowerBound, OpenTelemetryLogs.service(of: bytes[resource])))
        }
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        let bytes = content.bytes
        var index = RawIndex(marks: LineMarks(countingLinesOf: bytes))
        let end = OpenTelemetryLogs.forEachResource(of: bytes) { resource in
            forEachRecord(of: resource, in: bytes) { record in
                guard let stamp = stamp(of: bytes[record]) else {
                    index.warn(
                        .undated, at: record.lowerBound, "a log record without timeUnixNano; it is not on the timeline")
                    index.undatedLines += 1
                    return
                }
                index.list.append(stamp, offset: record.lowerBound, end: record.upperBound)
            }
        }
        if end < bytes.count {
            index.warn(
                .damaged, at: end, "the JSON breaks off or is nested too deeply; what stands before that was read")
        }
        return index
    }

    /// Calls `body` with the bytes of each element of `resourceLogs`; returns where reading ended.
    private static func forEachResource(of bytes: Bytes, _ body: (Range<Int>) -> Void) -> Int {
        JSON.forEachValue(of: bytes) { request in
            forEachElement(at: ["resourceLogs"], of: request.range, in: bytes, body)
            return true
        }
    }

    private func forEachRecord(of resource: Range<Int>, in bytes: Bytes, _ body: (Range<Int>) -> Void) {
        OpenTelemetryLogs.forEachElement(at: ["scopeLogs"], of: resource, in: bytes) { scope in
            OpenTelemetryLogs.forEachElement(at: ["logRecords"], of: scope, in: bytes, body)
        }
    }

    private static func forEachElement(
        at path: [StaticString], of object: Range<Int>, in bytes: Bytes, _ body: (Range<Int>) -> Void
    ) {
        guard let array = JSON.value(at: path, in: bytes[object]) else { return }
        let base = object.lowerBound + array.range.lowerBound
        JSON.forEachElement(of: bytes[object][array.range]) { element in
            body(element.range.shifted(by: base))
            return true
        }
    }

    private static func service(of resource: Bytes) -> String? {
        var name: String?
        forEachElement(at: ["resource", "attributes"], of: 0..<resource.count, in: resource) { range in
            let attribute = resource[range]
            guard JSON.text(at: ["key"], in: attribute) == "service.name" else { return }
            name = JSON.text(at: ["value", "stringValue"], in: attribute)
        }
        return name
    }

    private func stamp(of record: Bytes) -> Stamp? {
        for name: StaticString in ["timeUnixNano", "observedTimeUnixNano"] {
            guard let value = JSON.value(at: [name], in: record) else { continue }
            let start = value.range.lowerBound + (value.kind == .string ? 1 : 0)
            if let stamp = Notation.epoch.read(record, at: start) { return stamp }
        }
        return nil
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        let number = JSON.text(at: ["severityNumber"], in: entry).flatMap { Int($0) }
        let severity = number.flatMap { Severity(openTelemetry: $0) }
        let word = JSON.text(at: ["severityText"], in: entry).flatMap { Severity(word: $0) }
        return Details(
            actor: services.last { $0.offset <= offset }?.name, kind: JSON.text(at: ["eventName"], in: entry),
            severity: severity ?? word, text: text(of: entry), time: stamp(of: entry)?.range ?? 0..<0)
    }

    private func text(of record: Bytes) -> String {
        if let text = JSON.text(at: ["body", "stringValue"], in: record) { return text }
        return JSON.text(at: ["body"], in: record) ?? record.trimmed.text
    }
}
