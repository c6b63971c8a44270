"""Words that people write into a cell to say that there is no value."""

from etl.intake.parse.distinct import NoValue
from etl.normalise.text import match_key

_WORDS = {
    "-",
    "--",
    "---",
    ".",
    "..",
    "/",
    "?",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "#n/a",
    "nil",
    "none",
    "null",
    "tbc",
    "tbd",
    "to be confirmed",
    "to be determined",
    "unknown",
    "not known",
    "not available",
    "not applicable",
    "not stated",
    "missing",
    "pending",
    "blank",
}


def refuse_no_value(text: str) -> None:
    """Raise NoValue when the text only says that there is no value."""
    # Most cells end in a digit, and none of the words does.
    if not text[-1:].isdigit() and match_key(text) in _WORDS:
        raise NoValue
