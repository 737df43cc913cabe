/// A request as proxies and web servers log it in JSON: Caddy, Traefik, Envoy, nginx, Cloudflare, Google's load balancers.
struct JSONRequest {
    /// `GET`
    let method: String
    /// `GET /pay 503`
    let text: String
    /// What the status says.
    let severity: Severity?

    private static let methods = JSONFields.paths(
        "request.method RequestMethod ClientRequestMethod httpRequest.requestMethod http.request.method request_method method"
    )
    private static let targets = JSONFields.paths(
        "request.uri RequestPath ClientRequestURI httpRequest.requestUrl url.original url.path request_uri uri path url"
    )
    private static let statuses = JSONFields.paths(
        "status DownstreamStatus EdgeResponseStatus httpRequest.status http.response.status_code response_code status_code"
    )

    /// Nil unless `object` tells method and target of a request.
    init?(_ object: JSONObject) {
        guard let (method, target) = JSONRequest.line(of: object) else { return nil }
        let status = JSONRequest.statuses.lazy.compactMap { object.value(at: $0) }.first.flatMap {
            JSON.text($0, in: object.bytes)
        }
        self.method = method
        text = [method, target, status].compactMap(\.self).joined(separator: " ")
        severity =
            switch status.flatMap({ Int($0) }) ?? 0 {
            case 100..<400: .info
            case 400..<500: .warning
            case 500..<600: .error
            default: nil
            }
    }

    /// Method and target in members of their own, or in one `request` as nginx has it: `GET /pay HTTP/1.1`.
    private static func line(of object: JSONObject) -> (method: String, target: String)? {
        let parts = object.firstText(at: JSONFields.paths("request"))?.split(separator: " ").map(String.init) ?? []
        let method = object.firstText(at: methods) ?? (parts.count > 1 ? parts[0] : nil)
        let target = object.firstText(at: targets) ?? (parts.count > 1 ? parts[1] : nil)
        guard let method, let target, !method.isEmpty, method.utf8.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
        return (method, target)
    }
}
