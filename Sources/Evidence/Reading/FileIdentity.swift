/// What tells one file from another, whatever paths lead to it.
struct FileIdentity: Hashable {
    var device: UInt64
    var number: UInt64
}
