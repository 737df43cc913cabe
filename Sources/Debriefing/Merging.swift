/// Puts two texts together that both come from a third, word by word.
///
/// Where the two changed different words, the result has what both wrote. Where they changed the same ones, or each put
/// something in at the same place, there is no result: which of them is meant only people know.
enum Merging {
    /// A stretch of the first text, and what stands there now.
    private struct Hunk: Equatable {
        let old: Range<Int>
        let new: [Substring]
    }

    /// Texts that differ in more words than this are taken to differ in all of what lies between.
    private static let most = 1_000

    static func merged(_ base: String, _ mine: String, _ theirs: String) -> String? {
        if mine == theirs || theirs == base { return mine }
        if mine == base { return theirs }
        let words = words(of: base)
        let one = hunks(from: words, to: Merging.words(of: mine))
        let other = hunks(from: words, to: Merging.words(of: theirs))
        let alone = other.filter { !one.contains($0) }
        guard !one.contains(where: { hunk in alone.contains { meet(hunk, $0) } }) else { return nil }
        return applied(one + alone, to: words)
    }

    /// Both replace some of the same words, or put something in at the same place.
    private static func meet(_ one: Hunk, _ other: Hunk) -> Bool {
        if one.old.isEmpty, other.old.isEmpty { return one.old == other.old }
        return one.old.lowerBound < other.old.upperBound && other.old.lowerBound < one.old.upperBound
    }

    private static func applied(_ hunks: [Hunk], to words: [Substring]) -> String {
        // What is put in before a word comes before what takes that word's place.
        let sorted = hunks.sorted { ($0.old.lowerBound, $0.old.upperBound) < ($1.old.lowerBound, $1.old.upperBound) }
        var (result, place) = ("", 0)
        for hunk in sorted {
            result += words[place..<hunk.old.lowerBound].joined() + hunk.new.joined()
            place = hunk.old.upperBound
        }
        return result + words[place...].joined()
    }

    /// Each word with the blanks before it, so that blanks alone never count as something in common.
    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            let word = text[start...].firstIndex { !$0.isWhitespace } ?? text.endIndex
            let end = text[word...].firstIndex(where: \.isWhitespace) ?? text.endIndex
            words.append(text[start..<end])
            start = end
        }
        return words
    }

    private static func hunks(from old: [Substring], to new: [Substring]) -> [Hunk] {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let (oldRest, newRest) = (old[start...], new[start...])
        let end = zip(oldRest.reversed(), newRest.reversed()).prefix { $0 == $1 }.count
        let (before, after) = (Array(oldRest.dropLast(end)), Array(newRest.dropLast(end)))
        guard before.count + after.count <= most else {
            return [Hunk(old: start..<(start + before.count), new: after)]
        }
        return parted(before, after, from: start)
    }

    private static func parted(_ old: [Substring], _ new: [Substring], from start: Int) -> [Hunk] {
        let difference = new.difference(from: old)
        let gone = Set(difference.removals.map(\.offset))
        let come = Set(difference.insertions.map(\.offset))
        var (hunks, i, j): ([Hunk], Int, Int) = ([], 0, 0)
        while i < old.count || j < new.count {
            let (from, first) = (i, j)
            while gone.contains(i) { i += 1 }
            while come.contains(j) { j += 1 }
            if i > from || j > first {
                hunks.append(Hunk(old: (start + from)..<(start + i), new: Array(new[first..<j])))
            } else {
                i += 1
                j += 1
            }
        }
        return hunks
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
