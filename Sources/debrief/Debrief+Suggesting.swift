import ArgumentParser
import Evidence

extension Debrief {
    /// What the first argument was meant to be, if it is nearly, but not quite, the name of a command.
    static func suggestion(for arguments: [String]) -> ValidationError? {
        let names = configuration.subcommands.map { $0._commandName } + ["help"]
        guard let given = arguments.dropFirst().first, !given.hasPrefix("-"), !names.contains(given) else { return nil }
        let likely = names.map { (name: $0, distance: Spelling.distance($0, given)) }
            .filter { $0.distance <= max(1, $0.name.count / 3) }.min { $0.distance < $1.distance }
        return likely.map { ValidationError("There is no command \(given); did you mean “debrief \($0.name)”?") }
    }
}
