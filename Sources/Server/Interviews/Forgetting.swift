import Hummingbird
import ServiceLifecycle
import Storage
import Timekeeping

/// Removes what was to be kept until a day, once that is over. Nobody has to ask for it.
struct Forgetting: Service {
    let interviews: Interviews
    let now: @Sendable () -> Instant
    var interval = Duration.seconds(600)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: interval)
                // What cannot be removed now is tried again; until then it is offered to nobody.
                try? await interviews.forgetDue(at: now())
            }
        }
    }
}
