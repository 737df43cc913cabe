import Synchronization

/// How much of a long work is done. Those who do it write, anybody may look.
public final class WorkMeter: Sendable {
    private let doneSoFar = Atomic(0)
    private let expected = Atomic(0)
    private let unpacked = Atomic(0)
    private let masked = Atomic(0)

    public init() {}

    /// Bytes or entries that have been dealt with.
    public var done: Int { doneSoFar.load(ordering: .relaxed) }
    /// How many there will be, as far as is known.
    public var total: Int { expected.load(ordering: .relaxed) }
    /// Bytes that came out of archives and pipes, before they could be looked at.
    public var unpackedBytes: Int { unpacked.load(ordering: .relaxed) }

    /// Places in what was written that were hidden.
    public var hiddenPlaces: Int { masked.load(ordering: .relaxed) }

    func add(hidden count: Int) { masked.wrappingAdd(count, ordering: .relaxed) }
    func add(done count: Int) { doneSoFar.wrappingAdd(count, ordering: .relaxed) }
    func add(total count: Int) { expected.wrappingAdd(count, ordering: .relaxed) }
    func add(unpacked count: Int) { unpacked.wrappingAdd(count, ordering: .relaxed) }
}
