import Evidence

extension FormatSample {
    /// One line of each of the makes of JSON that are met most.
    static let jsonMakes: [FormatSample] = [
        // Caddy
        request(
            #"{"level":"info","ts":1772366400.123,"logger":"http.log.access","msg":"handled request","request":"#
                + #"{"remote_ip":"10.0.0.1","method":"GET","uri":"/pay"},"duration":0.01,"status":503}"#,
            kind: "http.log.access"),
        // Traefik: its StartUTC is a time too, but `time` is the one of the line
        request(
            #"{"ClientHost":"10.0.0.1","DownstreamStatus":503,"RequestMethod":"GET","RequestPath":"/pay","#
                + #""StartUTC":"2026-03-01T11:59:59Z","level":"info","msg":"","time":"2026-03-01T12:00:00.123Z"}"#),
        // Envoy
        request(
            #"{"start_time":"2026-03-01T12:00:00.123Z","method":"GET","path":"/pay","response_code":503,"#
                + #""downstream_remote_address":"10.0.0.1"}"#),
        // Cloudflare
        request(
            #"{"EdgeStartTimestamp":1772366400123000000,"ClientIP":"10.0.0.1","ClientRequestMethod":"GET","#
                + #""ClientRequestURI":"/pay","EdgeResponseStatus":503}"#),
        // A load balancer of Google
        request(
            #"{"httpRequest":{"requestMethod":"GET","requestUrl":"/pay","status":503,"remoteIp":"10.0.0.1"},"#
                + #""timestamp":"2026-03-01T12:00:00.123Z","severity":"WARNING"}"#),
        // nginx with log_format escape=json
        FormatSample(
            format: "json-lines",
            text: #"{"time_local":"01/Mar/2026:13:00:00 +0100","remote_addr":"10.0.0.1","#
                + #""request":"GET /pay HTTP/1.1","status":"404"}"#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "10.0.0.1", kind: "GET", severity: .warning,
                    text: "GET /pay 404")
            ]),
        // MongoDB
        message(
            #"{"t":{"$date":"2026-03-01T13:00:00.123+01:00"},"s":"E","c":"NETWORK","id":22943,"ctx":"listener","#
                + #""msg":"refused","attr":{"remote":"10.0.0.1:4711"}}"#, actor: "listener", kind: "NETWORK"),
        // bunyan
        message(
            #"{"name":"shop","hostname":"web1","pid":1,"level":50,"msg":"refused","time":"2026-03-01T12:00:00.123Z","v":0}"#,
            actor: "web1", kind: "shop"),
        // zap
        message(
            #"{"level":"error","ts":1772366400.123,"caller":"shop/pay.go:12","msg":"refused","stacktrace":"main.x"}"#,
            kind: "shop/pay.go:12"),
        // Logstash's encoder
        message(
            #"{"@timestamp":"2026-03-01T12:00:00.123Z","@version":"1","message":"refused","#
                + #""logger_name":"com.example.Pay","thread_name":"main","level":"ERROR","level_value":40000}"#,
            kind: "com.example.Pay"),
        // Google's cloud
        message(
            #"{"severity":"ERROR","time":"2026-03-01T12:00:00.123Z","message":"refused","#
                + #""serviceContext":{"service":"pay"}}"#, actor: "pay"),
        // Rust's tracing
        message(
            #"{"timestamp":"2026-03-01T12:00:00.123Z","level":"ERROR","fields":{"message":"refused","order":7},"#
                + #""target":"shop::pay"}"#, kind: "shop::pay"),
        // Serilog's compact form
        message(
            #"{"@t":"2026-03-01T12:00:00.123Z","@mt":"refused","@l":"Error","SourceContext":"Shop.Pay"}"#,
            kind: "Shop.Pay"),
    ]

    /// A request for `/pay` that was answered with 503.
    private static func request(_ text: String, kind: String = "GET") -> FormatSample {
        FormatSample(
            format: "json-lines", text: text,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.123Z", actor: "10.0.0.1", kind: kind, severity: .error,
                    text: "GET /pay 503")
            ])
    }

    private static func message(_ text: String, actor: String? = nil, kind: String? = nil) -> FormatSample {
        FormatSample(
            format: "json-lines", text: text,
            expected: [
                Expected(time: "2026-03-01T12:00:00.123Z", actor: actor, kind: kind, severity: .error, text: "refused")
            ])
    }
}
