import Testing

@testable import Evidence

struct SeverityMemoryTests {
    @Test("each severity is remembered as it was found, and so is that there is none")
    func rememberingEach() {
        let all: [Severity?] = [nil] + Severity.allCases
        let memory = SeverityMemory(count: all.count)
        for _ in 0..<2 {
            for (index, severity) in all.enumerated() {
                #expect(memory.severity(at: index) { severity } == severity)
            }
        }
    }

    @Test("an entry is looked into once, whatever was found")
    func lookingOnce() {
        let memory = SeverityMemory(count: 3)
        var looks = 0
        for index in [0, 1, 0, 1, 2, 2] {
            _ = memory.severity(at: index) {
                looks += 1
                return index == 1 ? .error : nil
            }
        }
        #expect(looks == 3)
    }

    @Test("severities are as grave as their order says")
    func ordering() {
        #expect(Severity.allCases == Severity.allCases.sorted())
        #expect(Severity.allCases.map(\.rank) == Array(Severity.allCases.indices))
    }
}
