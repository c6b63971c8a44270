"""Fund project codes and lists of them."""

import re
from dataclasses import dataclass

from etl.errors import Unreadable

_CODE = re.compile(r"([A-Z]{2})\.\s?(\d{4})(?!\d)")
_BETWEEN = re.compile(r"[\s,;.]*")
_ADVICE = 'Write a code as "LM.0329", codes separated by commas'


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A project code, and the way the list prints it."""

    code: str
    printed: str


def parse_project_code(text: str) -> str:
    """One code: "LM.0329", also with a blank inside ("LM. 0329").

    Raises Unreadable when the text is anything else.
    """
    match = _CODE.fullmatch(text.strip())
    if match is None:
        raise Unreadable("is not a project code", 'Write it as "LM.0329"')
    return f"{match[1]}.{match[2]}"


def parse_project_codes(text: str) -> list[PrintedCode]:
    """Codes of a printed list in order, repeats included.

    Missing commas and a dot at the end do no harm. Raises Unreadable when
    there is no code or when text is left over that is not a code.
    """
    matches = list(_CODE.finditer(text))
    if not matches:
        raise Unreadable("holds no project code", _ADVICE)
    ends = [0] + [match.end() for match in matches]
    starts = [match.start() for match in matches] + [len(text)]
    for end, start in zip(ends, starts, strict=True):
        left_over = text[end:start]
        if not _BETWEEN.fullmatch(left_over):
            raise Unreadable(f"holds {left_over.strip()!r}, which is not a project code", _ADVICE)
    return [PrintedCode(f"{match[1]}.{match[2]}", match[0]) for match in matches]


def theme_of(project_code: str) -> str:
    """Letters of the theme: "LM" of "LM.0329"."""
    return project_code.partition(".")[0]
