import Foundation
import Hummingbird

extension Request {
    /// What the address asks for, by name; of several of one name the first.
    ///
    /// Unlike `uri.queryParameters` it takes `+` for a blank, which is how a browser's form writes one.
    var asked: [String: String] {
        let pairs = (uri.query ?? "").split(separator: "&").map { pair in
            pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
                part.replacing("+", with: " ").removingPercentEncoding ?? ""
            }
        }
        return Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
    }
}
