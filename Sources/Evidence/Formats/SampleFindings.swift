/// What the times of the first lines leave open.
struct SampleFindings {
    let lines: [Bytes]
    let reader: TimeReader
    let format: LineFormat

    var findings: [RawFinding] {
        var reader = reader
        let read = lines.lazy.compactMap { line in reader.read(line).map { (line, $0) } }
        guard let (line, stamp) = read.first else { return [] }
        return [epochUnit(of: stamp, in: line)].compactMap(\.self)
    }

    private func epochUnit(of stamp: Stamp, in line: Bytes) -> RawFinding? {
        guard !format.knowsUnit, reader.notations.first == .epoch,
            let unit = EpochUnit(digits: line.digitCount(at: stamp.range.lowerBound))
        else { return nil }
        return RawFinding(
            kind: .epochUnit, weight: .note, offset: nil,
            message: "times are numbers; from their length they were taken for \(unit.rawValue) since 1970")
    }
}
