import ArgumentParser
import Foundation

/// Standard output in large blocks, through a pager if it is a terminal and there is more than fits on it.
///
/// Once nobody reads it any more, writing does nothing; that is no failure. Anything else that keeps it from being
/// written is.
struct StandardOutput {
    private static let blockSize = 1 << 18
    private var buffer: [UInt8] = []
    private var pager: Pager?
    /// What is held back until it is known whether it fits on the screen; nil once that is decided.
    private var screen: Screen?
    private(set) var isClosed = false
    /// Why not everything could be written.
    private(set) var failure: String?
    /// Called before the first byte goes out.
    var beforeWriting: (() -> Void)?

    init(terminal: Terminal, mayPage: Bool) {
        screen = mayPage ? terminal.screen : nil
    }

    mutating func write(_ text: String) {
        write(Array(text.utf8))
    }

    /// False once nobody reads it any more.
    @discardableResult
    mutating func write(_ bytes: [UInt8]) -> Bool {
        buffer.append(contentsOf: bytes)
        if let screen {
            guard !screen.fits(buffer) else { return true }
            self.screen = nil
            pager = Pager()
        }
        // A terminal is watched: what is there is shown at once.
        if buffer.count >= StandardOutput.blockSize || pager != nil { flush() }
        return !isClosed
    }

    /// Writes what is left, and waits for the pager.
    mutating func close() {
        flush()
        pager?.close()
    }

    /// Writes a line, for programs too: nobody is told that it was done if it could not be written.
    ///
    /// - Parameter otherwise: What that means, and what to do then.
    /// - Throws: `ExitCode.refused`, once the reason was said.
    static func tell(_ line: String, otherwise: String) throws {
        signal(SIGPIPE, SIG_IGN)
        var stream = StandardOutput(terminal: Terminal(color: .never), mayPage: false)
        stream.write(line + "\n")
        stream.close()
        guard let failure = stream.failure else { return }
        say("the answer could not be written: \(failure). \(otherwise)")
        throw ExitCode.refused
    }

    private mutating func flush() {
        guard !buffer.isEmpty else { return }
        beforeWriting?()
        beforeWriting = nil
        let descriptor = pager?.descriptor ?? STDOUT_FILENO
        var rest = buffer[...]
        while !rest.isEmpty, !isClosed {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                isClosed = true
                if errno != EPIPE { failure = String(cString: strerror(errno)).lowercasedFirst }
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// The program that shows what is longer than a screen.
final class Pager {
    private let process = Process()
    private let pipe = Pipe()

    var descriptor: Int32 { pipe.fileHandleForWriting.fileDescriptor }

    /// Starts `$PAGER`, or less; nil if there is none, or an empty one.
    init?() {
        let environment = ProcessInfo.processInfo.environment
        let command = environment["PAGER"] ?? "less -FRSX"
        guard !command.isEmpty, command != "cat" else { return nil }
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "command -v \(command.prefix { $0 != " " }) >/dev/null && exec \(command) || exec cat",
        ]
        process.environment = environment.merging(["LESS": "FRSX", "LV": "-c"]) { given, _ in given }
        process.standardInput = pipe
        do { try process.run() } catch { return nil }
        try? pipe.fileHandleForReading.close()
        // The pager takes Ctrl-C for itself and goes on; so do we, until it ends and closes the pipe.
        signal(SIGINT, SIG_IGN)
    }

    func close() {
        try? pipe.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
