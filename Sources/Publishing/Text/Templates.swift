import Foundation
import Mustache

/// Mustache templates, parsed once, that name each other as partials.
///
/// Values are escaped scalar by scalar. The escaping that swift-mustache brings goes by whole characters and lets
/// markup through: in `\u{600}<script>` the `<` is but a part of its character, and so is a quote with an accent.
public struct Templates: Sendable {
    private let library: MustacheLibrary

    /// The templates among `assets`, files as Base64 by their path: each `NAME.mustache` is called `NAME`.
    /// Throws if one of them does not parse.
    public init(assets: [String: String]) throws {
        MustacheContentTypes.register(ScalarwiseMarkup(), named: "MARKUP")
        var templates: [String: MustacheTemplate] = [:]
        for (path, base64) in assets where path.hasSuffix(Templates.suffix) {
            let text = String(decoding: Data(base64Encoded: base64) ?? Data(), as: UTF8.self)
            // Every partial starts anew with the library's own escaping, so each template has to ask for ours.
            let template = try MustacheTemplate(string: "{{% CONTENT_TYPE: MARKUP}}" + text)
            templates[String(path.dropLast(Templates.suffix.count))] = template
        }
        library = MustacheLibrary(templates: templates)
    }

    /// What the template called `name` makes of `page`; empty if there is no such template.
    public func render(_ page: Any, with name: String) -> String {
        library.render(page, withTemplate: name) ?? ""
    }

    private static let suffix = ".mustache"
}

private struct ScalarwiseMarkup: MustacheContentType {
    func escapeText(_ text: String) -> String { Markup.escaped(text) }
}
