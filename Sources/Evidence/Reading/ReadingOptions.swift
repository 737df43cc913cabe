import Foundation
public import Timekeeping

/// What the reader of evidence knows beforehand.
public struct ReadingOptions: Sendable {
    /// The zone of times that neither bear an offset nor stand in a source that declares one. Nil takes UTC and says so.
    public var zone: Zone?
    /// The year of the first entry of sources whose times lack it. Nil infers it from the time of the last change.
    public var year: Int?
    /// When the machine started whose kernel counted its times from there. Nil takes it from the source, if that tells.
    public var boot: Instant?
    /// Formats of one's own. They are tried before those that Debrief brings.
    public var formats: FormatLibrary
    /// How many threads may index at once.
    public var threads: Int
    public var limits: Limits
    /// How many bytes a thread takes at once. The result never depends on it.
    public var chunkSize: Int

    public init(
        zone: Zone? = nil, year: Int? = nil, boot: Instant? = nil, formats: FormatLibrary = FormatLibrary(),
        threads: Int = ReadingOptions.availableThreads, limits: Limits = Limits(), chunkSize: Int = 64 << 20
    ) {
        self.zone = zone
        self.year = year
        self.boot = boot
        self.formats = formats
        self.threads = max(1, threads)
        self.limits = limits
        self.chunkSize = max(1, chunkSize)
    }

    /// One for each processor.
    public static var availableThreads: Int { ProcessInfo.processInfo.activeProcessorCount }
}
