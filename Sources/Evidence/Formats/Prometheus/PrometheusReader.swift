import Timekeeping

/// Collects the series of one answer of Prometheus.
struct PrometheusReader {
    /// How many points there is still room for.
    private var room: Int
    private(set) var series: [Series] = []
    /// Points for which there was no room.
    private(set) var left = 0
    private var points = 0
    private var unreadable = 0
    private var hasHistograms = false

    init(room: Int) {
        self.room = room
    }

    /// Adds an object with `metric` and `value` or `values`.
    mutating func add(_ element: Bytes) {
        let labels = PrometheusReader.labels(of: element)
        var found: [Series.Point] = []
        if let value = JSON.value(at: ["value"], in: element) { take(element[value.range], into: &found) }
        if let values = JSON.value(at: ["values"], in: element) {
            let array = element[values.range]
            JSON.forEachElement(of: array) { pair in
                take(array[pair.range], into: &found)
                return true
            }
        }
        hasHistograms = hasHistograms || JSON.value(at: ["histograms"], in: element) != nil
        finish(name: PrometheusReader.name(of: labels), labels: labels, points: found)
    }

    mutating func add(scalar pair: Bytes) {
        var found: [Series.Point] = []
        take(pair, into: &found)
        finish(name: "scalar", labels: [:], points: found)
    }

    private mutating func finish(name: String, labels: [String: String], points found: [Series.Point]) {
        guard !found.isEmpty else { return }
        let isSorted = zip(found, found.dropFirst()).allSatisfy { $0.instant <= $1.instant }
        let sorted = isSorted ? found : found.sorted { $0.instant < $1.instant }
        series.append(Series(name: name, labels: labels, points: sorted, step: Series.step(of: sorted)))
        points += sorted.count
    }

    /// Reads `[1772366400.781,"1.5"]`.
    private mutating func take(_ pair: Bytes, into found: inout [Series.Point]) {
        guard let time = JSON.value(in: pair, at: 1), let instant = PrometheusReader.instant(pair[time.range]),
            let comma = pair.index(of: UInt8(ascii: ","), from: time.range.upperBound),
            let written = JSON.value(in: pair, at: comma + 1), let text = JSON.text(written, in: pair),
            let value = PrometheusReader.value(text)
        else { return unreadable += 1 }
        guard room > 0 else { return left += 1 }
        room -= 1
        found.append(Series.Point(instant: instant, value: value))
    }

    /// Seconds since 1970. What has the digits of a time of today is read without going through floating point.
    private static func instant(_ written: Bytes) -> Instant? {
        if let stamp = Notation.epoch.read(written, at: 0), stamp.range.upperBound == written.count,
            EpochUnit(digits: written.digitCount(at: 0)) == .seconds
        {
            return Instant(nanoseconds: stamp.nanoseconds)
        }
        guard let seconds = Double(written.text), abs(seconds) < 9_000_000_000 else { return nil }
        return Instant(nanoseconds: Int64((seconds * 1000).rounded()) * 1_000_000)
    }

    private static func value(_ text: String) -> Double? {
        switch text {
        case "NaN": .nan
        case "+Inf", "Inf": .infinity
        case "-Inf": -.infinity
        default: Double(text)
        }
    }

    private static func labels(of element: Bytes) -> [String: String] {
        guard let metric = JSON.value(at: ["metric"], in: element) else { return [:] }
        var labels: [String: String] = [:]
        let object = element[metric.range]
        JSON.forEachMember(of: object) { name, value in
            labels[name.text] = JSON.text(value, in: object)
            return true
        }
        return labels
    }

    private static func name(of labels: [String: String]) -> String {
        let pairs = labels.filter { $0.key != "__name__" }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.quotedAsJSON)" }
        let metric = labels["__name__"] ?? ""
        return pairs.isEmpty && !metric.isEmpty ? metric : "\(metric){\(pairs.joined(separator: ","))}"
    }

    /// Says what there is, so that a source without entries is not taken for one that was not understood.
    func report(to index: inout RawIndex) {
        let words = series.count == 1 ? "1 series" : "\(series.count) series"
        index.note(.series, "\(words) of \(points) points, to be drawn under the timeline; they are no entries of it")
        if unreadable > 0 {
            index.warn(.undated, "\(unreadable) points have no readable time or value and were left out")
        }
        if hasHistograms { index.warn(.skipped, "native histograms are not drawn; ask for a quantile of them instead") }
    }
}
