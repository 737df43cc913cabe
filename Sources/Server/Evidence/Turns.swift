/// Lets one piece of work run after the other.
actor Turns {
    private var last: Task<Void, Never>?

    func take<Value: Sendable>(_ work: @Sendable @escaping () async throws -> Value) async throws -> Value {
        let task = Task { [last] in
            await last?.value
            return try await work()
        }
        last = Task { _ = await task.result }
        return try await task.value
    }
}
