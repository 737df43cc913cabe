/// A menu that fetches what is in it when it is opened. Without a script it leads to a page with the same forms.
struct Menu: Hashable, Sendable {
    let words: String
    /// What it is about, for whoever hears it alone.
    let about: String?
    let path: String

    init(_ words: String, about: String? = nil, _ path: String) {
        (self.words, self.about, self.path) = (words, about, path)
    }
}
