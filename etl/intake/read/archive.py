"""Workbooks are ZIP archives: every part is unpacked once, within limits, before reading."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.intake.finding import Finding, Refused, found
from etl.intake.limits import MB, load_limits
from etl.intake.read.kinds import WANTED, protected

BLOCK = 4 * MB
_RATIO_MATTERS_ABOVE = 50 * MB
_MARKUP = (".xml", ".rels", ".vml")
_DOCUMENTS = {"word/document.xml": "a Word document", "ppt/presentation.xml": "a presentation"}
_FORMS = "; a returned questionnaire belongs into the folder questionnaires below"
_TORN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


@contextmanager
def opened(path: Path, file: str) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook, once its list of parts is found to be in order.

    Raises Refused for an encrypted or damaged archive (damage met inside the
    block included), one that is no workbook, and one above the limits.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_list(archive, path, file)
            yield archive
    except _TORN as error:
        raise Refused(damaged(file)) from error


def blocks(archive: zipfile.ZipFile, part: str, file: str) -> Iterator[bytes]:
    """One part in blocks of some MB; its checksum is verified at the end.

    Raises Refused for markup with a document type or in UTF-16, which no
    spreadsheet program writes.
    """
    tail = b""
    is_markup = part.lower().endswith(_MARKUP)
    with archive.open(part) as stream:
        while block := stream.read(BLOCK):
            if is_markup and (
                b"<!DOCTYPE" in tail + block or block.startswith((b"\xff\xfe", b"\xfe\xff"))
            ):
                message = f"its part {part} declares a document type or an unusual encoding"
                raise Refused(unsafe(file, message))
            tail = block[-16:]
            yield block


def damaged(file: str) -> Finding:
    """Finding for a workbook that cannot be read to its end."""
    return found(
        "file_damaged",
        file,
        "the workbook is damaged or was not copied completely",
        "Get it again, or open it in a spreadsheet program and save it again as XLSX",
    )


def unsafe(file: str, message: str) -> Finding:
    """Finding for a workbook that looks made to do harm."""
    return found(
        "file_unsafe",
        file,
        message,
        "Open it in a spreadsheet program, copy the tables to a new workbook and use that",
    )


def _check_list(archive: zipfile.ZipFile, path: Path, file: str) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(protected(file))
    if len(set(names)) < len(names) or len(names) > 10_000:
        raise Refused(unsafe(file, "its parts are listed twice, or there are too many"))
    _check_kind(set(names), file)
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / path.stat().st_size
    limits = load_limits()
    if unpacked > _RATIO_MATTERS_ABOVE and ratio > limits.unpack_ratio:
        raise Refused(unsafe(file, f"it unpacks to {ratio:,.0f} times its size"))
    if unpacked > limits.unpacked_mb * MB:
        message = f"it unpacks to {unpacked / MB:,.0f} MB, at most {limits.unpacked_mb:,} are read"
        advice = "Split it, for example by year, and remove unused sheets and formats"
        raise Refused(found("file_too_large", file, message, advice))


def _check_kind(names: set[str], file: str) -> None:
    if names & {"xl/workbook.xml", "content.xml"}:
        return
    for part, name in _DOCUMENTS.items():
        if part in names:
            raise Refused(found("file_kind", file, f"the file is {name}", f"{WANTED}{_FORMS}"))
    if "xl/workbook.bin" in names:
        advice = "Open it in a spreadsheet program and save it as XLSX"
        raise Refused(found("file_kind", file, "the file is a binary workbook (XLSB)", advice))
    if any(name.startswith("xl/") for name in names):
        raise Refused(damaged(file))
    raise Refused(found("file_kind", file, "the file is an archive, no workbook", WANTED))
