import Evidence
import Foundation
import Synchronization

/// A line on standard error that says how far a work has come, from its second second on. Only terminals get it.
final class ProgressLine: Sendable {
    private enum State {
        case waiting, shown, stopped
    }

    private static let patience = 1.0
    private static let pace = 0.2
    private let state = Mutex(State.waiting)
    private let words: @Sendable () -> String

    init(_ words: @escaping @Sendable () -> String) {
        self.words = words
        guard isatty(STDERR_FILENO) == 1, Terminal.isCapable else { return }
        Thread { self.show() }.start()
    }

    /// Clears the line; it does not come back.
    func stop() {
        state.withLock { state in
            if state == .shown { write("") }
            state = .stopped
        }
    }

    private func show() {
        Thread.sleep(forTimeInterval: ProgressLine.patience)
        while isGoingOn() { Thread.sleep(forTimeInterval: ProgressLine.pace) }
    }

    private func isGoingOn() -> Bool {
        state.withLock { state in
            guard state != .stopped else { return false }
            state = .shown
            write(words())
            return true
        }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }
}

/// How far a work has come, in words that fit into a line.
enum ReadingWords {
    static func words(for meter: WorkMeter) -> String {
        guard meter.total > 0 else { return "Taking in: \((meter.unpackedBytes >> 20).grouped) MiB" }
        return "Reading: \((meter.done >> 20).grouped) of \((meter.total >> 20).grouped) MiB"
    }

    static func words(searching meter: WorkMeter) -> String {
        guard meter.total > 0 else { return "Counting" }
        return "Searching: \(meter.done.grouped) of \(meter.total.grouped) entries"
    }
}
