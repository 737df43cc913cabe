import Foundation
import Timekeeping

/// What can be fuzzed, by name. `bin/fuzz` builds this folder and all of Evidence into one program, in which libFuzzer
/// calls ``fuzz(_:_:)`` with one input after the other.
struct FuzzTarget: Sendable {
    let name: String
    /// Tries one input, and stops the program where a promise is broken.
    let run: @Sendable (Bytes) -> Void
    /// Inputs to begin with.
    var seeds: [[UInt8]] = FuzzSeed.texts

    static let all =
        [
            FuzzTarget(name: "recogniser", run: recognise),
            FuzzTarget(name: "files", run: openFiles, seeds: FuzzSeed.texts + FuzzSeed.archives),
            FuzzTarget(name: "archive", run: openFiles, seeds: FuzzSeed.archives),
            FuzzTarget(name: "pattern", run: matchPattern, seeds: FuzzSeed.patterns),
            FuzzTarget(name: "masking", run: mask, seeds: FuzzSeed.texts + FuzzSeed.secrets),
        ] + Importers.all.map(FuzzTarget.init)

    private init(name: String, run: @escaping @Sendable (Bytes) -> Void, seeds: [[UInt8]] = FuzzSeed.texts) {
        (self.name, self.run, self.seeds) = (name, run, seeds)
    }

    /// Reads the input with one kind of importer, whatever the recogniser would say of it.
    private init(_ importers: Importers) {
        name = importers.name
        run = { bytes in
            let content = FuzzContent(bytes)
            for interpretation in importers.open(content.content) {
                SourceCheck(content.content, interpretation).run()
            }
        }
    }
}

/// The target that the environment names.
private let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
        print("FUZZ_TARGET is one of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
        // At once: libFuzzer takes an exit for a finding, and what is printed would be lost.
        fflush(nil)
        _exit(64)
    }
    return target
}()

/// Called by libFuzzer before it looks at its corpus, which gets the seeds.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> CInt {
    let target = chosen
    guard let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] else { return 0 }
    for (number, seed) in target.seeds.enumerated() {
        FileManager.default.createFile(atPath: "\(folder)/seed-\(number)", contents: Data(seed))
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    chosen.run(Bytes(start: data, count: size))
    return 0
}

@Sendable private func recognise(_ bytes: Bytes) {
    let content = FuzzContent(bytes)
    let recogniser = Recogniser(content: content.content, name: "sample.log", surroundings: Surroundings())
    SourceCheck(content.content, recogniser.interpretation()).run()
}

/// Goes in by the front door: archives are opened, UTF-16 is decoded.
@Sendable private func openFiles(_ bytes: Bytes) {
    let limits = Limits(expandedBytes: 1 << 20, members: 40)
    var files = EvidenceFiles(options: ReadingOptions(threads: 1, limits: limits))
    do {
        var spool = try Spool()
        try spool.append(UnsafeRawBufferPointer(bytes.buffer))
        try spool.add(to: &files)
    } catch {
        fatalError("a file could not be kept: \(error)")
    }
    require(files.files.count <= limits.members, "more files than the limit")
    for file in files.files.prefix(4) {
        require(file.content.bytes.count <= max(bytes.count * 2, limits.expandedBytes), "\(file.name) is too large")
        let recogniser = Recogniser(content: file.content, name: file.name, surroundings: Surroundings())
        SourceCheck(file.content, recogniser.interpretation(), name: file.name).run()
    }
}

/// The first line is a pattern; the others are lines that it is tried on.
@Sendable private func matchPattern(_ bytes: Bytes) {
    let end = bytes.index(of: .newline) ?? bytes.count
    let json =
        #"{"name":"fuzz","description":"x","patterns":["# + bytes[0..<end].text.quotedAsJSON + "],"
        + #""samples":[{"lines":["x"],"entries":[{"time":"x","text":"x"}]}]}"#
    guard let format = try? TextFormat(json: Data(json.utf8), file: "fuzz.json") else { return }
    let content = FuzzContent(bytes.from(end + 1))
    let options = ReadingOptions(formats: FormatLibrary(format), threads: 1)
    let recogniser = Recogniser(
        content: content.content, name: "sample.log", surroundings: Surroundings(options: options))
    SourceCheck(content.content, recogniser.interpretation()).run()
}

func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
