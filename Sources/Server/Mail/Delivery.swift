import CCurl
import Foundation
import Publishing
import Storage

extension MailSettings {
    /// Hands one letter to the mail server, and waits up to half a minute for its answer. Blocks.
    func deliver(_ letter: Letter) throws(DeliveryFault) {
        guard let curl = curl_easy_init() else {
            throw DeliveryFault(reason: "There was no memory for it.", isFinal: false)
        }
        defer { curl_easy_cleanup(curl) }
        let recipients = curl_slist_append(nil, "<\(letter.recipient)>")
        defer { curl_slist_free_all(recipients) }
        prepare(curl)
        _ = curl_set_pointer(curl, CURLOPT_MAIL_RCPT, recipients)
        var rest = Array(letter.message.utf8)[...]
        let result = withUnsafeMutablePointer(to: &rest) { rest in
            _ = curl_set_pointer(curl, CURLOPT_READDATA, rest)
            return curl_easy_perform(curl)
        }
        guard result != CURLE_OK else { return }
        var code = 0
        _ = curl_get_response(curl, &code)
        throw fault(result, code)
    }

    private func prepare(_ curl: UnsafeMutableRawPointer) {
        _ = curl_set_text(curl, CURLOPT_URL, server)
        if let user { _ = curl_set_text(curl, CURLOPT_USERNAME, user) }
        if let password { _ = curl_set_text(curl, CURLOPT_PASSWORD, password) }
        _ = curl_set_number(curl, CURLOPT_USE_SSL, Int(requiresTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_TRY.rawValue))
        _ = curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(from.address)>")
        _ = curl_set_number(curl, CURLOPT_UPLOAD, 1)
        _ = curl_set_number(curl, CURLOPT_TIMEOUT, 30)
        _ = curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, 10)
        // Signals of libcurl's own would hit whichever thread is there.
        _ = curl_set_number(curl, CURLOPT_NOSIGNAL, 1)
        _ = curl_set_read(curl) { buffer, size, count, place in
            guard let buffer, let rest = place?.assumingMemoryBound(to: ArraySlice<UInt8>.self) else { return 0 }
            let piece = rest.pointee.prefix(size * count)
            piece.withUnsafeBytes {
                UnsafeMutableRawPointer(buffer).copyMemory(
                    from: $0.baseAddress ?? UnsafeRawPointer(buffer), byteCount: $0.count)
            }
            rest.pointee = rest.pointee.dropFirst(piece.count)
            return piece.count
        }
    }

    private func fault(_ result: CURLcode, _ code: Int) -> DeliveryFault {
        switch result {
        case CURLE_LOGIN_DENIED:
            DeliveryFault(reason: "The mail server did not take user and password.", isFinal: false)
        case _ where (500..<600).contains(code):
            DeliveryFault(reason: "The mail server refused it (\(code)).", isFinal: true)
        case _ where (400..<500).contains(code):
            DeliveryFault(reason: "The mail server could not take it now (\(code)).", isFinal: false)
        case CURLE_USE_SSL_FAILED:
            DeliveryFault(
                reason: "The mail server offers no TLS, and a password is sent through nothing else.", isFinal: false)
        default:
            DeliveryFault(
                reason: "The mail server could not be reached: \(String(cString: curl_easy_strerror(result))).",
                isFinal: false)
        }
    }
}
