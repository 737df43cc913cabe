import Evidence
import Testing
import Timekeeping

@Suite struct SeriesTests {
    private static let matrix = """
        {"status":"success","data":{"resultType":"matrix","result":[
         {"metric":{"__name__":"up","job":"shop","instance":"a:1"},
          "values":[[1772366400.781,"1"],[1772366415.781,"NaN"],[1772366430.781,"+Inf"],[1772366475.781,"-1.5e3"]]},
         {"metric":{},"values":[[1772366400.781,"2"]]}]}}
        """

    @Test("EVD-20 query_range becomes series with NaN, infinities, gaps and step, and no entries")
    func matrixBecomesSeries() throws {
        let reading = try read(SeriesTests.matrix, named: "up.json")
        let source = try #require(reading.sources.first)
        #expect(source.format == "prometheus")
        #expect(source.entryCount == 0)
        try #require(source.series.map(\.name) == [#"up{instance="a:1",job="shop"}"#, "{}"])
        let series = source.series[0]
        #expect(series.labels["job"] == "shop")
        #expect(series.points.map { $0.instant.rfc3339(decimals: 3) }.first == "2026-03-01T12:00:00.781Z")
        #expect(series.points.map { "\($0.value)" } == ["1.0", "nan", "inf", "-1500.0"])
        #expect(series.step == 15_000_000_000)
        #expect(series.gaps == [series.points[2].instant..<series.points[3].instant])
        #expect(source.series[1].step == 15_000_000_000)
        #expect(reading.findings.map(\.kind) == [.series])
    }

    @Test(
        "EVD-20 the answers to query are series of one point",
        arguments: [
            #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up"},"value":[1772366400,"1"]}]}}"#,
            #"{"data":{"result":[{"value":[1772366400.0,"1"],"metric":{"__name__":"up"}}],"resultType":"vector"}}"#,
            #"[{"metric":{"__name__":"up"},"value":[1772366400,"1"]}]"#,
        ])
    func vectorBecomesSeries(_ text: String) throws {
        let series = try read(text).sources.flatMap(\.series)
        #expect(series.map(\.name) == ["up"])
        #expect(series.flatMap(\.points).map(\.value) == [1])
        #expect(series.flatMap(\.points).map(\.instant) == [Instant(seconds: 1_772_366_400)])
        #expect(series.map(\.step) == [nil])
    }

    @Test("EVD-20 a scalar is a series too")
    func scalarBecomesSeries() throws {
        let text = #"{"status":"success","data":{"resultType":"scalar","result":[1772366400,"7"]}}"#
        #expect(try read(text).sources.flatMap(\.series).flatMap(\.points).map(\.value) == [7])
    }

    @Test("EVD-20 a failed query says why there is nothing to draw")
    func failedQuerySaysWhy() throws {
        let reading = try read(#"{"status":"error","errorType":"bad_data","error":"unexpected end of input"}"#)
        #expect(reading.sources.flatMap(\.series).isEmpty)
        #expect(reading.findings.contains { $0.message.contains("unexpected end of input") })
    }

    @Test("EVD-20 EVD-15 an answer that breaks off, or has points that cannot be read, is read as far as possible")
    func damagedAnswerIsReadSoFar() throws {
        let bad = SeriesTests.matrix.replacing(#"[1772366430.781,"+Inf"]"#, with: #"["x",null]"#)
        let reading = try read(bad)
        #expect(reading.sources.flatMap(\.series).map(\.points.count) == [3, 1])
        #expect(reading.findings.contains { $0.message.hasPrefix("1 points have no readable time") })
        let cut = try read(String(SeriesTests.matrix.dropLast(40)))
        #expect(cut.sources.flatMap(\.series).map(\.points.count) == [4])
        #expect(cut.kindsOfFindings.contains(.damaged))
    }

    @Test("PRE-10 EVD-20 the clock of a series is moved like that of entries")
    func seriesIsMoved() throws {
        let series = try read(SeriesTests.matrix, options: ReadingOptions(shift: -781_000_000)).sources[0].series
        #expect(series[0].points[0].instant == Instant(seconds: 1_772_366_400))
    }

    @Test("EVD-20 EVD-15 points at the two ends of time are read, and have no distance that would not fit a number")
    func pointsFarApartAreRead() throws {
        let text =
            #"{"data":{"resultType":"matrix","result":[{"metric":{},"values":[[-8999999999,"1"],[8999999999,"2"]]}]}}"#
        let series = try #require(try read(text).sources.flatMap(\.series).first)
        #expect(series.points.count == 2)
        #expect(series.step == .max)
        let trace = SeriesTrace(series, from: Instant(nanoseconds: .min), until: Instant(nanoseconds: .max))
        #expect(trace.path(width: 100, height: 10).hasPrefix("M"))
    }
}
