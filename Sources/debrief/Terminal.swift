import ArgumentParser
import Foundation

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// What standard output leads to.
struct Terminal {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isColored: Bool
    /// Whether it obeys escape sequences, as some of editors do not.
    static let isCapable: Bool = {
        let name = ProcessInfo.processInfo.environment["TERM", default: ""]
        return !name.isEmpty && name != "dumb"
    }()
    /// Its size; nil if it is none or does not tell.
    let screen: Screen?

    init(color: ColorChoice) {
        let isRefused = !ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        isColored = color == .always || (color == .auto && isTerminal && Terminal.isCapable && !isRefused)
        screen = isTerminal ? Screen() : nil
    }

    /// The columns of a terminal; nil if there is none.
    var width: Int? { isTerminal ? screen?.columns ?? 80 : nil }
}

struct Screen {
    let rows: Int
    let columns: Int

    init?() {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 1, size.ws_col > 1 else { return nil }
        (rows, columns) = (Int(size.ws_row), Int(size.ws_col))
    }

    /// Whether `text` leaves a row for the prompt. Colours are counted as if they took room, which errs on the side of
    /// paging.
    func fits(_ text: [UInt8]) -> Bool {
        guard text.count < rows * columns * 4 else { return false }
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        return lines.reduce(0) { $0 + rowCount(of: $1) } < rows
    }

    private func rowCount(of line: ArraySlice<UInt8>) -> Int {
        let letters = line.count { $0 & 0xC0 != 0x80 }
        return max(1, (letters + columns - 1) / columns)
    }
}
