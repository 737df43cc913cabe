import Debriefing
import Foundation
import HTTPTypes
import Hummingbird
import Publishing
import Storage
import Timekeeping

/// Interviews before the workshop: leaders plan them, whoever tells says whether they are recorded, and those whom they
/// know of may listen until the day comes.
struct InterviewPages: Sendable {
    let frame: DebriefPage
    let store: Store
    /// The most bytes that a recording may have.
    let limit: Int
    let now: @Sendable () -> Instant

    func addRoutes(to debriefs: RouterGroup<DebriefContext>) {
        debriefs.get("interviews", use: show)
        debriefs.post("interviews", use: plan)
        debriefs.post("interviews/:interview/removals", use: remove)
        debriefs.post("interviews/:interview/consents", use: consent)
        debriefs.post("interviews/:interview/recordings", use: record)
        debriefs.get("interviews/:interview/recording", use: listen)
    }

    func show(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try await store.interviews.forgetDue(at: now())
        let known = try await store.interviews.all(in: context.debrief.id).filter {
            context.audience == .leaders || $0.concerns(context.person.id)
        }
        let page = InterviewsPage(known, frame.scene(context), for: context.participant, at: now())
        var response = frame.response(
            .accounts, title: "Interviews", main: frame.pages.templates.render(page, with: "interviews"), context)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    func plan(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let body = try await FormBody(request)
        do {
            try requireLeader(context)
            let interview = try body.decode(InterviewForm.self).interview(in: context.debrief, at: now())
            try await store.interviews.put(interview, in: context.debrief.id)
        } catch {
            throw RefusedForm(reason: error, words: body.words)
        }
        return back(context)
    }

    func remove(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try requireLeader(context)
        try await store.interviews.remove(try await interview(context).id, in: context.debrief.id)
        return back(context)
    }

    /// Only whoever tells says whether they are recorded, and may take it back while the recording is there.
    func consent(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let form = try await FormBody(request).decode(ConsentForm.self)
        let interview = try await interview(context)
        guard interview.person == context.person.id else {
            throw Refusal.notAllowed("Only the person who tells says whether it is recorded. Ask them.")
        }
        try await store.interviews.put(interview.answered(form.answer), in: context.debrief.id)
        return back(context)
    }

    func record(_ request: Request, _ context: DebriefContext) async throws -> Response {
        let interview = try await interview(context)
        guard interview.mayRecord(context.person.id) else {
            throw Refusal.notAllowed(
                "A recording is kept by whoever asks or writes along, after the person said yes. Nothing was kept.")
        }
        guard let boundary = MultipartBody.boundary(of: request.headers[.contentType] ?? "") else {
            throw DoorRefusal.unreadable("send the file as a form with files does")
        }
        var body = MultipartBody(boundary: boundary)
        var reception = Uploads.Reception(blobs: store.blobs, limit: limit)
        defer { reception.discard() }
        for try await bytes in request.body {
            for piece in try body.take(bytes) { try reception.take(piece) }
        }
        guard body.isComplete else { throw DoorRefusal.unreadable("the upload broke off") }
        guard reception.files.count == 1, var file = reception.files.first?.incoming, file.size > 0 else {
            throw Refusal.invalid("There is no recording in it. Choose one file that is not empty.")
        }
        // The answer may have changed while the bytes came in.
        let name = Uploads.name(reception.files[0].name)
        let current = try await self.interview(context)
        guard current.mayRecord(context.person.id) else {
            throw Refusal.notAllowed("The person took their yes back meanwhile. Nothing was kept.")
        }
        try await store.interviews.record(&file, name, of: current, in: context.debrief.id)
        return back(context)
    }

    func listen(_ request: Request, _ context: DebriefContext) async throws -> Response {
        try await store.interviews.forgetDue(at: now())
        let interview = try await interview(context)
        guard interview.mayListen(context.person.id), let recording = interview.recording else {
            throw Refusal.notFound("recording")
        }
        let files = FileIO()
        let body = try await files.loadFile(path: store.interviews.file(interview.id).path, context: context)
        return Response(
            status: .ok,
            headers: [
                // A stranger's file: it is saved, and never shown by a browser as a page of this house.
                .contentType: "application/octet-stream", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename*=UTF-8''\(recording.name.percentEncoded)",
            ], body: body)
    }

    /// The one that the address names, if the person may know of it.
    private func interview(_ context: DebriefContext) async throws -> Interview {
        let id: InterviewID = try context.id("interview")
        let all = try await store.interviews.all(in: context.debrief.id)
        guard let interview = all.first(where: { $0.id == id }),
            context.audience == .leaders || interview.concerns(context.person.id)
        else { throw Refusal.notFound("interview") }
        return interview
    }

    private func requireLeader(_ context: DebriefContext) throws(Refusal) {
        guard context.audience == .leaders else {
            throw .notAllowed("Interviews are planned by whoever leads the debrief. Ask the facilitator.")
        }
    }

    private func back(_ context: DebriefContext) -> Response {
        .seeOther(.inside(context.debrief.id, "interviews"))
    }
}

struct InterviewForm: Decodable, Sendable {
    let person: PersonID
    let asker: PersonID
    let scribe: String?
    let listeners: [PersonID]?
    let start: String
    let minutes: Int
    let keepUntil: String

    func interview(in debrief: Debrief, at now: Instant) throws(Refusal) -> Interview {
        let clock = WallClock(debrief.description.zone) ?? .utc
        guard let start = try TypedDate.instant(start, clock) else { throw .missing("The time") }
        guard let day = try TypedDate.day(keepUntil) else { throw .missing("The last day of the recording") }
        return try Interview(
            .random(), with: person, by: asker, scribe: scribe.flatMap(PersonID.init), listeners: listeners ?? [],
            at: start, minutes: minutes, keepUntil: day, in: debrief, now: now)
    }
}

private struct ConsentForm: Decodable {
    let answer: Interview.Consent
}
