import Evidence

extension Event {
    /// With no secret in it: what stands in evidence is shown to everybody who takes part, and to their programs. The bytes
    /// stay as they are.
    var masked: Event {
        var event = self
        let masking = Masking()
        event.text = masking.masked(text).text
        event.raw = masking.masked(raw).text
        event.actor = actor.map { masking.masked($0).text }
        return event
    }
}
