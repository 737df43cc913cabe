import HTTPTypes
import Hummingbird

/// Refuses a change that another site makes a signed-in browser ask for. Programs show a token of their own instead.
struct SameOrigin: RouterMiddleware {
    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        guard [.get, .head].contains(request.method) || request.isForProgram || request.isFromHere else {
            throw DoorRefusal.otherOrigin
        }
        return try await next(request, context)
    }
}

extension Request {
    /// Browsers say where a request comes from; one that does not say is not believed.
    fileprivate var isFromHere: Bool {
        if let site = headers[.secFetchSite] { return site == "same-origin" }
        guard let origin = headers[.origin], let host = head.authority ?? headers[.host] else {
            return false
        }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}

/// Headers that keep a page to itself.
struct Seclusion: RouterMiddleware {
    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (.referrerPolicy, "same-origin"),
        (.xFrameOptions, "DENY"),
        (.crossOriginOpenerPolicy, "same-origin"),
    ]

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Seclusion.headers {
            // What people brought comes with a stricter policy of its own.
            if name == .contentSecurityPolicy, response.headers[name] != nil { continue }
            response.headers[name] = value
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
