/// What a form calls its fields.
enum FormLabel {
    /// - Parameter place: the address the form is sent to, or a part of it: several forms have a `text`.
    static func words(_ field: String, in place: String) -> String {
        if field == "seen", place.contains("account/items") { return "What you were looking at" }
        guard field == "text" else { return labels[field] ?? field }
        return texts.first { place.contains($0.place) }?.label ?? "What you wrote"
    }

    /// The narrower place first: a perspective is sent to an address below that of its entry.
    private static let texts: [(place: String, label: String)] = [
        ("perspectives", "How it was for you"), ("margin", "In the margin"), ("account/items", "The passage"),
        ("entries", "What happened"),
        ("ideas", "The idea"),
        ("statements", "What is said at the opening"), ("learnings", "Something you learned"),
        ("remediations", "What somebody will do"), ("questions", "The question"),
    ]

    private static let labels = [
        "time": "When", "link": "A web address", "lane": "Who or what",
        "missing": "What is missing?",
        "untold": "What have we not talked about?", "livedDifferently": "What did you live differently?",
        "reason": "Because", "seen": "What was seen when you checked", "title": "Title", "name": "Your name",
        "summary": "In two or three sentences", "tags": "Tags", "doneCheck": "How we will see that it is done",
        "rules": "Ground rules", "stopWord": "The word that ends a tangent", "what": "What is recorded", "why": "Why",
        "seenBy": "Who may see it", "keptUntil": "For how long", "part": "What they may be called on for",
        "agreedBy": "Agreed by", "followUp": "Meet again", "starts": "It began", "ends": "It ended",
        "place": "Room or address", "teams": "Teams", "impact": "Whom it touched, and how",
    ]
}
