import Foundation
public import Timekeeping

/// What the reader of evidence knows beforehand.
public struct ReadingOptions: Sendable {
    /// The zone of times that neither bear an offset nor stand in a source that declares one. Nil takes UTC and says so.
    public var zone: Zone?
    /// The year of the first entry of sources whose times lack it. Nil infers it from the time of the last change.
    public var year: Int?
    /// The day of the first entry of sources whose times have no date. Nil takes the last entry's from the time of the
    /// last change.
    public var date: CalendarDay?
    /// Whether the month or the day comes first in dates such as `03/04/2026`, where the source itself does not show it.
    public var dateOrder: DateOrder?
    /// Nanoseconds added to what the source's clock said. The times as written stay as they are.
    public var shift: Int64
    /// Nanoseconds more for sources of certain names.
    public var shifts: [SourceShift] = []
    /// Only sources of these names are read; the others are only listed. All if there is none.
    public var wanted: [SourcePattern] = []
    /// Told how far reading has come.
    public var meter: WorkMeter?
    /// How a table is to be read; what is nil in it is guessed.
    public var columns: TableColumns
    /// When the machine started whose kernel counted its times from there. Nil takes it from the source, if that tells.
    public var boot: Instant?
    /// Formats of one's own. They are tried before those that Debrief brings.
    public var formats: FormatLibrary
    /// How many threads may index at once.
    public var threads: Int
    public var limits: Limits
    /// Where indexes are kept from one reading to the next; nil keeps none.
    public var cache: IndexCache?
    /// How many bytes a thread takes at once. The result never depends on it.
    public var chunkSize: Int

    public init(
        zone: Zone? = nil, year: Int? = nil, date: CalendarDay? = nil, dateOrder: DateOrder? = nil, shift: Int64 = 0,
        boot: Instant? = nil, columns: TableColumns = TableColumns(), formats: FormatLibrary = FormatLibrary(),
        threads: Int = ReadingOptions.availableThreads, limits: Limits = Limits(), cache: IndexCache? = nil,
        chunkSize: Int = 8 << 20
    ) {
        self.zone = zone
        self.year = year
        self.date = date
        self.dateOrder = dateOrder
        self.shift = shift
        self.boot = boot
        self.columns = columns
        self.formats = formats
        self.threads = max(1, threads)
        self.limits = limits
        self.cache = cache
        self.chunkSize = max(1, chunkSize)
    }

    /// What holds for a source of that name.
    func options(for name: String) -> ReadingOptions {
        var options = self
        for moved in shifts where moved.pattern.matches(name) {
            options.shift = ClockShift.moved(options.shift, by: moved.nanoseconds)
        }
        return options
    }

    /// One for each processor.
    public static var availableThreads: Int { ProcessInfo.processInfo.activeProcessorCount }
}
