/// What reading may cost before it is cut short with a finding.
public struct Limits: Sendable, Hashable {
    /// Bytes that all members of one archive may expand to.
    public var expandedBytes: Int
    /// How many times larger than the archive its expanded members may be. Holds from `Limits.ratioFloor` bytes on.
    public var expansionRatio: Int
    /// Members of one archive, or files of one folder.
    public var members: Int

    /// The size below which the ratio does not matter: a small text of blanks may shrink a thousandfold.
    public static let ratioFloor = 64 << 20

    public init(expandedBytes: Int = 8 << 30, expansionRatio: Int = 200, members: Int = 100_000) {
        self.expandedBytes = expandedBytes
        self.expansionRatio = expansionRatio
        self.members = members
    }
}
