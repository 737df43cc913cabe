import Evidence
import Testing
import Timekeeping

@Suite struct RecogniserTests {
    @Test("EVD-01 colours of a terminal around any part of a line hide nothing and are not in the text")
    func coloursHideNothing() throws {
        let lines = """
            \u{1B}[2m2026-03-01T12:00:00Z\u{1B}[0m \u{1B}[32m INFO\u{1B}[0m \u{1B}[2mshop::pay\u{1B}[0m: \u{1B}[1mpaid\u{1B}[0m
            \u{1B}[2m2026-03-01T12:00:01Z\u{1B}[0m \u{1B}[1;31mERROR\u{1B}[0m \u{1B}[2mshop::pay\u{1B}[0m: refused
            """
        let reading = try read(lines)
        #expect(reading.sources.map(\.format) == ["rust-tracing"])
        #expect(reading.events.map(\.text) == ["paid", "refused"])
        #expect(reading.events.map(\.severity) == [.info, .error])
        #expect(reading.events.map(\.timeAsWritten) == ["2026-03-01T12:00:00Z", "2026-03-01T12:00:01Z"])
        #expect(reading.events.first?.raw.contains("\u{1B}[32m") == true)
    }

    @Test("EVD-01 colours of another length in each line do not move the time out of sight")
    func coloursOfAnyLengthAreSteppedOver() throws {
        let lines = (0..<20).map { number in
            let colour = number % 2 == 0 ? "\u{1B}[36m" : "\u{1B}[1;38;5;201m"
            return "\(colour)web-\(number % 3)  |\u{1B}[0m 2026-03-01 12:00:\(10 + number) started\n"
        }
        let reading = try read(lines.joined())
        #expect(reading.events.map(\.text) == (0..<20).map { "web-\($0 % 3)  | started" })
    }

    @Test("EVD-01 what else a terminal obeys stays in the text, to be shown as inert")
    func otherSequencesStay() throws {
        let reading = try read("2026-03-01T12:00:00Z INFO a\u{1B}]0;title\u{07}b\n")
        #expect(reading.events.map(\.text) == ["a\u{1B}]0;title\u{07}b"])
    }

    @Test("EVD-10 times since an unknown start are undated, and a finding says what to do")
    func unknownBootIsAFinding() throws {
        let lines = "[    0.000000] Linux version 6.1.0\n[  101.250000] EXT4-fs: mounted\n"
        let reading = try read(lines)
        #expect(reading.sources.map(\.format) == ["dmesg"])
        #expect(reading.sources.map(\.undatedCount) == [2])
        #expect(reading.events.isEmpty)
        #expect(reading.findings.map(\.kind) == [.undated])
        #expect(reading.findings.first?.message.contains("dmesg -T") == true)
    }

    @Test("EVD-05 the start of the machine can be given, and is then declared")
    func bootIsGiven() throws {
        let lines = "[    0.000000] Linux version 6.1.0\n[  101.250000] EXT4-fs: mounted\n"
        let boot = Instant(rfc3339: "2026-03-01T12:00:00Z")
        let reading = try read(lines, options: ReadingOptions(boot: boot))
        #expect(reading.events.map(\.time) == ["2026-03-01T12:00:00.000Z", "2026-03-01T12:01:41.250Z"])
        #expect(reading.events.map(\.zone) == [.declared, .declared])
        #expect(reading.findings.isEmpty)
    }

    @Test("EVD-10 a record of the audit in the kernel's log tells when the machine started")
    func auditTellsBoot() throws {
        let lines = """
            [    0.000000] Linux version 6.1.0
            [   10.500000] audit: type=1400 audit(1772366410.500:2): apparmor="STATUS"
            """
        let reading = try read(lines)
        #expect(reading.events.map(\.time) == ["2026-03-01T12:00:00.000Z", "2026-03-01T12:00:10.500Z"])
        #expect(reading.findings.map(\.kind) == [.dateAssumed])
    }

    @Test("EVD-08 how TAI64N was counted is a finding, and no digit is lost")
    func leapSecondsAreAFinding() throws {
        let reading = try read("@4000000069a42a4a075bcd15 starting\n@4000000069a42a4b00000001 up\n")
        #expect(
            reading.events.map { $0.instant.rfc3339(decimals: 9) } == [
                "2026-03-01T12:00:00.123456789Z", "2026-03-01T12:00:01.000000001Z",
            ])
        #expect(reading.findings.map(\.kind) == [.epochUnit])
    }

    @Test("a line that is like no pattern, but has its time in the place, is an entry too")
    func oddLineIsAnEntry() throws {
        let lines = """
            2026-03-01T12:00:00.123456Z 0 [Note] [MY-012487] [InnoDB] recovery
            2026-03-01T12:00:01.000000Z ERROR what is this
            2026-03-01T12:00:02.000000Z 5 [Warning] [MY-010068] [Server] self signed
            """
        let reading = try read(lines)
        #expect(reading.sources.map(\.format) == ["mysql-error"])
        #expect(reading.events.map(\.text) == ["recovery", "what is this", "self signed"])
        #expect(reading.events.map(\.severity) == [.notice, .error, .warning])
    }
}
