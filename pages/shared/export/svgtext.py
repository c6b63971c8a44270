"""Text as SVG, which breaks no lines by itself: widths, lines, and characters that XML allows."""

import re
from xml.sax.saxutils import escape, quoteattr

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""A typeface that every computer has under one of these names, in the same widths."""

_WIDTHS = {
    " ": 278, "!": 278, '"': 355, "#": 556, "$": 556, "%": 889, "&": 667, "'": 191, "(": 333,
    ")": 333, "*": 389, "+": 584, ",": 278, "-": 333, ".": 278, "/": 278, ":": 278, ";": 278,
    "<": 584, "=": 584, ">": 584, "?": 556, "@": 1015, "[": 278, "]": 278, "_": 556, "|": 260,
    "f": 278, "i": 222, "j": 222, "l": 222, "r": 333, "t": 278, "m": 833, "w": 722, "c": 500,
    "k": 500, "s": 500, "v": 500, "x": 500, "y": 500, "z": 500, "I": 278, "J": 500, "M": 833,
    "W": 944, "F": 611, "T": 611, "Z": 611, "L": 556, "C": 722, "D": 722, "H": 722, "N": 722,
    "R": 722, "U": 722, "G": 778, "O": 778, "Q": 778,
}  # fmt: skip
"""Widths of Helvetica in thousandths of its size, from Adobe's metrics; others as below."""

_CAPITAL, _LETTER, _WIDE = 667, 556, 1000
_BOLD = 1.07

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """`text` without characters that XML, and so SVG and Office files, cannot hold."""
    return _UNWRITABLE.sub("", text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is in pixels, nearly; wide scripts count a full square a sign."""
    total = sum(_width(sign) for sign in text)
    return total * size / 1000 * (_BOLD if bold else 1)


def _width(sign: str) -> int:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    if ord(sign) >= 0x2E80:
        return _WIDE
    return _CAPITAL if sign.isupper() else _LETTER


def lines(text: str, room: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
    """`text` in lines that fit into `room` pixels; words longer than that are broken.

    most: how many lines at most, the last one ending in an ellipsis; 0 for all.
    """
    found = [""]
    for word in writable(text).split():
        for piece in _pieces(word, room, size, bold):
            longer = f"{found[-1]} {piece}".strip()
            if found[-1] and width(longer, size, bold=bold) > room:
                found.append(piece)
            else:
                found[-1] = longer
    if most and len(found) > most:
        found = [*found[: most - 1], _shortened(f"{found[most - 1]} …", room, size, bold)]
    return found


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word, in parts where it is wider than a line."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    """A line that ends in an ellipsis and fits."""
    while width(line, size, bold=bold) > room and len(line) > 2:
        line = line[:-3].rstrip() + " …"
    return line


def text(line: str, x: float, y: float, size: float, colour: str, **more: str) -> str:
    """One line of text, its baseline at `y`. more: attributes such as font_weight."""
    attributes = "".join(
        f" {name.replace('_', '-')}={quoteattr(value)}" for name, value in more.items()
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{colour}"{attributes}>'
        f"{escape(writable(line))}</text>"
    )


def attribute(value: str) -> str:
    """A value as an attribute carries it, with its quotation marks."""
    return quoteattr(writable(value))
