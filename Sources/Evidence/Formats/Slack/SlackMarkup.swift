/// Turns Slack's markup into plain text: `<@U1>` into a name, `<https://…|label>` into both, entities into characters.
struct SlackMarkup {
    private let workspace: SlackWorkspace

    init(_ workspace: SlackWorkspace) {
        self.workspace = workspace
    }

    func plain(_ text: String) -> String {
        let utf8 = text.utf8
        guard utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count)
        var index = utf8.startIndex
        var hasNoMoreReferences = false
        while index < utf8.endIndex {
            if utf8[index] == UInt8(ascii: "<"), !hasNoMoreReferences {
                if let close = utf8[index...].firstIndex(of: UInt8(ascii: ">")) {
                    result += reference(text[utf8.index(after: index)..<close]).utf8
                    index = utf8.index(after: close)
                    continue
                }
                hasNoMoreReferences = true
            }
            index = append(utf8, at: index, to: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends one byte, or the character that an entity stands for; returns where the next begins.
    private func append(_ utf8: String.UTF8View, at index: String.Index, to result: inout [UInt8]) -> String.Index {
        if utf8[index] == UInt8(ascii: "&") {
            for (entity, character) in SlackMarkup.entities where utf8[index...].starts(with: entity) {
                result.append(character)
                return utf8.index(index, offsetBy: entity.count)
            }
        }
        result.append(utf8[index])
        return utf8.index(after: index)
    }

    private static let entities: [([UInt8], UInt8)] = [
        (Array("&lt;".utf8), UInt8(ascii: "<")), (Array("&gt;".utf8), UInt8(ascii: ">")),
        (Array("&amp;".utf8), UInt8(ascii: "&")),
    ]

    private func reference(_ text: Substring) -> String {
        let text = text.contains("&") ? Substring(plain(String(text))) : text
        let parts = text.split(separator: "|", maxSplits: 1)
        let target = parts.first ?? ""
        let label = parts.count > 1 ? String(parts[1]) : nil
        switch target.first {
        case "@": return "@" + user(String(target.dropFirst()), label: label)
        case "#": return "#" + channel(String(target.dropFirst()), label: label)
        case "!":
            let isForAll = ["!here", "!channel", "!everyone"].contains(target)
            return isForAll ? "@" + target.dropFirst() : label ?? "@" + special(target.dropFirst())
        default: return link(String(target), label: label)
        }
    }

    func user(_ id: String, label: String? = nil) -> String { workspace.users[id] ?? label ?? id }

    func channel(_ id: String, label: String? = nil) -> String { label ?? workspace.channels[id] ?? id }

    /// `here`, `channel`, or the group of `subteam^S1`.
    private func special(_ text: Substring) -> Substring {
        text.hasPrefix("subteam^") ? text.dropFirst("subteam^".count) : text.prefix { $0 != "^" }
    }

    /// Slack turns what looks like an address into a link that says the same.
    private func link(_ target: String, label: String?) -> String {
        guard let label else { return target.hasPrefix("mailto:") ? String(target.dropFirst(7)) : target }
        let isSame = ["", "mailto:", "http://", "https://", "tel:"].contains { $0 + label == target }
        return isSame ? label : "\(label) (\(target))"
    }
}

/// What the blocks of a message say; apps send messages that consist of nothing else.
struct SlackBlocks {
    let markup: SlackMarkup

    func text(of blocks: [Bytes]) -> String {
        blocks.map { text(of: $0, depth: 0) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func text(of block: Bytes, depth: Int) -> String {
        guard depth < 8 else { return "" }
        let elements = JSON.elements(at: ["elements"], in: block)
        let inner = elements.map { text(of: $0, depth: depth + 1) }
        switch JSON.text(at: ["type"], in: block) {
        case "text", "plain_text", "mrkdwn": return markup.plain(JSON.text(at: ["text"], in: block) ?? "")
        case "user": return "@" + markup.user(JSON.text(at: ["user_id"], in: block) ?? "")
        case "channel": return "#" + markup.channel(JSON.text(at: ["channel_id"], in: block) ?? "")
        case "broadcast": return "@" + (JSON.text(at: ["range"], in: block) ?? "")
        case "emoji": return JSON.text(at: ["name"], in: block).map { ":\($0):" } ?? ""
        case "link": return JSON.firstText([["text"], ["url"]], in: block) ?? ""
        case "rich_text_section", "rich_text_preformatted", "rich_text_quote": return inner.joined()
        case "rich_text", "rich_text_list", "context": return inner.joined(separator: "\n")
        case "section", "header": return section(block)
        default: return JSON.firstText([["alt_text"], ["text", "text"]], in: block).map(markup.plain) ?? ""
        }
    }

    private func section(_ block: Bytes) -> String {
        let fields = JSON.elements(at: ["fields"], in: block).compactMap { JSON.text(at: ["text"], in: $0) }
        let words = [JSON.text(at: ["text", "text"], in: block)].compactMap(\.self) + fields
        return words.map(markup.plain).joined(separator: "\n")
    }
}
