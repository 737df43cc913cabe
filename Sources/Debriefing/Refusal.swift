/// Why a command changed nothing. Expected, and worded once, here: each sentence ends in what to do.
public enum Refusal: Error, Hashable, Sendable {
    /// There is no such thing, or not for this person.
    case notFound(String)
    case notAllowed(String)
    case notNow(Stage, String)
    /// A word on an earlier version of the timeline.
    case stale(yours: Int, current: Int)
    /// Somebody changed the same part in the meantime.
    case changedMeanwhile(EntryID, yours: EntryEdit, fields: [EntryField])
    case remediationChangedMeanwhile(yours: RemediationContent)
    case missing(String)
    case tooLong(String, limit: Int)
    case lacking([String])
    case invalid(String)
    /// The timeline is agreed, and somebody wants to correct it without a word why.
    case reasonWanted
    case alreadyThere(String)
    /// The same bytes are here; `isReadAlike` if the two would be read in the same way.
    case sameFile(as: String, isReadAlike: Bool)

    public static let observersRead = Refusal.notAllowed(
        "Observers read along. Ask the facilitator for another role if you want to add something.")

    public var sentence: String {
        switch self {
        case .notFound(let thing):
            "There is no such \(thing) here. Go back and reload the page to see what there is."
        case .notAllowed(let reason): reason
        case .notNow(let stage, let reason):
            "This debrief is at “\(stage.words)” now. \(reason)"
        case .stale(let yours, let current):
            "You answered to version \(yours) of the timeline, and it is at version \(current) now. "
                + "Nothing was recorded: look at what has changed and answer again."
        case .changedMeanwhile(_, _, let fields):
            "Somebody changed the \(fields.map(\.rawValue).joined(separator: " and the ")) of this entry while you were writing. "
                + "Nothing was overwritten and your words are kept below: compare, and save again."
        case .remediationChangedMeanwhile:
            "Somebody changed this remediation while you were writing. "
                + "Nothing was overwritten and your words are kept below: compare, and save again."
        case .missing(let field): "\(field) is empty. Write something there and send it again."
        case .tooLong(let field, let limit):
            "\(field) is longer than \(limit) characters. Shorten it and send it again."
        case .lacking(let things):
            "It stays proposed: it still lacks \(things.joined(separator: ", ")). Add that, and commit again."
        case .invalid(let reason): reason
        case .reasonWanted:
            "Everybody has agreed to the timeline as it stands. Nothing was changed and your words are kept: "
                + "open the entry by “Change”, say there in a few words why it has to be corrected, and save. "
                + "Those who agreed are told."
        case .alreadyThere(let thing): "\(thing) is here already; nothing was added."
        case .sameFile(let name, let isReadAlike):
            "The same file, as “\(name)”, is here already; nothing was added."
                + (isReadAlike ? "" : " To read its times in another way, say so on the page of “\(name)”.")
        }
    }
}

extension Stage {
    /// The stage as people say it.
    public var words: String {
        switch self {
        case .followUp: "follow-up"
        case .learning: "learning"
        default: rawValue
        }
    }
}
