import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage
import Timekeeping

/// Pages of HTML: a frame that is the same everywhere, around the words of one template.
struct Pages: Sendable {
    let templates: Templates
    let files: PublicFiles
    /// Of the organisation.
    let workingDays: WorkingDays
    /// The tags that entries can be given.
    let vocabulary: @Sendable () -> [EntryTag]
    let dueDates: DueDates

    /// The page as somebody sees it who is signed in as `person`, or as nobody.
    func page(_ template: String, title: String, _ words: Any, for person: Person? = nil) -> Response {
        html(
            templates.render(
                Frame(
                    title: title, style: files.path("app.css"), script: files.path("scripts/main.js"),
                    icon: files.path("icon.svg"), name: person?.name, isMember: person?.isMember ?? false,
                    main: templates.render(words, with: template)),
                with: "frame"))
    }

    /// The words alone, to be put in place on a page that is open.
    func fragment(_ html: String) -> Response { self.html(html) }

    private func html(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

private struct Frame {
    let title: String
    let style: String
    let script: String
    let icon: String
    let name: String?
    let isMember: Bool
    /// Rendered by us.
    let main: String
}

extension Response {
    /// Sends the browser on with a GET, so that a reload sends nothing twice.
    static func seeOther(_ route: Route) -> Response { .redirect(to: route.path, type: .normal) }
}

extension Assets {
    static func names(in folder: String) -> [String] {
        base64.keys.filter { $0.hasPrefix(folder) }.sorted()
    }

    /// The bytes of a file, or none if there is no such file.
    static func bytes(_ name: String) -> Data {
        base64[name].flatMap { Data(base64Encoded: $0) } ?? Data()
    }
}
