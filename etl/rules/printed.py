"""Rules on published figures that agree only with goodwill, or carry several names."""

from collections.abc import Iterator
from decimal import Decimal

from etl.figures.shapes import is_total
from etl.figures.verdicts import rounding_step
from etl.figures.words import number_words
from etl.records import Record
from etl.rules.issue import Evidence, Issue
from etl.rules.on_figures import figure_name, issue_on_figure

_HALF = Decimal("0.5")
_PLAIN = {"exact", "approx", "counted"}


def matches_by_tolerance(evidence: Evidence) -> Iterator[Issue]:
    """Figures that match their recomputation only within more than their own rounding.

    A declared rounding step, added-up roundings or the word "about" explain the difference.
    """
    for figure in evidence.tables["published_figures"]:
        if figure["verdict"] != "matches_after_rounding" or figure["qualifier"] not in _PLAIN:
            continue
        printed, recomputed = figure["printed_number"], figure["recomputed_number"]
        if abs(recomputed - printed) > rounding_step(figure) * _HALF:
            yield issue_on_figure(
                "matches_by_tolerance",
                figure,
                expected=number_words(recomputed),
                message=(
                    f"{figure_name(figure)}: {number_words(printed)} is printed; "
                    f"{figure['verdict_reason']}."
                ),
                handling="Counts as matching after rounding; the exact value stands beside it.",
            )


def one_number_two_measures(evidence: Evidence) -> Iterator[Issue]:
    """Shares of one category and population printed twice under different measures."""
    columns = ("document", "population", "dimension", "dimension_value", "printed_number")
    first: dict[tuple[object, ...], Record] = {}
    for figure in evidence.tables["published_figures"]:
        if figure["unit"] != "percent" or not figure["dimension_value"] or is_total(figure):
            continue
        earlier = first.setdefault(tuple(figure[column] for column in columns), figure)
        if earlier["measure"] != figure["measure"]:
            yield issue_on_figure(
                "one_number_two_measures",
                figure,
                expected=f"{earlier['measure']} ({earlier['locator']})",
                message=(
                    f"{number_words(figure['printed_number'])} per cent, "
                    f"{figure['dimension_value']}: called {earlier['measure']} in "
                    f"{earlier['locator']}, {figure['measure']} in {figure['locator']}."
                ),
                handling="Both are published under the name they are printed with.",
            )
