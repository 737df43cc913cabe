import Debriefing
import HTTPTypes
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// Where people come who read a code from the wall. The page says nothing about a code before it is sent: each try
/// counts.
struct JoinPages: Sendable {
    let links: Links
    let patience: Patience

    func addRoutes(to router: Router<VisitContext>) {
        router.get(RouterPath(Route.join.path), use: show)
        router.get("/join/:code", use: show)
        router.post(RouterPath(Route.join.path), use: join)
    }

    func show(_ request: Request, _ context: VisitContext) -> Response {
        page(code: context.parameters.get("code") ?? "", context)
    }

    private func page(code: String, name: String = "", problem: String? = nil, _ context: VisitContext) -> Response {
        let page = JoinPage(
            code: String(code.prefix(20)), name: name, person: context.visitor?.person.name, problem: problem,
            path: Route.join.path)
        return links.pages.page("join", title: "Join", page, for: context.visitor?.person)
    }

    func join(_ request: Request, _ context: VisitContext) async throws -> Response {
        let form = try await FormBody(request).decode(JoinForm.self)
        do {
            let pass = try await pass(form.code, request, context)
            return try await links.visit(pass, named: form.name, request, context)
        } catch let problem as any Worded where !request.wantsJSON {
            var response = page(code: form.code, name: form.name ?? "", problem: problem.sentence, context)
            response.status = HTTPResponse.Status(code: problem.status)
            return response
        }
    }

    /// What a code opens. Guesses are slowed for each address they come from, and a hit is no guess: a whole room may
    /// come from one address.
    private func pass(_ code: String, _ request: Request, _ context: VisitContext) async throws -> Pass {
        let keys = [Patience.Key.codes(links.signIn.settings.client(request, from: context.address))]
        let wait = patience.attempt(keys, at: links.now())
        guard wait == 0 else { throw DoorRefusal.slowDown(seconds: wait) }
        guard let found = try await links.store.joinCodes.find(code, at: links.now()),
            try await links.isBacked(found.pass)
        else { throw DoorRefusal.unknownCode }
        patience.succeeded(keys)
        return found.pass
    }
}

/// What is expected to go wrong, in words for people.
private protocol Worded: Error {
    var sentence: String { get }
    var status: Int { get }
}

extension Refusal: Worded {}
extension DoorRefusal: Worded {}

private struct JoinForm: Decodable {
    let code: String
    let name: String?
}

private struct JoinPage {
    let code: String
    let name: String
    /// Somebody who is signed in joins as who they are.
    let person: String?
    let problem: String?
    let path: String
}
