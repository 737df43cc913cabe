import Foundation

extension Assets {
    /// The file at `path` below `Assets`; empty if there is none, which a test rules out for those that are asked for.
    static func text(_ path: String) -> String {
        String(decoding: Data(base64Encoded: base64[path] ?? "") ?? Data(), as: UTF8.self)
    }
}
