import Evidence
import Foundation
import Testing
import Timekeeping

/// Every file of the shared evidence, and what it is known to hold. Year-less logs are read from 2012 on, as most of
/// them were written then; the others do not care.
@Suite(.enabled(if: SharedEvidence.isPresent, "the shared evidence is not beside this project"))
struct SharedEvidenceTests {
    @Test("EVD-01 EVD-10 each shared file is read as what it is", arguments: SharedEvidence.table)
    func fileIsReadAsWhatItIs(_ row: SharedEvidence.Row) throws {
        let url = SharedEvidence.folder.appending(path: row.path)
        let reading = try Reading(of: url, options: ReadingOptions(year: 2012))
        let source = try #require(reading.sources.first { $0.name.hasSuffix(row.member) })
        let findings = Set(source.findings.map(\.kind))
        // Where the date was taken from the file's last change, it is another in each checkout.
        let times = findings.contains(.dateAssumed) ? [nil, nil] : [source.first, source.last]
        let found = SharedEvidence.Row(
            row.path, member: row.member, source.format, source.entryCount, source.undatedCount,
            times[0]?.rfc3339(decimals: 3), times[1]?.rfc3339(decimals: 3), findings)
        #expect(found == row)
    }

    @Test("EVD-10 the table names every shared file")
    func tableIsComplete() throws {
        let paths =
            FileManager.default.enumerator(atPath: SharedEvidence.folder.path)?.compactMap { $0 as? String } ?? []
        let files = paths.filter { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: SharedEvidence.folder.appending(path: path).path, isDirectory: &isFolder)
            return !isFolder.boolValue && path != "SOURCES.md"
        }
        #expect(Set(files) == Set(SharedEvidence.table.map(\.path)))
    }

    @Test("EVD-03 the whole folder gives the same timeline with any number of threads")
    func folderIsReadTheSame() throws {
        let tables = try [1, 2, 7].map { threads in
            let options = ReadingOptions(year: 2012, threads: threads, chunkSize: threads == 7 ? 512 : 64 << 20)
            let reading = try Reading(of: SharedEvidence.folder, options: options)
            let timeline = Timeline(reading.sources)
            let middle = timeline.events(in: timeline.count / 2..<timeline.count / 2 + 100)
            return SourcesTable(reading.sources).jsonLines + middle.map(JSONLinesOutput().line).joined()
        }
        #expect(tables[1] == tables[0])
        #expect(tables[2] == tables[0])
    }

    @Test("EVD-16 a Slack export resolves the names of its people and dates each message")
    func slackExportResolvesNames() throws {
        let reading = try Reading(of: SharedEvidence.folder.appending(path: "slack/export.zip"))
        let messages = reading.events.filter { $0.format == "slack" }
        #expect(messages.count == 158)
        #expect(messages.allSatisfy { $0.actor != nil })
        #expect(messages.contains { $0.actor == "hamza" })
        #expect(reading.findings.isEmpty)
    }
}
