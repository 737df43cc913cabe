import Foundation
import Hummingbird

extension Request {
    /// What the address asks for, by name; of several of one name the first.
    ///
    /// Unlike `uri.queryParameters` it takes `+` for a blank, which is how a browser's form writes one.
    var asked: [String: String] {
        Dictionary(pairs) { first, _ in first }
    }

    /// Each that the address asks for by one name; nil if it does not say the name.
    func asked(each name: String) -> [String]? {
        let values = pairs.filter { $0.0 == name }.map(\.1)
        return values.isEmpty ? nil : values.filter { !$0.isEmpty }
    }

    private var pairs: [(String, String)] {
        (uri.query ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
                part.replacing("+", with: " ").removingPercentEncoding ?? ""
            }
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
}
