"""Recognising printed wordings in a returned form, however they were spaced or edited."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from etl.normalise.text import match_key

_WORD = re.compile(r"\w+")
_SEPARATORS = " \t\n:.,;?!-–—…*_/"
_CLOSING = re.compile(r"[:?\t\n–—]|\s-\s")
_LIKENESS = 0.86
_NUMBER = re.compile(
    r"\s*(?:Q(?:uestion)?\.?\s*)?(\d{1,2}(?:\.\d(?!\d)|[a-z])?)\s*[.):\t –-]", re.I
)


@dataclass(frozen=True, slots=True)
class Match:
    """A wording found at the start of a text.

    `rest` is what follows. `closed`: nothing follows, or a colon, question mark or
    tab parts it from what follows, so that the wording is not the start of a sentence.
    `exact`: every word is there; otherwise the text is a slightly edited wording.
    """

    words: int
    rest: str
    closed: bool
    exact: bool = True

    @property
    def rank(self) -> tuple[bool, int]:
        """For choosing between matches: exact ones first, then the longest."""
        return (self.exact, self.words)


def starts_with(text: str, wordings: Iterable[str]) -> Match | None:
    """The longest of several wordings that a text starts with, or None.

    Case, accents, spacing and punctuation do not matter. A text as a whole may
    also be a slightly edited wording.
    """
    words, ends = _split(text)
    best: Match | None = None
    for wording in wordings:
        wanted = words_of(wording)
        match = None
        if wanted and words[: len(wanted)] == wanted:
            end = ends[len(wanted) - 1]
            match = Match(len(wanted), *_after(text[end:], _closes(wording)))
        elif _is_like(words, wanted):
            match = Match(len(wanted), "", closed=True, exact=False)
        best = better(best, match)
    return best


def better(first: Match | None, second: Match | None) -> Match | None:
    """The better of two matches; the first where they are equally good."""
    if first is None or second is None:
        return first or second
    return second if second.rank > first.rank else first


def number_at_start(text: str) -> tuple[str | None, str]:
    """The number a text starts with ("16." or "Q 6b"), and the text after it."""
    match = _NUMBER.match(text)
    if match is None:
        return None, text
    return match[1].lower(), text[match.end() :]


def words_of(text: str) -> list[str]:
    """Words of a text, folded for comparison."""
    return _split(text)[0]


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[list[str], list[int]]:
    """Words of a text, folded, and where each ends; a form's wordings come again and again."""
    found = list(_WORD.finditer(text))
    return [match_key(match[0]) for match in found], [match.end() for match in found]


def _after(text: str, ends_closed: bool) -> tuple[str, bool]:
    rest = text.lstrip(_SEPARATORS + ")")
    between = text[: len(text) - len(rest)]
    return rest.rstrip(), not rest or ends_closed or _CLOSING.search(between) is not None


def _closes(wording: str) -> bool:
    """A wording that ends in a bracket, as "Other (please specify)", starts no sentence."""
    return wording.endswith(")")


def _is_like(words: list[str], wanted: list[str]) -> bool:
    if len(wanted) < 3 or abs(len(words) - len(wanted)) > 2:
        return False
    matcher = difflib.SequenceMatcher(None, " ".join(words), " ".join(wanted))
    return matcher.quick_ratio() >= _LIKENESS and matcher.ratio() >= _LIKENESS
