import Debriefing
import Hummingbird
import Publishing
import Storage

/// Within how many days people meet, and what they undertake is done, by severity: every member reads it, the owner of the installation changes it.
struct DuePolicyPages: Sendable {
    let store: Store
    let pages: Pages

    func addRoutes(to members: RouterGroup<MemberContext>) {
        members.get(RouterPath(Route.duePolicy.path), use: show)
        members.post(RouterPath(Route.duePolicy.path), use: update)
        members.post(RouterPath(Route.remediationPolicy.path), use: updateRemediations)
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
            }, mayChange: context.person.standing == .owner, path: Route.duePolicy.path,
            remediations: (0...5).map { RemediationRuleRow($0, store.remediationRules.policy.rules[$0]) },
            remediationPath: Route.remediationPolicy.path)
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

    func updateRemediations(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.person.standing == .owner else { throw DoorRefusal.ownerOnly }
        let body = try await FormBody(request)
        var rules: [Int: RemediationPolicy.Rule] = [:]
        for severity in 0...5 {
            guard let text = body["count\(severity)"], !text.isEmpty else { continue }
            guard let count = Int(text), (1...365).contains(count) else {
                throw Refusal.invalid("“\(text.prefix(20))” is no number from 1 to 365. Correct it, or leave it empty.")
            }
            guard let unit = body["unit\(severity)"].flatMap(RemediationPolicy.Unit.init) else {
                throw Refusal.invalid("Days, working days or weeks: choose one of them for each rule.")
            }
            rules[severity] = RemediationPolicy.Rule(count, unit)
        }
        try await store.remediationRules.set(RemediationPolicy(rules: rules))
        return .seeOther(.duePolicy)
    }
}

private struct RemediationRuleRow {
    let key: Int
    let name: String
    let count: String
    let units: [Choice]
    let words: String

    init(_ severity: Int, _ rule: RemediationPolicy.Rule?) {
        key = severity
        name = severity == 0 ? "Without a severity" : "Severity \(severity)"
        count = rule.map { String($0.count) } ?? ""
        units = RemediationPolicy.Unit.allCases.map {
            Choice(
                key: $0.rawValue, name: $0 == .workingDays ? "working days" : $0.rawValue,
                isSelected: $0 == rule?.unit ?? .days)
        }
        words = rule?.words ?? "no rule"
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
    let remediations: [RemediationRuleRow]
    let remediationPath: String
}
