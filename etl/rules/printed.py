"""Rules on published figures that agree only with goodwill, or carry several names."""

from collections.abc import Iterator
from decimal import Decimal

from etl.figures.shapes import is_total
from etl.figures.verdicts import rounding_step
from etl.figures.words import number_words
from etl.records import Record, origin_of
from etl.rules.issue import Evidence, Issue

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
            yield _issue(
                "matches_by_tolerance",
                figure,
                expected=number_words(recomputed),
                message=(
                    f"{_what(figure)}: {number_words(printed)} is printed; "
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
            yield _issue(
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


def _what(figure: Record) -> str:
    category = f", {figure['dimension_value']}" if figure["dimension_value"] else ""
    return f"{figure['measure'][:1].upper()}{figure['measure'][1:]}{category}"


def _issue(rule: str, figure: Record, expected: str, message: str, handling: str) -> Issue:
    return Issue(
        rule=rule,
        entity="published_figures",
        entity_id=figure["figure_id"],
        origin=origin_of(figure),
        attribute="printed_number",
        found=number_words(figure["printed_number"]),
        expected=expected,
        message=message,
        handling=handling,
    )
