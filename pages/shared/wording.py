"""Titles and notes of cards with the numbers they stand for filled in."""

import re

from pages.shared import data, formats
from pages.shared.view import View

PLACE = re.compile(r"\{(\w+)(?: ([^}]+))?\}")


def filled(template: str, view: View) -> str:
    """`template` with its places filled.

    `{years}`, `{projects}`, `{filters}`: what is in view. `{figure <id>}`: a published
    figure. Raises KeyError naming a place or figure that does not exist.
    """
    return PLACE.sub(lambda match: value(match.group(1), match.group(2), view), template)


def value(place: str, argument: str | None, view: View) -> str:
    """What stands in one place."""
    if place == "years":
        return view.years
    if place == "projects":
        return formats.plural(view.count(), "project")
    if place == "filters":
        return view.filters.words
    if place == "figure" and argument:
        row = data.figure(argument)
        form = formats.OF_UNIT.get(row["unit"], "count")
        return formats.BY_FORMAT[form](row["printed_number"])
    raise KeyError(f"A title or note has the unknown place {{{place}}}.")
