/// How grave an entry calls itself, from least to most.
public enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
    case trace, debug, info, notice, warning, error, critical, fatal

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// From 0 on.
    var rank: Int {
        switch self {
        case .trace: 0
        case .debug: 1
        case .info: 2
        case .notice: 3
        case .warning: 4
        case .error: 5
        case .critical: 6
        case .fatal: 7
        }
    }

    /// All of them in their order, as a list that is made once.
    static let inOrder = Array(allCases)

    /// Reads what programs write: `WARN`, `E`, `SEVERE` and the like, in any case.
    public init?(word: some StringProtocol) {
        switch word.lowercased() {
        case "trace", "finest", "finer", "verbose", "silly", "t": self = .trace
        case "debug", "debug1", "debug2", "debug3", "debug4", "debug5", "fine", "dbg", "d", "config": self = .debug
        case "info", "information", "informational", "inf", "i": self = .info
        case "notice", "note": self = .notice
        case "warning", "warn", "wrn", "w": self = .warning
        case "error", "err", "eror", "severe", "failure", "e": self = .error
        case "critical", "crit", "alert", "c": self = .critical
        case "fatal", "panic", "emerg", "emergency", "f": self = .fatal
        default: return nil
        }
    }

    /// A syslog severity: 0, an emergency, to 7, for debugging.
    init?(syslog number: Int) {
        let order: [Severity] = [.fatal, .critical, .critical, .error, .warning, .notice, .info, .debug]
        guard order.indices.contains(number) else { return nil }
        self = order[number]
    }

    /// A level as bunyan and pino count: 10, tracing, to 60, fatal.
    init?(bunyan number: Int) {
        switch number {
        case 10..<20: self = .trace
        case 20..<30: self = .debug
        case 30..<40: self = .info
        case 40..<50: self = .warning
        case 50..<60: self = .error
        case 60: self = .fatal
        default: return nil
        }
    }

    /// A severity as OpenTelemetry counts: 1, tracing, to 24, fatal.
    init?(openTelemetry number: Int) {
        let order: [Severity] = [.trace, .debug, .info, .warning, .error, .fatal]
        guard (1...24).contains(number) else { return nil }
        self = order[(number - 1) / 4]
    }
}
