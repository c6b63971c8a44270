"""Rules on published shares and what they are of."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from etl.figures.operations import nearest_possible_share
from etl.figures.shapes import is_total
from etl.figures.verdicts import rounding_step, verdict_of
from etl.figures.words import number_words
from etl.records import Record
from etl.rules.issue import Evidence, Issue
from etl.rules.on_figures import figure_name, issue_on_figure

# Above this base nearly every whole per cent is possible, so that nothing would be told.
_LARGEST_BASE = 99
_BASES_TOLD = 5
_HALF = Decimal("0.5")
_SHARE_OF, _PROJECTS = "share of ", "projects"
_POPULATION_SIZE = re.compile(r"(\d+) ")


def shares_unlike_population(evidence: Evidence) -> Iterator[Issue]:
    """Shares of projects that no whole number of their population gives.

    The size of a population is the number its name begins with ("27 completed projects").
    A share whose stated base is the population is judged by its verdict and left out here.
    """
    for figure in _counted_shares(evidence):
        population = _population_size(figure)
        if population is None or figure["base"] == population or _gives(figure, population):
            continue
        count, share = nearest_possible_share(figure["printed_number"], Decimal(population))
        printed = number_words(figure["printed_number"])
        nearest = f"{number_words(count)} of {population} = {number_words(share)}"
        fits = _bases_told([base for base in _bases() if _gives(figure, base)])
        yield issue_on_figure(
            "share_unlike_population",
            figure,
            unit="per cent",
            expected=f"{nearest} per cent",
            message=(
                f"{figure_name(figure)}: {printed} per cent is printed of "
                f"{figure['population']}, but no whole number of {population} gives it "
                f"(nearest: {nearest}). {fits}"
            ),
            handling="Published as printed; the share is not turned into a number of projects.",
        )


def shares_without_base(evidence: Evidence) -> Iterator[Issue]:
    """Shares printed side by side without what they are of, and the bases that would fit all.

    Shares that no single base gives are of different things and left out.
    """
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for figure in _counted_shares(evidence):
        if figure["base"] is None and not is_total(figure):
            columns = ("document", "locator", "population")
            groups[tuple(figure[column] for column in columns)].append(figure)
    for rows in groups.values():
        bases = [base for base in _bases() if all(_gives(row, base) for row in rows)]
        if len(rows) < 2 or not bases:
            continue
        shares = [number_words(row["printed_number"]) for row in rows]
        total = number_words(sum((row["printed_number"] for row in rows), Decimal(0)))
        yield issue_on_figure(
            "shares_without_base",
            rows[0],
            unit="per cent",
            expected="A stated base",
            message=(
                f"{', '.join(shares)} per cent ({figure_name(rows[0])} and others, "
                f"{total} per cent in all) are printed without what they are of. "
                f"{_bases_told(bases)}"
            ),
            handling="Published as printed, without counts.",
        )


def _counted_shares(evidence: Evidence) -> Iterator[Record]:
    """Exact shares of things that are counted; money has no whole numbers to give."""
    for figure in evidence.tables["published_figures"]:
        counted = "budget" not in figure["measure"]
        if figure["unit"] == "percent" and figure["qualifier"] == "exact" and counted:
            yield figure


def _population_size(figure: Record) -> int | None:
    """Projects in the population a share is of; None when it is of something else or large."""
    if figure["measure"].startswith(_SHARE_OF) and _PROJECTS not in figure["measure"]:
        return None
    size = _POPULATION_SIZE.match(figure["population"])
    return int(size[1]) if size and int(size[1]) <= _LARGEST_BASE else None


def _bases() -> range:
    return range(1, _LARGEST_BASE + 1)


def _gives(figure: Record, base: int) -> bool:
    """Whether a whole number of `base` rounds to the printed share."""
    printed = figure["printed_number"]
    _, share = nearest_possible_share(printed, Decimal(base))
    allowed = rounding_step(figure) * _HALF
    return verdict_of(printed, share, "exact", allowed) != "contradicts"


def _bases_told(bases: list[int]) -> str:
    if not bases:
        return f"No base up to {_LARGEST_BASE} fits."
    told = ", ".join(str(base) for base in bases[:_BASES_TOLD])
    more = " and more" if len(bases) > _BASES_TOLD else ""
    return f"A base of {told}{more} would fit."
