import Evidence
import Foundation
import Testing
import Timekeeping

@Suite struct ArchiveTests {
    private static let line = "2026-03-01T12:00:00Z INFO packed\n"

    @Test(
        "EVD-01 compressed files and archives are opened, whatever they are called",
        arguments: [
            "gzip -c a.log", "bzip2 -c a.log", "xz -c a.log", "zstd -c a.log", "tar -cf - a.log", "tar -czf - a.log",
            "tar -cJf - a.log", "python3 -m zipfile -c /dev/stdout a.log",
        ])
    func archiveIsOpened(_ command: String) throws {
        try withFolder { folder in
            try Data(ArchiveTests.line.utf8).write(to: folder.appending(path: "a.log"))
            try run("sh", ["-c", "\(command) > packed"], in: folder)
            let reading = try Reading(of: folder.appending(path: "packed"))
            #expect(reading.events.map(\.text) == ["packed"])
            let hasMembers = command.hasPrefix("tar") || command.hasPrefix("python3")
            #expect(reading.sources.map(\.name) == [hasMembers ? "packed/a.log" : "packed"])
        }
    }

    @Test("EVD-15 a name that leads out of an archive is only a name")
    func pathOutOfArchiveIsOnlyAName() throws {
        try withFolder { folder in
            let script =
                "import zipfile; zipfile.ZipFile('a.zip','w').writestr('../../evil.log', '\(ArchiveTests.line.dropLast())')"
            try run("python3", ["-c", script], in: folder)
            let reading = try Reading(of: folder.appending(path: "a.zip"))
            #expect(reading.sources.map(\.name) == ["a.zip/../../evil.log"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.zip"])
        }
    }

    @Test("EVD-15 a cut off archive is a finding, and what could be expanded is read")
    func cutOffArchiveIsReadSoFar() throws {
        try withFolder { folder in
            let lines = (0..<5_000).map { "2026-03-01T12:00:00.\(100_000 + $0 * 37 % 900_000)Z INFO number \($0)\n" }
            try Data(lines.joined().utf8).write(to: folder.appending(path: "a.log"))
            try run("gzip", ["a.log"], in: folder)
            let packed = try Data(contentsOf: folder.appending(path: "a.log.gz"))
            let reading = try read(Array(packed.prefix(packed.count / 2)), named: "a.log.gz")
            #expect((500..<5_000).contains(reading.sources[0].entryCount))
            #expect(reading.kindsOfFindings.contains(.archiveDamaged))
        }
    }

    @Test("EVD-15 an archive that expands beyond the limits is cut short with a finding")
    func bombIsCutShort() throws {
        try withFolder { folder in
            try run("sh", ["-c", "yes $(seq 60) | head -c 20000000 | gzip > bomb.gz"], in: folder)
            let options = ReadingOptions(limits: Limits(expandedBytes: 1 << 20))
            let reading = try Reading(of: folder.appending(path: "bomb.gz"), options: options)
            #expect(reading.kindsOfFindings.contains(.limitReached))
            #expect(reading.sources.allSatisfy { $0.byteCount <= 1 << 20 })
        }
    }

    @Test("archives in an archive are opened too")
    func nestedArchiveIsOpened() throws {
        try withFolder { folder in
            try Data(ArchiveTests.line.utf8).write(to: folder.appending(path: "a.log"))
            try run("sh", ["-c", "gzip a.log && tar -cf logs.tar a.log.gz"], in: folder)
            let reading = try Reading(of: folder.appending(path: "logs.tar"))
            #expect(reading.sources.map(\.name) == ["logs.tar/a.log.gz"])
            #expect(reading.events.map(\.text) == ["packed"])
        }
    }

    @Test("EVD-01 a folder is read in the order of its names; links in it are not followed, and a finding says so")
    func folderIsReadInOrder() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "sub"), withIntermediateDirectories: true)
            for name in ["b.log", "a.log", "sub/c.log"] {
                try Data(ArchiveTests.line.utf8).write(to: folder.appending(path: name))
            }
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "link.log").path, withDestinationPath: "/etc/passwd")
            let reading = try Reading(of: folder, named: "logs")
            #expect(reading.sources.map(\.name) == ["logs/a.log", "logs/b.log", "logs/sub/c.log"])
            #expect(reading.findings.map(\.source) == ["logs/link.log"])
            #expect(reading.findings.map(\.weight) == [.note])
        }
    }

    @Test("EVD-01 letters of all alphabets in the names of an archive are kept")
    func namesInArchivesAreKept() throws {
        try withFolder { folder in
            let script =
                "import zipfile; z = zipfile.ZipFile('a.zip','w'); "
                + "[z.writestr(n, '2026-03-01T12:00:00Z INFO x') for n in ('t\u{FC}r.log', '\u{1F525}.log')]"
            try run("python3", ["-c", script], in: folder)
            let reading = try Reading(of: folder.appending(path: "a.zip"))
            #expect(reading.sources.map(\.name) == ["a.zip/t\u{FC}r.log", "a.zip/\u{1F525}.log"])
        }
    }

    @Test("EVD-10 what macOS adds to folders and archives is left out, and a note says so")
    func filesOfMacOSAreLeftOut() throws {
        try withFolder { folder in
            let script =
                "import zipfile; z = zipfile.ZipFile('in/a.zip','w'); [z.writestr(n, '2026-03-01T12:00:00Z INFO x') "
                + "for n in ('a.log', '__MACOSX/._a.log', 'sub/.DS_Store')]"
            try run(
                "sh", ["-c", "mkdir in && echo '2026-03-01T12:00:00Z INFO y' > in/._b.log && touch in/.DS_Store"],
                in: folder)
            try run("python3", ["-c", script], in: folder)
            let reading = try Reading(of: folder.appending(path: "in"))
            #expect(reading.sources.map(\.name) == ["in/a.zip/a.log"])
            #expect(
                reading.findings.map(\.message) == [
                    "left out what macOS adds for itself: .DS_Store, ._b.log",
                    "left out what macOS adds for itself: __MACOSX/._a.log, sub/.DS_Store",
                ])
            #expect(reading.findings.allSatisfy { $0.weight == .note })
        }
    }

    @Test("EVD-01 a file that several paths lead to is read once, and a note says so")
    func fileIsReadOnce() throws {
        try withFolder { folder in
            let file = folder.appending(path: "a.log").path
            try Data(ArchiveTests.line.utf8).write(to: URL(filePath: file))
            let reading = Reading(ofAll: [file, file, folder.path, "/nowhere"].map { .path($0, named: $0) })
            #expect(reading.sources.map(\.name) == [file])
            #expect(
                reading.findings.map(\.message) == [
                    "named twice; it was read once", "named twice; it was read once",
                ])
            #expect(reading.refusals.map(\.name) == ["/nowhere"])
        }
    }

    @Test("EVD-16 a folder of a Slack export resolves the names of its people")
    func slackFolderResolvesNames() throws {
        try withFolder { folder in
            let channel = folder.appending(path: "general")
            try FileManager.default.createDirectory(at: channel, withIntermediateDirectories: true)
            try Data(#"[{"id":"U1","name":"al","profile":{"display_name":"","real_name":"Alice"}}]"#.utf8)
                .write(to: folder.appending(path: "users.json"))
            try Data(#"[{"type":"message","user":"U1","ts":"1772366400.000012","text":"hi <@U1>"}]"#.utf8)
                .write(to: channel.appending(path: "2026-03-01.json"))
            let event = try #require(try Reading(of: folder, named: "export").events.first)
            #expect(event.actor == "Alice")
            #expect(event.text == "hi @Alice")
            #expect(event.source == "export/general/2026-03-01.json")
        }
    }

    @Test("a path that does not exist is refused with what to do")
    func missingPathIsRefused() {
        #expect(throws: ReadingError.missing) { try Reading(of: URL(filePath: "/nowhere/at/all")) }
    }
}
