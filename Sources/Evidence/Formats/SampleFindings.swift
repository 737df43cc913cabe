/// What the times of the first lines leave open.
struct SampleFindings {
    let lines: [Bytes]
    let reader: TimeReader
    let format: LineFormat

    var findings: [RawFinding] {
        var reader = reader
        let read = lines.lazy.compactMap { line in reader.read(line).map { (line, $0) } }
        guard let (line, stamp) = read.first else { return [] }
        return [epochUnit(of: stamp, in: line), leapSeconds].compactMap(\.self)
    }

    private var leapSeconds: RawFinding? {
        guard reader.notations.first == .tai64n else { return nil }
        return RawFinding(
            kind: .epochUnit, weight: .note, offset: nil,
            message:
                "TAI64N labels were taken to be 10 s ahead of UTC, as daemontools and runit write them; those of s6 "
                + "count leap seconds too, and are read 27 s late since 2017")
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
