/// What a browser is called by people, out of what it says of itself.
enum BrowserName {
    /// As in `Chrome on Linux`; what is not known is shown as it came, and not longer than a line.
    static func words(_ userAgent: String) -> String {
        guard let browser = browsers.first(where: { userAgent.contains($0.sign) })?.name else {
            return userAgent.count <= 60 ? userAgent : userAgent.prefix(59) + "…"
        }
        guard let system = systems.first(where: { userAgent.contains($0.sign) })?.name else { return browser }
        return "\(browser) on \(system)"
    }

    /// Most claim to be others as well, so the order decides.
    private static let browsers: [(sign: String, name: String)] = [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"),
        ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]

    private static let systems: [(sign: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "Mac"), ("Linux", "Linux"),
    ]
}
