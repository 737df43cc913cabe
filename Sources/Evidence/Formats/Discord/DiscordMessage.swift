/// One message of Discord, turned into what people saw.
struct DiscordMessage {
    let bytes: Bytes

    /// The name on the server beside the name of the account, which is the same everywhere.
    var author: String? {
        let account = JSON.text(at: ["author", "name"], in: bytes)
        guard let shown = JSON.firstText([["author", "nickname"]], in: bytes), shown != account else { return account }
        return account.map { "\(shown) (\($0))" } ?? shown
    }

    /// The type, such as `Reply` or `ChannelPinnedMessage`; nothing for a plain message.
    var kind: String? {
        let type = JSON.text(at: ["type"], in: bytes)
        return type == "Default" || type == "0" ? nil : type
    }

    var text: String {
        let isEdited = JSON.value(at: ["timestampEdited"], in: bytes)?.kind == .string
        let isSilent = JSON.value(at: ["content"], in: bytes)?.kind == .string
        return (said.isEmpty && isSilent ? "(\(kind ?? "no text"))" : said) + (isEdited ? " (edited)" : "")
    }

    /// What was written, embedded, attached and stuck to it.
    var said: String {
        let written = JSON.firstText([["content"], ["forwardedMessage", "content"]], in: bytes).map(plain) ?? ""
        let embeds = JSON.elements(at: ["embeds"], in: bytes).map(embed)
        let files = JSON.elements(at: ["attachments"], in: bytes).map { file in
            "[file: \(JSON.firstText([["fileName"], ["url"]], in: file) ?? "without a name")]"
        }
        let stickers = JSON.elements(at: ["stickers"], in: bytes).map { sticker in
            "[sticker: \(JSON.text(at: ["name"], in: sticker) ?? "without a name")]"
        }
        return ([written] + embeds + files + stickers).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func embed(_ embed: Bytes) -> String {
        let words = ["title", "description"].compactMap { JSON.text(at: [$0], in: embed) }.map(plain)
        let fields = JSON.elements(at: ["fields"], in: embed).map { field in
            ["name", "value"].compactMap { JSON.text(at: [$0], in: field) }.map(plain).joined(separator: ": ")
        }
        return (words + fields).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The exporter puts names for `<@1>` unless it was told not to.
    private func plain(_ text: String) -> String {
        guard text.contains("<") else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let mark = rest[rest.index(after: open)..<close]
            result += rest[..<open] + (reference(mark) ?? "<\(mark)>")
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func reference(_ mark: Substring) -> String? {
        let id = mark.drop { !$0.isNumber }
        if mark.hasPrefix("@&") { return "@role \(id)" }
        if mark.hasPrefix("@") { return "@" + (mentioned(String(id)) ?? String(id)) }
        if mark.hasPrefix("#") { return "#" + id }
        if mark.hasPrefix("http") { return String(mark) }
        let emoji = mark.split(separator: ":")
        return mark.hasPrefix(":") || mark.hasPrefix("a:") ? emoji.dropLast().last.map { ":\($0):" } : nil
    }

    private func mentioned(_ id: String) -> String? {
        let person = JSON.elements(at: ["mentions"], in: bytes).first { JSON.text(at: ["id"], in: $0) == id }
        return person.flatMap { JSON.firstText([["nickname"], ["name"]], in: $0) }
    }
}
