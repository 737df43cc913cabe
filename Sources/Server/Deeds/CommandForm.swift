import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Storage
import Timekeeping

/// The fields by which a page or a program asks for one command. Both send the same fields and meet the same rules.
protocol CommandForm: Decodable, Sendable {
    /// The most bytes that it is sent in.
    static var limit: Int { get }

    /// - Throws: A `Refusal` if the fields make no command.
    func command(in place: FormPlace) async throws -> Command
}

extension CommandForm {
    static var limit: Int { FormBody.limit }
}

/// Where and when a form is sent.
struct FormPlace: Sendable {
    let debrief: Debrief
    let person: PersonID
    let now: Instant
    let parameters: Parameters
    let shelf: EvidenceShelf
    /// The tags that entries can be given.
    let vocabulary: [EntryTag]

    var clock: WallClock { WallClock(debrief.description.zone) ?? .utc }

    /// What the address names by `parameter`.
    func id<Thing>(_ parameter: String) throws -> Identifier<Thing> {
        guard let id = parameters.get(parameter).flatMap(Identifier<Thing>.init) else {
            throw Refusal.notFound(parameter)
        }
        return id
    }
}

/// Takes forms to the room and answers them.
struct Deeds {
    let group: RouterGroup<DebriefContext>
    let shelf: EvidenceShelf
    let vocabulary: @Sendable () -> [EntryTag]
    let now: @Sendable () -> Instant

    func post<Form: CommandForm>(_ path: RouterPath, _ form: Form.Type) {
        group.post(path) { [shelf, vocabulary, now] request, context in
            let body = try await FormBody(request, limit: Form.limit)
            do {
                let place = FormPlace(
                    debrief: context.debrief, person: context.person.id, now: now(), parameters: context.parameters,
                    shelf: shelf, vocabulary: vocabulary())
                var command = try await body.decode(form).command(in: place)
                if let reason = try? body.decode(Because.self).because, !reason.isEmpty {
                    command = .correct(command, because: reason)
                }
                let changes = try await context.room.perform(command, by: context.person.id, at: now())
                return try answer(request, context, changes, next: try? body.decode(Then.self).then)
            } catch {
                let remediation = context.parameters.get("remediation").flatMap(RemediationID.init)
                let meeting = Meeting(
                    error, sent: body, to: request.uri.path, at: remediation, in: await context.room.debrief)
                throw RefusedForm(reason: error, words: body.words, meeting: meeting)
            }
        }
    }
}

/// Where a page wants to be afterwards; it names only places inside of its own debrief.
private struct Then: Decodable {
    let then: String?
}

/// Why a timeline is corrected that everybody agreed to; forms that alter it may bring it.
private struct Because: Decodable {
    let because: String?
}

private struct Performed: Encodable {
    let changes: [ShownChange]
}

/// Tells whoever asked that it was done: a program the changes, a script nothing, a browser where to go on.
func answer(
    _ request: Request, _ context: DebriefContext, _ changes: [Change], next: String?
) throws -> Response {
    if request.isForProgram {
        let debrief = context.debrief
        return try .json(
            Performed(changes: changes.map { $0.shown(in: debrief) }), status: changes.isEmpty ? .ok : .created)
    }
    if request.wantsJSON { return Response(status: .noContent) }
    if changes.contains(where: { $0.fact == .left(person: context.person.id) }) { return .seeOther(.home) }
    let home = Route.debrief(context.debrief.id).path
    let place = next ?? request.headers[.referer].flatMap { URL(string: $0)?.path() }
    let isInside = place.map { $0.hasPrefix(home + "/") && $0.isPathHere && !$0.contains("/..") } ?? false
    return .redirect(to: isInside ? place ?? home : home, type: .normal)
}
