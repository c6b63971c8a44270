"""Ways to damage a file: bytes of the whole, bytes of one part of an archive, single values."""

import io
import re
import zipfile
from random import Random

_SIGNS = b"\x00\xff\x7f\x80<>&\"';,.|\t\r\n=-+/0123456789eE[]:"

# What stands in a cell, a text or an attribute of a part.
_VALUE = re.compile(rb">([^<>]{1,80})<|\"([^\"<>]{0,80})\"")
_VALUES = (
    b"", b"0", b"-1", b"1e308", b"1e-320", b"-1e18", b"999999999999999999999", b"NaN", b"inf",
    b"1.234", b"1,234.567,89", b"03/04/2019", b"0000-00-00", b"9999-12-31", b"60", b"2958466",
    b"#REF!", b"=A1", b"LM.0000", b"LM.9999", b"XFD1048576", b"A0", b"R1C1", b"s", b"str", b"e",
    b"true", b"4294967296", b"../../x", b"&amp;lt;", b"\xc2\xa0", b"\xe2\x80\xae",
    b"\xf0\x9f\x98\x80", b"\xef\xbf\xbf", b"x" * 40_000, b"9" * 5_000, b"EUR 5", b"n/a",
    b"'", b"_x0000_", b"100000000",
)  # fmt: skip
_LONGEST_PIECE = 64


def damaged_bytes(content: bytes, random: Random) -> bytes:
    """The content with one to eight places changed, cut out, doubled, moved or put in."""
    changed = bytearray(content)
    for _ in range(random.randint(1, 8)):
        _damage(changed, random)
    return bytes(changed)


def _damage(content: bytearray, random: Random) -> None:
    start = random.randrange(len(content) + 1)
    end = min(len(content), start + random.randint(1, _LONGEST_PIECE))
    piece = content[start:end]
    match random.randrange(7):
        case 0:
            content[start:end] = bytes(random.choice(_SIGNS) for _ in piece)
        case 1:
            content[start : start + 1] = bytes([random.randrange(256)])
        case 2:
            del content[start:end]
        case 3:
            content[start:start] = piece * random.randint(1, 20)
        case 4:
            content[start:start] = random.choice(_VALUES)
        case 5:
            there = random.randrange(len(content) + 1)
            content[there : there + len(piece)] = piece
        case _:
            if random.random() < 0.2:
                del content[start:]


def damaged_values(content: bytes, random: Random) -> bytes:
    """Markup that stays in order, with one to six texts or attributes replaced."""
    places = list(_VALUE.finditer(content))
    chosen = random.sample(places, min(len(places), random.randint(1, 6)))
    for match in sorted(chosen, key=lambda match: match.start(), reverse=True):
        start, end = match.span(1 if match[1] is not None else 2)
        content = content[:start] + random.choice(_VALUES) + content[end:]
    return content


def damaged_archive(content: bytes, random: Random) -> bytes:
    """An archive in order, one part of which is damaged, left out or put in for another."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = _chosen(parts, random)
    way = random.random()
    if way < 0.50:
        parts[name] = damaged_values(parts[name], random)
    elif way < 0.92:
        parts[name] = damaged_bytes(parts[name], random)
    elif way < 0.96:
        del parts[name]
    else:
        parts[name] = parts[random.choice(list(parts))]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in parts.items():
            archive.writestr(part, inside)
    return target.getvalue()


def _chosen(parts: dict[str, bytes], random: Random) -> str:
    """A part, more often one that holds data."""
    data = [
        name
        for name in parts
        if name.startswith("xl/worksheets/sheet")
        or name in {"xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "word/document.xml"}
    ]
    return random.choice(data if data and random.random() < 0.8 else list(parts))


def damaged(content: bytes, kind: str, random: Random) -> bytes:
    """The content of a file of that kind, damaged in one of its ways."""
    if kind == "csv" or random.random() < 0.25:
        return damaged_bytes(content, random)
    return damaged_archive(content, random)
