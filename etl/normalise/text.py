"""Comparing texts the way a reader does: blind to case, accents and spacing."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_SMALL_WORDS = {"and", "of", "the", "in"}

# Typographic forms of one and the same sign.
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})


def match_key(text: str) -> str:
    """Form of a text used for comparison only; never published."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME_SIGN))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"\s+", " ", letters).strip().casefold()


def nearest(text: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """The candidates most like the text, best first; empty when none is close."""
    by_key = {match_key(candidate): candidate for candidate in candidates}
    keys = difflib.get_close_matches(match_key(text), list(by_key), n=count, cutoff=0.5)
    return [by_key[key] for key in keys]


def name_case(text: str) -> str:
    """A name printed in capitals, as it is usually written: "Americas and the Caribbean"."""
    words = text.strip().lower().split()
    return " ".join(
        word if place > 0 and word in _SMALL_WORDS else word.capitalize()
        for place, word in enumerate(words)
    )
