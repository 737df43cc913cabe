import Timekeeping

/// What was measured, a line for each series, over the same time as the counts above it.
struct SeriesFigures {
    /// How many are drawn; a page of many more would not be looked at.
    static let most = 24
    private static let height = 56
    let series: [Series]
    let from: Instant
    let until: Instant
    let masking: Masking?

    var html: String {
        guard !series.isEmpty else { return "" }
        let drawn = series.prefix(SeriesFigures.most)
        let which =
            series.count > drawn.count
            ? "The first \(drawn.count) of \(series.count.grouped) series; choose others with <code>--series</code>. "
            : ""
        return """
            <h2>Measured</h2>
            <p>\(which)Each line has a scale of its own, from its lowest value to its highest, and breaks off where nothing \
            was measured.</p>
            \(drawn.map { figure(SeriesTrace($0, from: from, until: until)) }.joined(separator: "\n"))
            \(axis(.wide))
            \(axis(.narrow))

            """
    }

    private func figure(_ trace: SeriesTrace) -> String {
        let words = trace.words(\.clockWords)
        let width = CountPicture.Width.wide.rawValue
        let name = (masking?.masked(trace.name).text ?? trace.name).inert.onOneLine.escapedForHTML
        return """
            <figure class="series">
            <figcaption><bdi>\(name)</bdi> \(words)</figcaption>
            <svg viewBox="0 -4 \(width) \(SeriesFigures.height + 8)" preserveAspectRatio="none" role="img" \
            aria-label="\(name): \(words)">\
            <path class="tick" d="\(ticks)"/>\
            <path class="measured" d="\(trace.path(width: Double(width), height: Double(SeriesFigures.height)))"/></svg>
            \(table(trace))
            </figure>
            """
    }

    private func table(_ trace: SeriesTrace) -> String {
        guard !trace.rows.isEmpty else { return "" }
        let rows = trace.rows.map { row in
            "<tr><td>\(row.start.clockWords)</td><td>\(row.lowest?.measured ?? "no number")</td>"
                + "<td>\(row.highest?.measured ?? "no number")</td><td>\(row.count.grouped)</td></tr>"
        }
        return """
            <details><summary>As a table</summary>
            <table class="values"><thead><tr><th scope="col">From</th><th scope="col">Lowest</th>\
            <th scope="col">Highest</th><th scope="col">Values</th></tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></details>
            """
    }

    private func axis(_ width: CountPicture.Width) -> String {
        AxisRow(from: from, until: until, width: width).svg
    }

    private var ticks: String {
        let row = AxisRow(from: from, until: until, width: .wide)
        return row.ticks.map { "M\(row.position(of: $0.instant).short) 0V\(SeriesFigures.height)" }.joined()
    }
}

/// The time axis below a picture: round moments, and their words.
struct AxisRow {
    let from: Instant
    let until: Instant
    let width: CountPicture.Width

    var ticks: [TimeAxis.Tick] { TimeAxis(from: from, to: until, limit: width == .wide ? 9 : 3).ticks }

    func position(of instant: Instant) -> Double {
        let length = max(Double(until.nanoseconds) - Double(from.nanoseconds), 1)
        return (Double(instant.nanoseconds) - Double(from.nanoseconds)) / length * Double(width.rawValue)
    }

    /// Lines from `top` down to `bottom`, with words below.
    func drawn(top: Int, bottom: Int) -> String {
        ticks.map { tick in
            let x = position(of: tick.instant)
            let anchor = x < 40 ? "start" : x > Double(width.rawValue - 40) ? "end" : "middle"
            return """
                <path class="tick" d="M\(x.short) \(top)V\(bottom + 5)"/>\
                <text x="\(x.short)" y="\(bottom + 19)" text-anchor="\(anchor)">\(tick.label)</text>
                """
        }.joined(separator: "\n")
    }

    /// The axis alone. Those who do not see it have the times in words.
    var svg: String {
        "<svg class=\"\(width)\" viewBox=\"0 0 \(width.rawValue) 26\" aria-hidden=\"true\">\(drawn(top: 0, bottom: 0))</svg>"
    }
}
