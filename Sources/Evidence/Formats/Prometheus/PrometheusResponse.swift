import Timekeeping

/// What Prometheus answers to `query_range` and `query`, and what `promtool query -o json` prints of it: series instead
/// of entries.
struct PrometheusResponse: Interpretation {
    var format: String { "prometheus" }

    /// How many points are kept of one source.
    private static let limit = 4_000_000

    /// Nil if `bytes` do not begin with such an answer.
    init?(_ bytes: Bytes) {
        guard PrometheusResponse.isAnswer(bytes) || PrometheusResponse.results(in: bytes) != nil else { return nil }
    }

    /// Whether it says so itself, be it that the query failed.
    private static func isAnswer(_ bytes: Bytes) -> Bool {
        switch JSON.text(at: ["status"], in: bytes) {
        case "success": JSON.text(at: ["data", "resultType"], in: bytes) != nil
        case "error": JSON.text(at: ["errorType"], in: bytes) != nil && JSON.text(at: ["error"], in: bytes) != nil
        default: false
        }
    }

    /// Where the array of series begins; the answer may break off in it.
    private static func results(in bytes: Bytes) -> Int? {
        let start = JSON.skippingSpace(in: bytes, from: 0)
        if bytes[start] == UInt8(ascii: "[") { return isSeries(at: start, in: bytes) ? start : nil }
        guard let data = JSON.start(of: "data", in: bytes), JSON.text(at: ["resultType"], in: bytes.from(data)) != nil
        else { return nil }
        return JSON.start(of: "result", in: bytes.from(data)).map { $0 + data }
    }

    private static func isSeries(at array: Int, in bytes: Bytes) -> Bool {
        var isSeries = false
        let rest = bytes.from(array)
        JSON.forEachElement(of: rest) { value in
            let element = rest[value.range]
            let hasPoints = ["value", "values"].contains { JSON.start(of: $0, in: element) != nil }
            isSeries = JSON.value(at: ["metric"], in: element)?.kind == .object && hasPoints
            return false
        }
        return isSeries
    }

    func index(_ content: Content, options: ReadingOptions) -> RawIndex {
        RawIndex(marks: LineMarks(countingLinesOf: content.bytes))
    }

    func details(of entry: Bytes, nanoseconds: Int64, offset: Int) -> Details {
        Details(text: entry.trimmed.text)
    }
}

extension PrometheusResponse {
    func series(of content: Content, index: inout RawIndex) -> [Series] {
        let bytes = content.bytes.withoutByteOrderMark
        if JSON.text(at: ["status"], in: bytes) == "error" {
            let reason = JSON.text(at: ["error"], in: bytes) ?? "no reason given"
            index.warn(.damaged, "the query failed, so there is nothing to draw: \(reason)")
            return []
        }
        var (series, left) = read(bytes, &index)
        // All series of one answer have the same step, so a lone point has it too.
        let step = series.compactMap(\.step).min()
        for number in series.indices { series[number].step = step }
        if left > 0 {
            index.warn(
                .limitReached,
                "more than \(PrometheusResponse.limit) points; \(left) were left out. Ask for a larger step")
        }
        return series
    }

    private func read(_ bytes: Bytes, _ index: inout RawIndex) -> (series: [Series], left: Int) {
        guard let start = PrometheusResponse.results(in: bytes) else { return ([], 0) }
        let rest = bytes.from(start)
        var reader = PrometheusReader(room: PrometheusResponse.limit)
        if JSON.text(at: ["data", "resultType"], in: bytes) == "scalar" {
            reader.add(scalar: rest)
        } else {
            JSON.forEachElement(of: rest) { value in
                reader.add(rest[value.range])
                return true
            }
        }
        if JSON.value(in: rest, at: 0) == nil {
            index.warn(.damaged, "the JSON breaks off or is nested too deeply; what stands before that was read")
        }
        reader.report(to: &index)
        return (reader.series, reader.left)
    }
}
