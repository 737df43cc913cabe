import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Storage

/// Whatever went wrong, said so that a person or a program knows what to do.
struct Faults: RouterMiddleware {
    let pages: Pages

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch DoorRefusal.signInNeeded where !request.wantsJSON && request.method == .get {
            return .redirect(to: "\(Route.signIn.path)?to=\(request.uri.path.percentEncoded)", type: .normal)
        } catch {
            let problem = Problem(request.isForProgram ? error.forProgram : error)
            let form = error as? RefusedForm
            // Of a form only the reason: what somebody wrote in it is theirs, and a log is read by others.
            if problem.isOurs {
                context.logger.error("\(request.method) \(request.loggedPath): \(form?.reason ?? error)")
            }
            guard request.wantsJSON else { return page(problem, form, request, context) }
            return try problem.response(isForProgram: request.isForProgram)
        }
    }

    private func page(
        _ problem: Problem, _ form: RefusedForm?, _ request: Request, _ context: VisitContext
    ) -> Response {
        let words = (form?.words ?? []).map {
            FormBody.Field(name: FormLabel.words($0.name, in: request.uri.path), text: $0.text)
        }
        let page = ProblemPage(
            title: problem.title, detail: problem.detail, words: form?.meeting == nil ? words : [],
            meeting: form?.meeting, back: form == nil ? nil : request.pageBefore)
        var response = pages.page("problem", title: problem.title, page, for: context.visitor?.person)
        response.status = HTTPResponse.Status(code: problem.status)
        return response
    }
}

private struct ProblemPage {
    let title: String
    let detail: String
    let words: [FormBody.Field]
    let meeting: Meeting?
    /// The page with the form.
    let back: String?
}

extension Request {
    /// Without the secret of a link, which would let in whoever reads the log.
    fileprivate var loggedPath: String { uri.path.hasPrefix("/links/") ? "/links/…" : uri.path }

    /// A program, or a script of ours that shows the sentence in place.
    var wantsJSON: Bool {
        isForProgram || (headers[.accept]?.contains("json") ?? false)
    }

    /// The page of ours that it was sent from.
    fileprivate var pageBefore: String? {
        headers[.referer].flatMap { URL(string: $0)?.path() }.flatMap { $0.isPathHere ? $0 : nil }
    }
}

/// RFC 9457: what happened, for programs; the same words are shown to people.
struct Problem: Encodable {
    let type = "about:blank"
    let status: Int
    let title: String
    let detail: String
    var isOurs: Bool { status >= 500 }

    private enum CodingKeys: CodingKey {
        case type, status, title, detail
    }

    init(_ error: any Error) {
        switch error {
        case let form as RefusedForm: self.init(form.reason)
        case let refusal as Refusal: self.init(refusal.status, refusal.sentence)
        case let refusal as DoorRefusal: self.init(refusal.status, refusal.sentence)
        case StorageFault.tooLarge(let limit): self.init(413, StorageFault.tooLarge(limit: limit).description)
        case StorageFault.stale(let sequence): self.init(409, StorageFault.stale(sequence: sequence).description)
        case let fault as StorageFault: self.init(507, fault.description)
        case let error as HTTPError where error.status.code == 404: self.init(404, DoorRefusal.notHere.sentence)
        case let error as any HTTPResponseError where error.status.code < 500:
            self.init(
                error.status.code, "The request could not be taken (\(error.status.reasonPhrase)). Nothing was changed."
            )
        default:
            self.init(
                500,
                "That was our mistake, and it is in the server's log. What was saved before is safe: go back, reload and try again."
            )
        }
    }

    private init(_ status: Int, _ detail: String) {
        self.status = status
        self.detail = detail
        title = Problem.titles[status] ?? "That did not work"
    }

    func response(isForProgram: Bool) throws -> Response {
        var headers: HTTPFields = [.contentType: "application/problem+json"]
        if isForProgram, status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(self))))
    }

    private static let titles: [Int: String] = [
        400: "That could not be read", 401: "Please sign in", 403: "Not for you here", 404: "Not here",
        409: "Something changed meanwhile", 410: "This link is spent", 413: "Too large", 422: "Not quite yet",
        429: "A moment, please", 500: "Our mistake", 507: "It could not be kept",
    ]
}

extension Error {
    /// The same to a program, which signs in by a token.
    fileprivate var forProgram: any Error {
        self as? DoorRefusal == .signInNeeded ? DoorRefusal.tokenNeeded : self
    }
}

extension Refusal {
    /// The HTTP status that says the same.
    var status: Int {
        switch self {
        case .notFound: 404
        case .notAllowed: 403
        case .notNow, .stale, .changedMeanwhile, .remediationChangedMeanwhile, .alreadyThere, .sameFile: 409
        case .missing, .tooLong, .lacking, .reasonWanted, .invalid: 422
        }
    }
}

extension String {
    /// As it can stand in a query.
    var percentEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~/"))) ?? ""
    }
}
