import Foundation

/// Makes this thread take names for UTF-8 until it is left. libarchive gives no name at all for letters that the locale
/// of the process does not have, and that of a service often has none but ASCII.
struct UTF8Locale {
    private let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    private let before: locale_t?

    init() {
        before = locale.flatMap { uselocale($0) }
    }

    func leave() {
        if let before { uselocale(before) }
        if let locale { freelocale(locale) }
    }
}
