/// Why somebody is not let in, or a request not taken. Expected, like a `Refusal`, and known before any debrief is asked.
enum DoorRefusal: Error, Hashable {
    case signInNeeded
    case tokenNeeded
    case membersOnly
    case ownerOnly
    case wrongPassword
    case wrongCurrentPassword
    case slowDown(seconds: Int)
    case linkSpent
    case unknownCode
    case takenOut
    case emailTaken
    case badPassword
    case otherOrigin
    case unreadable(String)
    case notHere

    var sentence: String {
        switch self {
        case .signInNeeded: "Sign in first; you come back here afterwards."
        case .tokenNeeded:
            "The token is missing, unknown or expired. Send “Authorization: Bearer TOKEN”; `debrief token create` makes one."
        case .membersOnly:
            "You are here as a guest of one debrief. Ask somebody of the organisation to invite you for more."
        case .ownerOnly: "Only the owner of this installation can do that. Ask them."
        case .wrongPassword:
            "The address and the password do not belong together. Try again, or ask for a one-time link."
        case .wrongCurrentPassword:
            "That is not the password you have now, so nothing was changed. Write it into its field and save again."
        case .slowDown(let seconds):
            "There were too many attempts. Nothing is locked: wait \(seconds) seconds and try again, or use a one-time link."
        case .linkSpent: "This link was used, has expired or was revoked. Ask whoever gave it to you for a new one."
        case .unknownCode:
            "No debrief waits behind this code. Compare it with the one on the wall: it may have been changed since."
        case .takenOut:
            "You were taken out of this debrief, and a link for everybody does not bring you back. Ask whoever leads it to invite you again."
        case .emailTaken: "Somebody has that address already. Sign in with it, or choose another."
        case .badPassword:
            "A password has at least 10 characters. Choose a longer one; a sentence is easiest to keep in mind."
        case .otherOrigin:
            "The request did not come from a page of this Debrief, so nothing was changed. Open the page here and send it again."
        case .unreadable(let reason):
            "The request could not be read: \(reason). Nothing was changed: correct it and send it again."
        case .notHere: "There is nothing at this address. Check it, or start from the home page."
        }
    }

    var status: Int {
        switch self {
        case .signInNeeded, .tokenNeeded, .wrongPassword: 401
        case .membersOnly, .ownerOnly, .otherOrigin, .takenOut: 403
        case .slowDown: 429
        case .linkSpent, .unknownCode: 410
        case .emailTaken: 409
        case .badPassword, .wrongCurrentPassword: 422
        case .unreadable: 400
        case .notHere: 404
        }
    }
}
