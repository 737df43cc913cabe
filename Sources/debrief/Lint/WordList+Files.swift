import ArgumentParser
import Coaching
import Foundation

extension WordList {
    /// The words that come with Debrief, with what the files add or switch off.
    ///
    /// - Parameter otherwise: What is said to have become of it if a file cannot be read.
    init(files: [String], otherwise: String) throws {
        self = .builtIn
        for path in files {
            guard let data = FileManager.default.contents(atPath: path) else {
                say("\(path): the file cannot be read. Check the path and your rights. \(otherwise)")
                throw ExitCode.refused
            }
            do {
                try read(String(decoding: data, as: UTF8.self), file: path)
            } catch {
                say("\(error.description) \(otherwise)")
                throw ExitCode.refused
            }
        }
    }
}
