import Debriefing
import Hummingbird
import Publishing
import Storage

/// Within how many days people meet, by severity: every member reads it, the owner of the installation changes it.
struct DuePolicyPages: Sendable {
    let store: Store
    let pages: Pages

    func addRoutes(to members: RouterGroup<MemberContext>) {
        members.get(RouterPath(Route.duePolicy.path), use: show)
        members.post(RouterPath(Route.duePolicy.path), use: update)
    }

    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let policy = try await store.dueRules.policy()
        let page = DuePolicyPage(
            rows: (1...5).map { severity in
                let rule = policy.rules[severity]
                return DuePolicyPage.Row(
                    severity: severity, days: rule.map { String($0.days) } ?? "",
                    isBusiness: rule?.areBusinessDays ?? false,
                    words: rule.map { "\($0.days) \($0.areBusinessDays ? "business" : "calendar") days" } ?? "no rule")
            }, mayChange: context.person.standing == .owner, path: Route.duePolicy.path)
        return pages.page("due-policy", title: "When to meet", page, for: context.person)
    }

    func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.person.standing == .owner else { throw DoorRefusal.ownerOnly }
        let body = try await FormBody(request)
        var rules: [Int: DuePolicy.Rule] = [:]
        for severity in 1...5 {
            guard let text = body["days\(severity)"], !text.isEmpty else { continue }
            guard let days = Int(text), (1...365).contains(days) else {
                throw Refusal.invalid(
                    "“\(text.prefix(20))” is no number of days from 1 to 365. Correct it, or leave it empty.")
            }
            rules[severity] = DuePolicy.Rule(days: days, areBusinessDays: body["business\(severity)"] == "yes")
        }
        try await store.dueRules.set(DuePolicy(rules: rules))
        return .seeOther(.duePolicy)
    }
}

private struct DuePolicyPage {
    struct Row {
        let severity: Int
        let days: String
        let isBusiness: Bool
        let words: String
    }

    let rows: [Row]
    let mayChange: Bool
    let path: String
}
