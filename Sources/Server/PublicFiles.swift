import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage

/// Styles, scripts and pictures that anybody may have. Their addresses change with their contents, so browsers keep them for ever.
struct PublicFiles: Sendable {
    private let files: [String: ByteBuffer]
    private let version: String

    init() {
        var files: [String: ByteBuffer] = [:]
        for name in Assets.names(in: "public/") where !name.hasSuffix(".css") {
            files[String(name.dropFirst("public/".count))] = ByteBuffer(bytes: Assets.bytes(name))
        }
        // `@layer` fixes the order of the rules, whatever the order of the files.
        let styles = Assets.names(in: "public/styles/").map { String(decoding: Assets.bytes($0), as: UTF8.self) }
        let layers = "@layer reset, tokens, base, layout, components, states;\n"
        files["app.css"] = ByteBuffer(
            string: layers + styles.joined(separator: "\n") + TimelinePicture.stylesheet + Report.stylesheet)
        var hash = SHA256()
        for (_, bytes) in files.sorted(by: { $0.key < $1.key }) { bytes.withUnsafeReadableBytes { hash.update($0) } }
        self.files = files
        version = String(hash.hexadecimal().prefix(12))
    }

    /// The address of the file called `name`.
    func path(_ name: String) -> String { Route.publicFile("\(version)/\(name)").path }

    func addRoutes(to router: Router<VisitContext>) {
        router.get("/public/:version/**") { _, context in
            let name = context.parameters.getCatchAll().joined(separator: "/")
            guard let bytes = files[name] else { throw DoorRefusal.notHere }
            return Response(
                status: .ok,
                headers: [
                    .contentType: PublicFiles.type(of: name), .cacheControl: "public, max-age=31536000, immutable",
                ], body: ResponseBody(byteBuffer: bytes))
        }
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}
