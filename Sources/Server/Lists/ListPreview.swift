import Debriefing
import Evidence
import Hummingbird
import NIOCore
import Publishing

/// What a list that somebody chose or pasted would become, before any of it is added.
struct ListPreview {
    struct Row {
        /// As HTML.
        let time: String
        let lane: String
        let kind: String
        let text: String
        let entryTags: [TagRow]
    }

    let text: String
    let count: String
    let rows: [Row]
    /// How many more there are than are shown.
    let more: Int?
    /// Why none of it can be added; nil if all of it can.
    let problem: String?

    /// So many are shown.
    private static let most = 100

    /// What stands in the debrief already, is not among `entries`.
    init(_ text: String, _ entries: [NewEntry], _ scene: Scene) {
        self.text = text
        count = entries.isEmpty ? "All of it is on the timeline already." : entries.count.counted("entry", "entries")
        let draft = entries.reduce(scene.debrief) { (try? $0.adding($1)) ?? $0 }
        rows = entries.prefix(ListPreview.most).map { entry in
            Row(
                time: scene.words.element(entry.content.moment, in: draft.timeline, dating: .year),
                lane: entry.content.lane.name, kind: entry.content.kind.words, text: entry.content.text,
                entryTags: entry.tags.map(TagRow.init))
        }
        more = entries.count > ListPreview.most ? entries.count - ListPreview.most : nil
        problem = nil
    }

    init(_ text: String, problem: String) {
        (self.text, self.problem) = (text, problem)
        (count, rows, more) = ("", [], nil)
    }
}

/// A list as a page sends it: a chosen file, or else the words in the field.
struct SentList {
    let text: String

    init(_ request: Request) async throws {
        guard let type = request.headers[.contentType], let boundary = MultipartBody.boundary(of: type) else {
            text = try await FormBody(request, limit: EntryListForm.limit)["text"] ?? ""
            return
        }
        var parts: [String: ByteBuffer] = [:]
        var current = ""
        var body = MultipartBody(boundary: boundary)
        for piece in try body.take(try await request.body.collect(upTo: EntryListForm.limit)) {
            switch piece {
            case .header(let header): current = header.fileName == "" ? "" : header.name
            case .bytes(var bytes): parts[current, default: ByteBuffer()].writeBuffer(&bytes)
            }
        }
        guard body.isComplete else { throw DoorRefusal.unreadable("the form is not complete") }
        text = try SentList.words(parts["file"]) ?? SentList.words(parts["text"]) ?? ""
    }

    private static func words(_ bytes: ByteBuffer?) throws -> String? {
        guard let bytes, bytes.readableBytes > 0 else { return nil }
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self), !text.contains("\0") else {
            throw Refusal.invalid(
                "The file is no text in UTF-8, so nothing of it was read. Save it as CSV in UTF-8, JSON lines or Markdown and choose it again."
            )
        }
        return text
    }
}
