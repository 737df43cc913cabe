import Debriefing
import Testing

@Suite struct IdentifierTests {
    @Test(
        "an identifier can stand in an address as it is", arguments: ["a", "A-b_9", String(repeating: "x", count: 64)])
    func accepted(text: String) {
        #expect(DebriefID(text)?.text == text)
    }

    @Test(
        "anything else is no identifier",
        arguments: [
            "", "a b", "../etc", "a/b", "é", "a\u{301}", "<b>", "a\0", String(repeating: "x", count: 65),
        ])
    func refused(text: String) {
        #expect(DebriefID(text) == nil)
    }
}
