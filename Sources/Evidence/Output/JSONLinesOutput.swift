import Timekeeping

/// One JSON object a line. Times are UTC with nanoseconds; what is not known is null.
public struct JSONLinesOutput: Output {
    public init() {}

    public func write(_ event: Event, to buffer: inout OutputBuffer) {
        let origin = event.origin
        buffer.append("{\"time\":\"")
        buffer.append(event.instant, decimals: 9)
        buffer.append("Z\",\"source\":")
        buffer.append(json: origin.source)
        buffer.append(",\"line\":")
        buffer.append(origin.line)
        buffer.append(",\"format\":")
        buffer.append(json: origin.format)
        buffer.append(",\"zone\":")
        buffer.append(json: event.zone.rawValue)
        buffer.append(",\"actor\":")
        buffer.append(json: event.actor)
        buffer.append(",\"kind\":")
        buffer.append(json: event.kind)
        buffer.append(",\"severity\":")
        buffer.append(json: event.severity?.rawValue)
        buffer.append(",\"text\":")
        buffer.append(json: event.text)
        buffer.append(",\"timeAsWritten\":")
        buffer.append(json: origin.timeAsWritten)
        buffer.append(",\"offset\":")
        buffer.append(origin.range.lowerBound)
        buffer.append(",\"length\":")
        buffer.append(origin.range.count)
        buffer.append("}\n")
    }
}

extension OutputBuffer {
    /// A JSON string, or null. Control characters, and those that move a terminal's cursor or turn the direction of
    /// writing, are escaped.
    mutating func append(json text: String?) {
        guard let text else { return append("null") }
        append(UInt8.quote)
        if text.isPlain(but: .quote, .backslash) {
            append(text)
        } else {
            text.withBytes { append(escaping: $0) }
        }
        append(UInt8.quote)
    }

    /// What needs no escape is copied in runs.
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var (start, index) = (0, 0)
        while index < text.count {
            let byte = text[index]
            let active = ActiveScalar(in: text, at: index)
            guard active != nil || byte == .quote || byte == .backslash else {
                index += 1
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            if let active { append(escape: active.value) } else { append(mark: byte) }
            index += active?.length ?? 1
            start = index
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    private mutating func append(mark byte: UInt8) {
        append(UInt8.backslash)
        append(byte)
    }

    private mutating func append(escape value: UInt32) {
        switch value {
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append("\\u")
            for shift in [12, 8, 4, 0] as [UInt32] { append(OutputBuffer.digits[Int(value >> shift & 15)]) }
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

extension String {
    /// As a JSON string, escaped as JSON lines are.
    public var quotedAsJSON: String {
        var buffer = OutputBuffer()
        buffer.append(json: self)
        return buffer.text
    }
}
