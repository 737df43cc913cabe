import Foundation
import Testing
import Timekeeping

@testable import Evidence

@Suite struct FormatLibraryTests {
    @Test(
        "EVD-09 each sample of each format file becomes what the file says",
        arguments: FormatLibrary.builtIn.formats.map(\.name))
    func sampleBecomesWhatTheFileSays(_ name: String) throws {
        let format = try #require(FormatLibrary.builtIn.formats.first { $0.name == name })
        let problems = try format.sampleProblems(isOwn: false)
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
    }

    @Test("EVD-09 no format file that comes with Debrief is broken")
    func builtInFilesAreWhole() {
        #expect(FormatLibrary.builtIn.problems.isEmpty)
        #expect(FormatLibrary.builtIn.formats.count > 40)
    }
}
