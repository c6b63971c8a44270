"""The signs people tick boxes with, and the words a form prints where nothing is written."""

import re
from dataclasses import dataclass
from enum import Enum

TICKED_SIGNS = frozenset("☒☑✓✔✗✘✕✖🗹🗷🗸√")
UNTICKED_SIGNS = frozenset("☐□◻▢⬜❏❑🞎")

# Wingdings and Wingdings 2 as Word stores them: a private code for each sign.
_SYMBOL_FONTS = {
    0xF0FE: "☑", 0xF0FD: "☒", 0xF078: "☒", 0xF0FC: "✓", 0xF0FB: "✗", 0xF0A8: "☐", 0xF06F: "☐",
    0xF052: "☑", 0xF053: "☒", 0xF054: "☒", 0xF050: "✓", 0xF04F: "✗", 0xF0A3: "☐",
}  # fmt: skip

PLACEHOLDERS = (
    "Write here",
    "Click or tap here to enter text.",
    "Click or tap here to enter text",
    "Click here to enter text.",
    "Click here to enter text",
)
_PLACEHOLDER = re.compile("|".join(re.escape(text) for text in PLACEHOLDERS))
_LINE_FILLERS = re.compile(r"[_.…]{3,}")


class Mark(Enum):
    """What a sign says of a box."""

    TICKED = "ticked"
    UNTICKED = "unticked"
    UNCLEAR = "unclear"


# A box of a content control or form field inside a text; private codes no font uses.
CONTROL_TICKED, CONTROL_UNTICKED = "\ue000", "\ue001"
_CODE = re.compile(r"\s*" "\ue002(.*?)\ue003")

_BRACKETS = r"\[\s*(?P<square>[^\[\]]?)\s*\]|\(\s*(?P<round>[xX✓✔✗✘√]?)\s*\)"
_SIGN = "".join(sorted(TICKED_SIGNS | UNTICKED_SIGNS)) + CONTROL_TICKED + CONTROL_UNTICKED
_MARK = re.compile(f"{_BRACKETS}|(?P<sign>[{_SIGN}])")
_LONE_X = re.compile(r"(?<![\w'’-])[xX×](?![\w'’-])")
_X_SIGNS = frozenset("xX×vV") | TICKED_SIGNS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that follows a mark; `mark` is None for text before the first."""

    mark: Mark | None
    text: str


def plain_signs(text: str) -> str:
    """Signs of symbol fonts as the characters they look like."""
    return "".join(_SYMBOL_FONTS.get(ord(sign), sign) for sign in text)


def written(text: str) -> str:
    """What was written into a field: without placeholder, filler dots and outer spaces."""
    text = without_placeholder(text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def without_placeholder(text: str) -> str:
    """A text without what a form prints where nothing is written."""
    return _LINE_FILLERS.sub(" ", _PLACEHOLDER.sub(" ", text))


def coded(code: str) -> str:
    """The option a box is tagged with, as it stands behind its mark."""
    return f"\ue002{code}\ue003"


def split_code(text: str) -> tuple[str | None, str]:
    """The option named at the start of a text by `coded`, and the text after it."""
    match = _CODE.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def visible(text: str) -> str:
    """A text with the private codes of boxes as signs that can be read."""
    return _CODE.sub("", text).replace(CONTROL_TICKED, "☒").replace(CONTROL_UNTICKED, "☐")


def stretches(text: str) -> list[Stretch]:
    """A text cut at its marks: ☒ ✓ [x] (x) ticked, ☐ [ ] ( ) not, [?] unclear."""
    cut, start, mark = [], 0, None
    for match in _MARK.finditer(text):
        cut.append(Stretch(mark, text[start : match.start()]))
        start, mark = match.end(), _mark_of(match)
    return [*cut, Stretch(mark, text[start:])]


def has_mark(text: str) -> bool:
    """Whether a text holds a box or a tick."""
    return _MARK.search(text) is not None


def lone_x(text: str) -> re.Match[str] | None:
    """An X that stands for itself, as a typed tick does."""
    return _LONE_X.search(text)


def _mark_of(match: re.Match[str]) -> Mark:
    sign = match["sign"]
    if sign is not None:
        is_ticked = sign in TICKED_SIGNS or sign == CONTROL_TICKED
        return Mark.TICKED if is_ticked else Mark.UNTICKED
    inside = match["square"] if match["square"] is not None else match["round"]
    if not inside or inside == "_" or inside in UNTICKED_SIGNS:
        return Mark.UNTICKED
    return Mark.TICKED if inside in _X_SIGNS else Mark.UNCLEAR
