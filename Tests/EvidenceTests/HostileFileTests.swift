import Foundation
import Testing
import Timekeeping

@testable import Evidence

/// Files, folders and devices that are there to do harm, as they lie on a disk.
@Suite struct HostileFileTests {
    private static let line = "2026-03-01T12:00:00Z INFO one\n"

    @Test("EVD-15 a line of 1 GiB is one entry, and the one behind it is read", .timeLimit(.minutes(2)))
    func gibibyteIsOneEntry() throws {
        try withFolder { folder in
            let file = folder.appending(path: "a.log")
            try Data("2026-03-01T12:00:00Z INFO ".utf8).write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            // What was never written reads as NULs, and takes no room on the disk.
            try handle.seek(toOffset: 1 << 30)
            try handle.write(contentsOf: Data("\n2026-03-01T12:00:01Z INFO end\n".utf8))
            try handle.close()
            let source = try #require(try Reading(of: file).sources.first)
            #expect(source.entryCount == 2)
            #expect(source.last?.rfc3339(decimals: 0) == "2026-03-01T12:00:01Z")
        }
    }

    @Test("EVD-15 a pipe in a folder is not opened, which would wait for ever, and a note says so")
    func pipeIsNotOpened() throws {
        try withFolder { folder in
            try run("mkfifo", ["pipe"], in: folder)
            try Data(HostileFileTests.line.utf8).write(to: folder.appending(path: "a.log"))
            let reading = try Reading(of: folder, named: "in")
            #expect(reading.sources.map(\.name) == ["in/a.log"])
            #expect(reading.findings.map(\.message) == ["neither a file nor a folder; it was not read"])
        }
    }

    @Test("EVD-15 a device that never ends is refused, and one that is empty is empty")
    func deviceIsRefused() throws {
        let reason = "it is a device, which may never end; copy what you need of it into a file"
        #expect(throws: ReadingError.unreadable(reason: reason)) { try Reading(of: URL(filePath: "/dev/zero")) }
        #expect(try Reading(of: URL(filePath: "/dev/null")).kindsOfFindings == [.empty])
    }

    @Test("EVD-15 a link that leads to itself is refused with its reason")
    func loopIsRefused() throws {
        try withFolder { folder in
            try run("ln", ["-s", "loop", "loop"], in: folder)
            #expect(throws: ReadingError.unreadable(reason: "Too many levels of symbolic links")) {
                try Reading(of: folder.appending(path: "loop"))
            }
        }
    }

    @Test("EVD-15 files whose names are not UTF-8 are read with their folder, each under a name that can be shown")
    func nameOfOtherBytesIsRead() throws {
        try withFolder { folder in
            let script =
                "import sys; [open(n, 'wb').write(b'2026-03-01T12:00:00Z INFO x') for n in (b'a\\xff.log', b'a\\xfe.log')]"
            try run("python3", ["-c", script], in: folder)
            let reading = try Reading(of: folder, named: "in")
            #expect(reading.sources.map(\.name) == ["in/a\u{FFFD}.log", "in/a\u{FFFD}.log"])
            #expect(reading.events.count == 2 && reading.findings.isEmpty)
        }
    }

    @Test("EVD-15 more files than a process may map are opened, if they are small")
    func manyFilesAreOpened() throws {
        try withFolder { folder in
            let script = "[open(f'{n}.log', 'w').write('2026-03-01T12:00:00Z INFO x') for n in range(66_000)]"
            try run("python3", ["-c", script], in: folder)
            var found = EvidenceFiles(options: ReadingOptions())
            try found.add(path: folder.path, named: "in")
            #expect(found.files.count == 66_000 && found.findings.isEmpty)
        }
    }

    @Test("EVD-15 folders nested deeper than a path may be long are read as far as it reaches, and a warning says so")
    func deepFolderIsReadSoFar() throws {
        try withFolder { folder in
            let script = """
                import os
                for _ in range(2500):
                    os.mkdir('d'); os.chdir('d')
                """
            try Data(HostileFileTests.line.utf8).write(to: folder.appending(path: "a.log"))
            try run("python3", ["-c", script], in: folder)
            let reading = try Reading(of: folder, named: "in")
            try run("rm", ["-rf", "d"], in: folder)
            #expect(reading.events.map(\.text) == ["one"])
            #expect(reading.findings.map(\.message) == ["cannot be read: File name too long"])
        }
    }

    @Test("EVD-15 a folder with nothing in it is a note")
    func emptyFolderIsANote() throws {
        try withFolder { folder in
            let reading = try Reading(of: folder, named: "in")
            #expect(reading.sources.isEmpty)
            #expect(reading.findings.map(\.message) == ["the folder is empty"])
        }
    }

    @Test(
        "EVD-15 a row of a million cells, and an object of a million members, are read in time",
        .timeLimit(.minutes(2)))
    func wideRowsAreRead() throws {
        let cells = String(repeating: "x,", count: 1_000_000)
        let table = "time,message\n2026-03-01T12:00:00Z,one,\(cells)\n2026-03-01T12:00:01Z,two\n"
        #expect(try read(table, named: "a.csv").events.map(\.text) == ["one", "two"])
        let members = String(repeating: #""x":1,"#, count: 1_000_000)
        let object = "{\"time\":\"2026-03-01T12:00:00Z\",\"msg\":\"one\",\(members)\"y\":2}\n"
        #expect(try read("\(object)\(object)").events.count == 2)
    }
}
