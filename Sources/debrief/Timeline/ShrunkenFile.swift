import Foundation

/// What becomes of a command when a file that it has mapped gets shorter, as a log that is cut off to be rotated: the system
/// takes the bytes away from under it and sends SIGBUS.
enum ShrunkenFile {
    private static let words: StaticString =
        "debrief: a file became shorter while it was read. What is written so far is cut off, and nothing was changed; run it again, or read a copy.\n"

    /// Ends the process with a sentence and the status of something that could not be read, instead of a crash.
    static func endGracefully() {
        signal(SIGBUS) { _ in
            // Only what may be called in a signal's handler.
            _ = Foundation.write(STDERR_FILENO, ShrunkenFile.words.utf8Start, ShrunkenFile.words.utf8CodeUnitCount)
            _exit(2)
        }
    }
}
