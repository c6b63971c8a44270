"""Fills in what published figures get from each other."""

from collections.abc import Mapping
from decimal import Decimal

from etl.errors import InputError
from etl.figures.checks import FigureChecks
from etl.figures.recompute import Recomputer
from etl.headers import Headers
from etl.normalise.text import nearest
from etl.records import Record, origin_of

_SIX_DECIMALS = Decimal("0.000001")


def complete_figures(
    tables: dict[str, list[Record]], checks: FigureChecks, headers: Headers | None = None
) -> None:
    """Judge every published figure, and fill the population totals that name one.

    Changes `published_figures` and `population_totals` of `tables`; `headers` lets
    errors name the column. Raises InputError for a derivation, rounding or total
    that names no figure.
    """
    figures = {row["figure_id"]: row for row in tables["published_figures"]}
    recomputer = Recomputer(figures, checks, tables)
    judged = {name: _judgement(name, figures, recomputer) for name in figures}
    tables["published_figures"] = [row | judged[name] for name, row in figures.items()]
    tables["population_totals"] = [
        _completed_total(total, figures, headers or Headers())
        for total in tables["population_totals"]
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


def _completed_total(total: Record, figures: Mapping[str, Record], headers: Headers) -> Record:
    figure = figures.get(total["figure_id"])
    if figure is None:
        raise _no_figure(total, figures, headers)
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


def _no_figure(total: Record, figures: Mapping[str, Record], headers: Headers) -> InputError:
    """A total of a table is wrong in its category, another one in the figure it names."""
    file, row, name = total["source_file"], total["source_row"], total["figure_id"]
    if "dimension_value" not in total:
        close = ", ".join(nearest(name, figures)) or "none is close"
        advice = f"Name a figure of published_figures.csv. Nearest known: {close}"
        return InputError(
            headers.place(file, row, "figure_id"), "is no published figure", advice, name
        )
    series = name.rpartition(".")[0]
    known = {
        figure["dimension_value"] or identifier.rpartition(".")[2]
        for identifier, figure in figures.items()
        if identifier.rpartition(".")[0] == series
    }
    category = total["dimension_value"]
    close = ", ".join(nearest(category, sorted(known)) or sorted(known)) or "none"
    return InputError(
        headers.place(file, row, "region_name"),
        f"is no category of the published figures {series}",
        f"Nearest known: {close}. Correct the cell, or add {name} to published_figures.csv",
        category,
    )


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
