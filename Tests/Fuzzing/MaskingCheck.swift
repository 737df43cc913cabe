import Foundation

/// Hides what is secret in one input, and looks whether what was put into it is hidden too.
@Sendable func mask(_ bytes: Bytes) {
    for masking in [Masking(), Masking(hidingMailAddresses: true)] {
        let text = bytes.text
        placesAreTold(masking.masked(text), of: text)
        for secret in FuzzSeed.tokens { isHidden(secret, within: bytes, by: masking) }
    }
}

/// A secret on a line of its own, or behind a blank, is hidden whatever stands around it.
private func isHidden(_ secret: String, within bytes: Bytes, by masking: Masking) {
    let middle = bytes.count / 2
    let before = bytes[0..<middle].text + "\n"
    let text = "\(before)\(secret) \(bytes.from(middle).text)"
    let start = before.utf8.count
    let hidden = masking.masked(text).masks.reduce(into: IndexSet()) { $0.insert(integersIn: $1.original) }
    let isHidden = hidden.contains(integersIn: start..<start + secret.utf8.count)
    require(isHidden, "\(secret) is shown of \(text.debugDescription)")
}

/// What lies between the masks is what lay between the secrets.
private func placesAreTold(_ masked: Masking.Text, of text: String) {
    let (original, shown) = (Array(text.utf8), Array(masked.text.utf8))
    var (left, right) = (0, 0)
    for mask in masked.masks {
        require(mask.original.lowerBound >= left && mask.original.upperBound <= original.count, "\(mask) is misplaced")
        require(
            original[left..<mask.original.lowerBound] == shown[right..<mask.masked.lowerBound], "\(mask) moved text")
        (left, right) = (mask.original.upperBound, mask.masked.upperBound)
    }
    require(original[left...] == shown[right...], "the end of \(text.debugDescription) was changed")
}
