"""archives.py FOLDER: packs small archives of every kind into a new folder, for the fuzzer to begin with."""

import bz2
import gzip
import io
import lzma
import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

LINE = b"2026-03-01T12:00:00Z INFO packed\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    zstd = subprocess.run(["zstd", "-c"], input=LINE, capture_output=True, check=True).stdout
    kinds = {"gz": gzip.compress(LINE), "bz2": bz2.compress(LINE), "xz": lzma.compress(LINE), "zst": zstd}
    kinds |= {"tar": tar(), "tgz": gzip.compress(tar()), "zip": zipped(), "nested.zip": zipped(("in.tgz", gzip.compress(tar())))}
    for kind, content in kinds.items():
        (folder / kind).write_bytes(content)


def tar():
    """A file, one whose name leads out, a link of each sort, a pipe."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("a.log", "../../b.log"):
            member = tarfile.TarInfo(name)
            member.size = len(LINE)
            archive.addfile(member, io.BytesIO(LINE))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo(f"of-type-{kind.decode()}")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    return buffer.getvalue()


def zipped(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members or (("a.log", LINE), ("/abs/../b.log", LINE)):
            archive.writestr(name, content)
    return buffer.getvalue()


main()
