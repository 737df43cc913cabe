import Synchronization

/// The people of a Mattermost export, and the posts around replies; both are read when first asked for.
final class MattermostPeople: Sendable {
    private struct Known {
        var names: [String: String] = [:]
        /// Posts that have replies, in the order of the file.
        var posts: ContiguousArray<Range<Int>> = []
    }

    private let content: Content
    private let known = Mutex<Known?>(nil)

    init(_ content: Content) {
        self.content = content
    }

    /// The nickname or the full name beside the name of the user, as in `Alice Example (alice)`.
    func name(_ user: String) -> String { withKnown { known in known.names[user].map { "\($0) (\(user))" } } ?? user }

    /// The post around the reply at `offset`.
    func parent(at offset: Int) -> Reference? {
        guard let post = withKnown({ post(around: offset, in: $0.posts) }) else { return nil }
        let bytes = content.bytes[post]
        return Reference(
            actor: JSON.text(at: ["user"], in: bytes).map(name), text: JSON.text(at: ["message"], in: bytes))
    }

    private func withKnown<Result: Sendable>(_ body: (Known) -> Result) -> Result {
        known.withLock { known in
            let found = known ?? collect()
            known = found
            return body(found)
        }
    }

    private func post(around offset: Int, in posts: ContiguousArray<Range<Int>>) -> Range<Int>? {
        var (low, high) = (0, posts.count)
        while low < high {
            let middle = (low + high) / 2
            if posts[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < posts.count && posts[low].contains(offset) ? posts[low] : nil
    }

    private func collect() -> Known {
        var known = Known()
        _ = JSONEntries(bytes: content.bytes, lists: []).forEach { line, _ in
            let object = content.bytes[line]
            if let user = JSON.member("user", of: object), user.kind == .object {
                add(object[user.range], to: &known)
            } else if let post = MattermostExport.post(in: object),
                JSON.member("replies", of: object[post])?.kind == .array
            {
                known.posts.append(post.shifted(by: line.lowerBound))
            }
        }
        return known
    }

    private func add(_ user: Bytes, to known: inout Known) {
        guard let id = JSON.text(at: ["username"], in: user) else { return }
        let full = [JSON.text(at: ["first_name"], in: user), JSON.text(at: ["last_name"], in: user)]
        let names = full.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        let name = JSON.firstText([["nickname"], ["display_name"]], in: user) ?? names
        if !name.isEmpty, name != id { known.names[id] = name }
    }
}
