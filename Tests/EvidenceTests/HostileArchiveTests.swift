import Evidence
import Foundation
import Testing

/// Archives that are there to do harm.
@Suite struct HostileArchiveTests {
    private static let prologue = """
        import io, struct, tarfile, zipfile, copy
        line = b'2026-03-01T12:00:00Z INFO one\\n'

        """

    /// The reading of what a script of Python leaves in the file `packed`.
    private func reading(
        of script: String, limits: Limits = Limits(), _ look: (URL) throws -> Void = { _ in }
    ) throws -> Reading {
        try withFolder { folder in
            try run("python3", ["-c", HostileArchiveTests.prologue + script], in: folder)
            let reading = try Reading(of: folder.appending(path: "packed"), options: ReadingOptions(limits: limits))
            try look(folder)
            return reading
        }
    }

    @Test("EVD-15 links, pipes and devices in an archive are left out with a note, and no name leads out of it")
    func linksAreLeftOut() throws {
        let script = """
            with tarfile.open('packed', 'w') as t:
                for name in ('a.log', '../../b.log', '/etc/c.log'):
                    m = tarfile.TarInfo(name); m.size = len(line); t.addfile(m, io.BytesIO(line))
                for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
                    m = tarfile.TarInfo('kind' + kind.decode()); m.type = kind; m.linkname = '/etc/passwd'; t.addfile(m)
            """
        let reading = try reading(of: script) { folder in
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names == ["packed"])
        }
        #expect(reading.sources.map(\.name) == ["packed/a.log", "packed/../../b.log", "packed//etc/c.log"])
        #expect(
            reading.findings.map(\.message) == [
                "left out links and devices, which hold no text of their own: kind1, kind2 and 2 more"
            ])
    }

    @Test("EVD-15 an encrypted member is said to be, and the others are read")
    func encryptedMemberIsSaid() throws {
        let script = """
            with zipfile.ZipFile('packed', 'w') as z:
                z.writestr('secret.log', line); z.writestr('plain.log', line)
            b = bytearray(open('packed', 'rb').read())
            b[6] |= 1; b[b.index(b'PK\\x01\\x02') + 8] |= 1
            open('packed', 'wb').write(b)
            """
        let reading = try reading(of: script)
        #expect(reading.sources.map(\.name) == ["packed/plain.log"])
        #expect(reading.events.map(\.text) == ["one"])
        let words = "encrypted, so it was not read: secret.log. Unpack it with its password, and name the folder"
        #expect(reading.findings.map(\.message) == [words])
    }

    @Test("EVD-15 a member whose checksum does not fit is said to be damaged, and those behind it are read")
    func damagedMemberIsSaid() throws {
        let script = """
            with zipfile.ZipFile('packed', 'w') as z:
                z.writestr('bad.log', line); z.writestr('good.log', line)
            b = bytearray(open('packed', 'rb').read())
            b[b.index(b'one')] = ord('d')
            open('packed', 'wb').write(b)
            """
        let reading = try reading(of: script)
        #expect(reading.sources.map(\.name) == ["packed/bad.log", "packed/good.log"])
        #expect(reading.findings.count == 1)
        #expect(reading.findings.first?.message.hasPrefix("packed/bad.log is damaged: ZIP bad CRC") == true)
    }

    @Test("EVD-15 members that lie over each other are no more than one")
    func overlappingBombIsOneMember() throws {
        let script = """
            with zipfile.ZipFile('packed', 'w', zipfile.ZIP_DEFLATED) as z:
                z.writestr('0', line * 30_000)
                for n in range(1, 200):
                    other = copy.copy(z.filelist[0]); other.filename = str(n); z.filelist.append(other)
            """
        #expect(try reading(of: script).sources.map(\.byteCount) == [900_000])
    }

    @Test("EVD-15 more members than the limit are left, and said, even if they are but links")
    func membersAreLimited() throws {
        let script = """
            with tarfile.open('packed', 'w') as t:
                for n in range(50):
                    m = tarfile.TarInfo(str(n)); m.type = tarfile.SYMTYPE; m.linkname = 'x'; t.addfile(m)
                m = tarfile.TarInfo('last'); m.size = len(line); t.addfile(m, io.BytesIO(line))
            """
        let reading = try reading(of: script, limits: Limits(members: 20))
        #expect(reading.sources.isEmpty)
        #expect(reading.findings.map(\.message).contains("more than 20 members; the rest was not read"))
    }

    @Test("EVD-15 archives packed into each other over and over are opened three deep, and the rest is said")
    func nestIsOpenedThreeDeep() throws {
        let script = """
            b = line
            for n in range(9):
                f = io.BytesIO()
                with zipfile.ZipFile(f, 'w') as z: z.writestr('in', b)
                b = f.getvalue()
            open('packed', 'wb').write(b)
            """
        let reading = try reading(of: script)
        #expect(reading.sources.isEmpty)
        let words = "packed into 3 archives, so it was not opened; unpack it yourself"
        #expect(reading.findings.map(\.message) == [words])
        #expect(reading.findings.map(\.source) == ["packed/in/in/in"])
    }

    @Test("EVD-15 forty layers of compression are refused with a finding")
    func layersAreRefused() throws {
        let script = """
            import gzip
            b = line
            for _ in range(40): b = gzip.compress(b)
            open('packed', 'wb').write(b)
            """
        let reading = try reading(of: script)
        #expect(reading.sources.isEmpty && reading.kindsOfFindings == [.archiveDamaged])
    }

    @Test(
        "EVD-15 whatever packed it, a bomb is cut short with a finding",
        arguments: ["gzip", "bzip2", "xz", "zstd"])
    func bombsAreCutShort(_ program: String) throws {
        try withFolder { folder in
            try run("sh", ["-c", "yes | head -c 20000000 | \(program) > packed"], in: folder)
            let options = ReadingOptions(limits: Limits(expandedBytes: 1 << 20))
            let reading = try Reading(of: folder.appending(path: "packed"), options: options)
            #expect(reading.kindsOfFindings.contains(.limitReached))
            #expect(reading.sources.allSatisfy { $0.byteCount <= 1 << 20 })
        }
    }

    @Test(
        "EVD-15 no cut of an archive is silent: all of it is read, or a finding says what was not",
        arguments: [
            "gzip -c a", "bzip2 -c a", "xz -c a", "zstd -c a", "tar -cf - a", "python3 -m zipfile -c /dev/stdout a",
        ])
    func noCutIsSilent(_ command: String) throws {
        let packed = try withFolder { folder in
            let lines = (0..<40).map { "2026-03-01T12:00:\($0 % 60 + 10)Z INFO \($0)\n" }
            try Data(lines.joined().utf8).write(to: folder.appending(path: "a"))
            try run("sh", ["-c", "\(command) > packed"], in: folder)
            return [UInt8](try Data(contentsOf: folder.appending(path: "packed")))
        }
        for end in stride(from: 1, to: packed.count, by: max(1, packed.count / 50)) {
            let reading = try read(Array(packed[..<end]), named: "packed")
            #expect(reading.events.count == 40 || !reading.findings.isEmpty, "cut at \(end)")
        }
    }
}
