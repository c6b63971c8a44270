"""Fills in what published figures get from each other."""

from collections.abc import Mapping
from decimal import Decimal

from etl.errors import InputError
from etl.figures.checks import FigureChecks
from etl.figures.recompute import Recomputer
from etl.records import Record, origin_of

_SIX_DECIMALS = Decimal("0.000001")


def complete_figures(tables: dict[str, list[Record]], checks: FigureChecks) -> None:
    """Judge every published figure, and fill the population totals that name one.

    Changes `published_figures` and `population_totals` of `tables`. Raises
    InputError for a derivation, rounding or total that names no figure.
    """
    figures = {row["figure_id"]: row for row in tables["published_figures"]}
    recomputer = Recomputer(figures, checks, tables)
    judged = {name: _judgement(name, figures, recomputer) for name in figures}
    tables["published_figures"] = [row | judged[name] for name, row in figures.items()]
    tables["population_totals"] = [
        _completed_total(total, figures) for total in tables["population_totals"]
    ]


def _judgement(name: str, figures: Mapping[str, Record], recomputer: Recomputer) -> Record:
    recomputed = recomputer.recompute(name)
    if recomputed is not None:
        return {
            "recomputed_number": recomputed.number.quantize(_SIX_DECIMALS),
            "recompute_basis": recomputed.basis,
            "verdict": recomputed.verdict,
            "verdict_reason": recomputed.reason,
        }
    figure = figures[name]
    nothing: Record = {"recomputed_number": None, "recompute_basis": None}
    if figure["derivable"] in {"yes", "partly"}:
        return {**nothing, "verdict": "from_records", "verdict_reason": None}
    reason = why_not(figure, recomputer.has_derivation(name))
    return {**nothing, "verdict": "cannot_be_derived", "verdict_reason": reason}


def why_not(figure: Record, has_derivation: bool = False) -> str:
    """Why no other printed figure and no record gives this one."""
    if has_derivation:
        return "The figure it would be divided by is 0."
    if (figure["note"] or "").startswith("Rule,"):
        return "States a rule; there is nothing to count."
    if figure["qualifier"] == "counted":
        return "Counted from a printed list that is not among the source tables."
    if figure["unit"] == "percent" and figure["base"] is None:
        return "The document does not state what the share is of."
    return "Neither project records nor other printed figures give it."


def _completed_total(total: Record, figures: Mapping[str, Record]) -> Record:
    figure = figures.get(total["figure_id"])
    place = origin_of(total).place()
    if figure is None:
        advice = "Name a figure of published_figures.csv"
        raise InputError(place, "is no published figure", advice, total["figure_id"])
    if "printed_number" in total:
        return _same_number(total, figure)
    return {
        "measure": figure["measure"],
        "dimension": figure["dimension"] or "all",
        "dimension_value": figure["dimension_value"] or "all",
        "printed_number": figure["printed_number"],
        "unit": figure["unit"],
        **total,
        "locator": figure["locator"],
    }


def _same_number(total: Record, figure: Record) -> Record:
    if total["printed_number"] != figure["printed_number"]:
        raise InputError(
            origin_of(total).place(),
            f"differs from the published figure {figure['figure_id']}, "
            f"which is {figure['printed_number']}",
            "Compare both with the document and correct the wrong one",
            str(total["printed_number"]),
        )
    return total
