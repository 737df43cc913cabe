import Foundation

/// Inputs to begin with, so that those made from them get past the first look at them.
enum FuzzSeed {
    /// The samples of all formats.
    static let texts: [[UInt8]] = {
        let samples = FormatSample.all.map { Array($0.text.utf8) }
        let lines = FormatLibrary.builtIn.formats.flatMap { format in
            format.samples.map { Array($0.lines.joined(separator: "\n").utf8) }
        }
        return samples + lines + evidence
    }()

    /// The beginnings of files that somebody has at hand.
    private static let evidence: [[UInt8]] = {
        guard let folder = ProcessInfo.processInfo.environment["FUZZ_EVIDENCE"] else { return [] }
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0.prefix(4096)) }
        }
    }()

    /// The patterns of all formats, each above its samples.
    static let patterns: [[UInt8]] = FormatLibrary.builtIn.formats.flatMap { format in
        format.patterns.flatMap { pattern in
            format.samples.map { Array(([pattern] + $0.lines).joined(separator: "\n").utf8) }
        }
    }

    /// Tokens by which somebody could come in, put together here so that no scanner takes this file for a leak.
    static let tokens = [
        "ghp" + "_0123456789abcdefABCDEF0123456789abcd", "AKIA" + "0123456789ABCDEF",
        "xoxb" + "-123456789012-abcdefABCDEF", "4111 1111 " + "1111 1111",
        "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJhbGljZSJ9" + ".c2lnbmF0dXJlLW9mLWl0",
    ]

    static let secrets: [[UInt8]] =
        (tokens + [
            "GET https://bob:s3cr3t@db.example/x", "Authorization: Bearer abcdef0123456789",
            #"{"password":"a \"b\" c"}"#,
            "mysql --password hunter2 shop", "Cookie: sid=8f3a9b2c; b=7\nnext",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
        ]).map { Array($0.utf8) }

    /// What `bin/fuzz` packed.
    static let archives: [[UInt8]] = {
        guard let folder = ProcessInfo.processInfo.environment["FUZZ_ARCHIVES"] else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
    }()
}
