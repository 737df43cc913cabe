/// How far a word is from what may have been meant.
public enum Spelling {
    private static let longest = 64

    /// How many letters have to be changed, added or left out to make one word of the other; two that changed places
    /// count as two. Letters past the sixty-fourth are not looked at.
    public static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8.prefix(longest)), Array(right.utf8.prefix(longest)))
        var row = Array(0...right.count)
        for (number, letter) in left.enumerated() {
            var corner = row[0]
            row[0] = number + 1
            for index in right.indices {
                let change = corner + (right[index] == letter ? 0 : 1)
                corner = row[index + 1]
                row[index + 1] = min(change, row[index] + 1, corner + 1)
            }
        }
        return row[right.count]
    }
}
