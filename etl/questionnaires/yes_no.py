"""Reads which of a few printed words ("Yes", "No") carries a tick."""

import re
from collections.abc import Mapping
from itertools import pairwise

from etl.questionnaires.labels import words_of
from etl.questionnaires.marks import Mark, has_mark, stretches

_TYPED_TICK = re.compile(r"(?<![\w'’-])[xX×](?![\w'’-])")


def ticked_words(text: str, words: Mapping[str, str]) -> list[str]:
    """Codes of the words (code -> printed word) that are ticked in a short text.

    Boxes stand before the words ("☒ Yes ☐ No") or behind them ("Yes ☒ No ☐"). Without
    any box a single word is the answer: "Yes" written into a cell.
    """
    text = _TYPED_TICK.sub("☒", text)
    named = [(mark, _word_in(part, words)) for mark, part in _marked_parts(text)]
    if not has_mark(text):
        found = [code for code in words if words_of(words[code])[0] in words_of(text)]
        return found if len(found) == 1 and len(words_of(text)) == 1 else []
    return [code for mark, code in named if mark is Mark.TICKED and code is not None]


def unclear_words(text: str, words: Mapping[str, str]) -> list[str]:
    """Codes of the words with a sign in their box that is no clear tick, such as [?]."""
    parts = [(mark, _word_in(part, words)) for mark, part in _marked_parts(text)]
    return [code for mark, code in parts if mark is Mark.UNCLEAR and code is not None]


def _marked_parts(text: str) -> list[tuple[Mark | None, str]]:
    """Each mark with the words that belong to it."""
    parts = stretches(text)
    if words_of(parts[0].text):
        return [(after.mark, before.text) for before, after in pairwise(parts)]
    return [(part.mark, part.text) for part in parts[1:]]


def _word_in(text: str, words: Mapping[str, str]) -> str | None:
    found = words_of(text)
    matching = [code for code, word in words.items() if words_of(word)[0] in found]
    return matching[0] if len(matching) == 1 else None
