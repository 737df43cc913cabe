import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct HostileInputTests {
    @Test("EVD-15 NULs and bytes that are not UTF-8 are kept and shown as replacements")
    func brokenBytesAreKept() throws {
        let reading = try read(Array("2026-03-01T12:00:00Z INFO a".utf8) + [0, 0xFF, 0xC3, 0x0A] + Array("b\n".utf8))
        let event = try #require(reading.events.first)
        #expect(event.text == "a\0\u{FFFD}\u{FFFD}\nb")
        #expect(reading.sources[0].bytes(event.range).suffix(4) == [0xFF, 0xC3, 0x0A, 0x62])
    }

    @Test("EVD-15 a line of 50 MB is one entry")
    func hugeLineIsOneEntry() throws {
        let line = Array("2026-03-01T12:00:00Z INFO ".utf8) + [UInt8](repeating: 0x61, count: 50_000_000)
        let reading = try read(
            line + Array("\n2026-03-01T12:00:01Z INFO end\n".utf8), options: ReadingOptions(chunkSize: 1 << 20))
        let ranges = reading.events.map(\.range.count)
        #expect(ranges == [50_000_026, 29])
    }

    @Test("EVD-15 50 MB without a line end or a time is unknown")
    func hugeNothingIsUnknown() throws {
        #expect(try read([UInt8](repeating: 0x61, count: 50_000_000)).sources.map(\.format) == ["unknown"])
    }

    @Test("EVD-15 JSON nested too deeply is refused with a finding, not a crash", arguments: ["[", "{\"a\":"])
    func deepJSONIsAFinding(_ nest: String) throws {
        let reading = try read(String(repeating: nest, count: 1_000_000))
        #expect(reading.events.isEmpty)
        #expect(reading.kindsOfFindings == [.unrecognised])
    }

    @Test("EVD-15 a deep value in one line does not keep the others from being read")
    func deepLineLeavesOthers() throws {
        let deep = #"{"time":"2026-03-01T12:00:01Z","a":"# + String(repeating: "[", count: 5000) + "}"
        let plain = #"{"time":"2026-03-01T12:00:00Z","msg":"plain"}"#
        let reading = try read("\(plain)\n\(deep)\n\(plain)\n")
        #expect(reading.events.filter { $0.text == "plain" }.count == 2)
    }

    @Test("EVD-15 JSON that breaks off is read up to there, and a finding says so")
    func brokenJSONIsReadSoFar() throws {
        let whole = #"[{"type":"message","ts":"1772366400.000001","text":"one"},"#
        let reading = try read(whole + #"{"type":"message","ts":"17723664"#)
        #expect(reading.events.map(\.text) == ["one"])
        #expect(reading.kindsOfFindings == [.damaged])
    }

    @Test("an empty file is a source without entries, and a finding")
    func emptyFileIsAFinding() throws {
        let reading = try read("")
        #expect(reading.sources.map(\.entryCount) == [0])
        #expect(reading.kindsOfFindings == [.empty])
    }

    @Test("line ends of Windows do not show")
    func carriageReturnsDoNotShow() throws {
        let reading = try read("2026-03-01T12:00:00Z INFO one\r\n\r\n2026-03-01T12:00:01Z INFO two\r\n")
        #expect(reading.events.map(\.text) == ["one", "two"])
    }

    @Test("a mark of UTF-8 at the start hides nothing")
    func byteOrderMarkHidesNothing() throws {
        #expect(try read("\u{FEFF}2026-03-01T12:00:00Z INFO one\n").events.map(\.text) == ["one"])
        #expect(try read("\u{FEFF}time,message\n2026-03-01T12:00:00Z,one\n").events.map(\.text) == ["one"])
    }

    @Test(
        "EVD-15 every cut of every sample is read without a crash", arguments: FormatSample.all + FormatSample.ofFiles)
    func everyCutIsRead(_ sample: FormatSample) throws {
        let bytes = Array(sample.text.utf8)
        for end in stride(from: 0, to: bytes.count, by: max(7, bytes.count / 40)) {
            let reading = try read(Array(bytes[..<end]), named: sample.name)
            #expect(reading.events.count <= sample.expected.count + 1)
        }
    }

    @Test(
        "EVD-15 samples with bytes replaced at random are read without a crash",
        arguments: FormatSample.all + FormatSample.ofFiles)
    func damagedSamplesAreRead(_ sample: FormatSample) throws {
        var random = SplitMix(state: 7)
        for _ in 0..<25 {
            var bytes = Array(sample.text.utf8)
            for _ in 0..<4 {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            for event in try read(bytes, named: sample.name).events { #expect(event.range.upperBound <= bytes.count) }
        }
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
