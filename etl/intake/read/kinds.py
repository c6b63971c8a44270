"""What kind of file it is, judged by its content and not by its name."""

from pathlib import Path
from typing import Literal

from etl.intake.finding import Finding, Refused, found
from etl.intake.limits import MB, load_limits

FileKind = Literal["zip", "xls", "text"]

WANTED = "Give a workbook (XLSX, XLSM, XLS, ODS) or a text table (CSV)"
_TEXT_NAMES = {".csv", ".txt", ".tsv", ".tab", ".xls"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

# First bytes of kinds that get mixed up with tables, and their names for people.
_OTHERS = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a GZIP archive"),
    (b"PK\x05\x06", "an empty archive"),
)


def kind_of(path: Path, file: str) -> FileKind:
    """Kind of a file; raises Refused for every file that is no table.

    `file` is its name for messages.
    """
    if not path.is_file():
        raise Refused(found("file_missing", file, "there is no such file", "Check the name"))
    size = path.stat().st_size
    if size == 0:
        raise Refused(found("file_empty", file, "the file is empty", "Export or save it again"))
    if size > load_limits().file_mb * MB:
        raise Refused(
            found(
                "file_too_large",
                file,
                f"the file has {size / MB:.0f} MB, at most {load_limits().file_mb} MB are read",
                "Split it, for example by year, and remove pictures and unused sheets",
            )
        )
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(_OLE):
        return _ole_kind(path, file)
    _refuse_other(head, file)
    if path.suffix.lower() not in _TEXT_NAMES:
        raise Refused(
            found(
                "file_kind",
                file,
                f"the content is plain text, not what the ending {path.suffix!r} promises",
                f"{WANTED}; a text table needs the ending .csv",
            )
        )
    return "text"


def _refuse_other(head: bytes, file: str) -> None:
    for start, name in _OTHERS:
        if head.startswith(start):
            raise Refused(
                found("file_kind", file, f"the file is {name}, whatever its name says", WANTED)
            )
    beginning = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if beginning.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):
        message = (
            "the file is a web page or XML, as some systems export under the name of a workbook"
        )
        advice = "Open it in a spreadsheet program and save it as XLSX"
        raise Refused(found("file_kind", file, message, advice))
    if b"\0" in head and not head.startswith(_UTF16):
        raise Refused(found("file_kind", file, "the file holds binary data, no table", WANTED))


def _ole_kind(path: Path, file: str) -> FileKind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused(protected(file))
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "xls"
    message = "the file is an Office document of another kind, or damaged"
    raise Refused(found("file_kind", file, message, WANTED))


def protected(file: str) -> Finding:
    """Finding for a workbook that asks for a password."""
    return found(
        "file_protected",
        file,
        "the workbook is protected by a password",
        "Open it, remove the password (File, Info, Protect Workbook) and save it",
    )
