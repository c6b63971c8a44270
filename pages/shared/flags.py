"""What a rule of the watchlist says of a project, in words with its numbers."""

import re
from collections.abc import Iterable, Mapping

import warehouse
from pages.shared import formats

FLAGGED, CANNOT, NOT_ASKED = "flagged", "cannot", "not_asked"
"""States of a rule, see the code list watch_states."""

PLACE = re.compile(r"\{(\w+)\|(\w+)\}")


def explained(rule: warehouse.Rule, row: Mapping) -> str:
    """Why a project is flagged: what the rule tells, with the numbers of the project."""
    return PLACE.sub(lambda match: written(row[match.group(1)], match.group(2)), rule.told)


def written(value: object, form: str) -> str:
    """A value as rules.yml asks for it; see the head of that file."""
    if value is None:
        return formats.NOT_STATED
    return FORMS[form](value)


def days_to(now: str, later: str, before: str):
    """How a number of days is written with a verb: on the day, after it and before it."""

    def words(days: int) -> str:
        if days == 0:
            return f"{now} today"
        told = formats.plural(abs(days), "day")
        return f"{later} in {told}" if days > 0 else f"{before} {told} ago"

    return words


BUDGETS = {"original": "original budget", "revised": "revised budget"}

FORMS = {
    "usd": formats.usd_full,
    "percent": lambda value: f"{formats.rounded(value, 1)}%",
    "count": formats.count,
    "months": formats.months,
    "day": formats.day,
    "days": lambda days: formats.plural(days, "day"),
    "budget": lambda code: BUDGETS[code],
    "ends": days_to("ends", "ends", "ended"),
    "closes": days_to("closes", "closes", "closed"),
    "due": days_to("is due", "is due", "was due"),
}
"""Forms of a place in `told` to how its value is written."""


def raised(rules: Iterable[warehouse.Rule], row: Mapping) -> list[tuple[warehouse.Rule, str]]:
    """The rules that flag a project, the heaviest first, each with its explanation."""
    found = [rule for rule in rules if row[rule.code] == FLAGGED]
    found.sort(key=lambda rule: -rule.weight)
    return [(rule, explained(rule, row)) for rule in found]


def in_words(rules: Iterable[warehouse.Rule], row: Mapping) -> str:
    """All flags of a project in one text."""
    return " ".join(f"{rule.label}: {text}." for rule, text in raised(rules, row))
