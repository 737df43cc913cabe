import Publishing

/// One row of a list that is sent by itself.
protocol RowWords: Hashable, Sendable {
    /// That of its element.
    var id: String { get }
}

/// A list inside of a region. Of many rows a change alters one, as a rule, and the others are not sent again: that is why
/// they are of no account when the contents of two regions are compared.
struct Rows<Words: RowWords>: RowList, Hashable, CustomStringConvertible {
    /// The id of the element that has the rows in it.
    let list: String
    let words: [Words]
    /// What renders a row.
    let template: String
    let templates: Templates

    /// All of them, rendered by us.
    var description: String { words.map(html).joined() }

    var ids: [String] { words.map(\.id) }

    static func == (one: Rows, other: Rows) -> Bool { true }

    func hash(into hasher: inout Hasher) {}

    /// Goes from the last row to the first, so that the row to stand before is always in place already.
    func placements(after old: any RowList) -> [Fragment] {
        let before = Dictionary(uniqueKeysWithValues: ((old as? Rows)?.words ?? []).map { ($0.id, $0) })
        let moved = displaced(ids, from: old.ids)
        return words.indices.reversed().compactMap { index in
            let row = words[index]
            guard moved.contains(row.id) || before[row.id] != row else { return nil }
            return .put(
                id: row.id, list: list, before: index + 1 < words.count ? words[index + 1].id : nil, html: html(row))
        }
    }

    private func html(_ row: Words) -> String { templates.render(row, with: template) }
}

/// What a region says, with lists in it whose rows are sent one by one.
protocol ListsInside {
    var lists: [any RowList] { get }
}

/// ``Rows`` of any kind.
protocol RowList: Sendable {
    var list: String { get }
    var ids: [String] { get }
    /// What puts the rows that are not in `old`, or differ from those in it, in their places.
    func placements(after old: any RowList) -> [Fragment]
}

extension Scene {
    /// Rows that `template` renders, in the element `list`.
    func rows<Words>(_ list: String, _ template: String, _ words: [Words]) -> Rows<Words> {
        Rows(list: list, words: words, template: template, templates: templates)
    }
}

extension Fragment {
    /// What turns the same lists with other rows into the new ones. A row may have gone from one of them to another.
    static func rows(from old: [any RowList], to new: [any RowList]) -> [Fragment] {
        let kept = Set(new.flatMap(\.ids))
        let removed = old.flatMap(\.ids).filter { !kept.contains($0) }.map(Fragment.remove)
        return removed + zip(old, new).flatMap { $1.placements(after: $0) }
    }
}

/// The fewest ids that have to be moved to turn the old order into the new one: all but the longest run kept in order.
func displaced<ID: Hashable>(_ ids: [ID], from old: [ID]) -> Set<ID> {
    guard ids.filter(Set(old).contains) != old.filter(Set(ids).contains) else { return [] }
    return Set(
        ids.difference(from: old).insertions.map { insertion in
            switch insertion {
            case .insert(_, let id, _), .remove(_, let id, _): id
            }
        })
}
