"""Opens a returned .docx without trusting it: sizes bounded, no entities, no network."""

import zipfile
import zlib
from pathlib import Path

from lxml import etree

DOCUMENT = "word/document.xml"
MAX_FILE_BYTES = 20_000_000
MAX_ENTRIES = 2_000
MAX_XML_BYTES = 25_000_000
_RATIO_LIMIT = 200  # Word's own XML packs to a hundredth at most.
_RATIO_MATTERS_FROM_BYTES = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Containers of encrypted files and of .doc.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = b"<!DOCTYPE"


class BadFile(Exception):
    """A file that is no readable form; `rule` is a code of intake_rules.csv."""

    def __init__(self, rule: str, problem: str, advice: str) -> None:
        """Take the rule broken, what is wrong, and what to do."""
        super().__init__(f"{problem}. {advice}")
        self.rule = rule
        self.problem = problem
        self.advice = advice


def read_document(path: Path) -> etree._Element:
    """The main part of a Word document as a tree.

    Raises BadFile for a file that is missing, too large, encrypted, damaged, no
    Word document, or built to exhaust memory.
    """
    try:
        size = path.stat().st_size
        head = path.open("rb").read(8)
    except OSError as error:
        advice = "Check the name and that the file may be read"
        raise BadFile("file_missing", f"cannot be opened: {error.strerror}", advice) from error
    if size > MAX_FILE_BYTES:
        problem = f"has {size:,} bytes, more than the {MAX_FILE_BYTES:,} a form may have"
        raise BadFile("file_too_large", problem, "Remove pictures and attachments from the form")
    if head == _OLE:
        raise _ole_file(path.read_bytes())
    if not head.startswith(b"PK"):
        advice = "Ask for the form as a Word document (.docx)"
        raise BadFile("file_kind", "is not a Word document, whatever its name says", advice)
    return _parse(_unpack(path))


def _unpack(path: Path) -> bytes:
    """The XML of the main part, never more than the limit."""
    damaged = BadFile("file_damaged", "is damaged: it cannot be unpacked", _SEND_AGAIN)
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            if len(entries) > MAX_ENTRIES:
                raise BadFile("file_unsafe", f"holds {len(entries):,} parts", _SEND_AGAIN)
            entry = next((item for item in entries if item.filename == DOCUMENT), None)
            if entry is None:
                advice = "Ask for the form as a Word document (.docx)"
                raise BadFile("file_kind", "is a packed file, but no Word document", advice)
            if entry.flag_bits & 0x1:
                raise _protected()
            with package.open(entry) as stream:
                content = stream.read(MAX_XML_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise damaged from error
    except (NotImplementedError, RuntimeError) as error:
        raise damaged from error
    if len(content) > MAX_XML_BYTES:
        problem = f"unpacks to more than {MAX_XML_BYTES:,} bytes"
        raise BadFile("file_unsafe", problem, _SEND_AGAIN)
    packed = max(entry.compress_size, 1)
    if len(content) > _RATIO_MATTERS_FROM_BYTES and len(content) / packed > _RATIO_LIMIT:
        problem = f"unpacks to {len(content) // packed} times its size"
        raise BadFile("file_unsafe", problem, _SEND_AGAIN)
    return content


def _parse(content: bytes) -> etree._Element:
    if _DECLARATION in content or _DECLARATION.decode().encode("utf-16-le") in content:
        problem = "declares a document type, which Word never writes"
        raise BadFile("file_unsafe", problem, _SEND_AGAIN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadFile("file_damaged", "is damaged: its text breaks off", _SEND_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        problem = "declares a document type, which Word never writes"
        raise BadFile("file_unsafe", problem, _SEND_AGAIN)
    return root


_SEND_AGAIN = "Open it in Word, save it under a new name, or ask for it once more"


def _protected() -> BadFile:
    advice = "Save it without a password"
    return BadFile("file_protected", "is protected by a password", advice)


def _ole_file(content: bytes) -> BadFile:
    if _ENCRYPTED in content:
        return _protected()
    advice = "Open it in Word and save it as a Word document (.docx)"
    return BadFile("file_kind", "is a file of Word 97-2003 or another old program", advice)
