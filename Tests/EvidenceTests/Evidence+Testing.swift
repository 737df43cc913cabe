import Foundation
import Testing
import Timekeeping

@testable import Evidence

/// A folder of its own for one test, gone afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "debrief-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// What `bytes` turn out to be, read from a file called `name` that was changed at `changed`.
func read(
    _ bytes: [UInt8], named name: String = "sample.log", changed: String = "2026-06-01T00:00:00Z",
    options: ReadingOptions = ReadingOptions()
) throws -> Reading {
    try withFolder { folder in
        let url = folder.appending(path: name)
        try Data(bytes).write(to: url)
        let date = try #require(Instant(rfc3339: changed))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(date.seconds))], ofItemAtPath: url.path)
        return try Reading(of: url, options: options)
    }
}

func read(
    _ text: String, named name: String = "sample.log", changed: String = "2026-06-01T00:00:00Z",
    options: ReadingOptions = ReadingOptions()
) throws -> Reading {
    try read(Array(text.utf8), named: name, changed: changed, options: options)
}

extension Reading {
    var events: [Event] {
        let timeline = Timeline(sources)
        return timeline.events(in: 0..<timeline.count)
    }

    var kindsOfFindings: Set<Finding.Kind> { Set(findings.map(\.kind)) }
}

extension Event {
    /// The instant with as many decimals as it needs to be told from others in most tests.
    var time: String { instant.rfc3339(decimals: 3) }
}

/// Runs a program that tests need for making archives.
func run(_ program: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) \(arguments) failed")
}
