import Foundation
import Hummingbird
import NIOCore

/// The fields of a form, as a page sends them or as JSON.
struct FormBody: Sendable {
    private let bytes: ByteBuffer
    private let isJSON: Bool

    static let limit = 2 << 20

    /// - Parameter limit: The most bytes; a longer body is refused.
    init(_ request: Request, limit: Int = FormBody.limit) async throws {
        switch request.headers[.contentType].flatMap({ MediaType(from: $0) }) {
        case .some(let type) where type.isType(.applicationJson): isJSON = true
        case .some(let type) where !type.isType(.applicationUrlEncoded):
            throw DoorRefusal.unreadable("send application/json or a form")
        default: isJSON = false
        }
        bytes = try await request.body.collect(upTo: limit)
    }

    /// The form that the fields make.
    func decode<Form: Decodable>(_ type: Form.Type) throws(DoorRefusal) -> Form {
        do {
            guard !isJSON else { return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView)) }
            return try URLEncodedFormDecoder().decode(type, from: String(buffer: bytes))
        } catch let error as DecodingError {
            throw .unreadable(error.words)
        } catch {
            throw .unreadable("it is not what was announced")
        }
    }

    /// Every field of a form by its name, each as often as it was sent; none of a document.
    var fields: [Field] {
        guard !isJSON, let all = try? URLEncodedFormDecoder().decode([String: Texts].self, from: String(buffer: bytes))
        else { return [] }
        return all.sorted { $0.key < $1.key }.flatMap { name, texts in
            texts.all.map { Field(name: name, text: $0) }
        }
    }

    /// What was sent under one name.
    private struct Texts: Decodable {
        let all: [String]

        init(from decoder: any Decoder) throws {
            all = try (try? String(from: decoder)).map { [$0] } ?? [String](from: decoder)
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.text }

    /// What somebody wrote, field by field, so that it can be given back to them.
    var words: [Field] {
        fields.filter { $0.text.contains { $0 == " " || $0 == "\n" } }
    }

    struct Field: Sendable {
        let name: String
        let text: String
    }
}

/// A refusal of what somebody wrote, with their words.
struct RefusedForm: Error {
    let reason: any Error
    let words: [FormBody.Field]
    /// Where somebody else was first: both texts, and how to go on.
    var meeting: Meeting?
}

extension DecodingError {
    /// What is wrong and where, without the names of our types.
    fileprivate var words: String {
        switch self {
        case .keyNotFound(let key, _): "“\(key.stringValue)” is missing"
        case .valueNotFound(_, let context): "“\(context.place)” is missing"
        case .typeMismatch(let type, let context):
            context.codingPath.isEmpty
                ? "the body is to be an object with the fields of the form"
                : "“\(context.place)” is to be \(DecodingError.words(of: type))"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "the body is no valid JSON" : "“\(context.place)” is not as expected: \(context.reason)"
        @unknown default: "it is not as expected"
        }
    }

    private static func words(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is any Sequence.Type: "a list"
        default: "something else"
        }
    }
}

extension DecodingError.Context {
    fileprivate var place: String { codingPath.map(\.stringValue).joined(separator: ".") }

    fileprivate var reason: String {
        debugDescription.hasSuffix(".") ? String(debugDescription.dropLast()) : debugDescription
    }
}
