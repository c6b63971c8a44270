"""COVID-19 in a dataset of records only: the three meanings, each counted for itself."""

from decimal import Decimal

import pyarrow as pa
import streamlit as st

import warehouse
from pages.covid import answers, effect, tables
from pages.shared import cards, counted, formats, layout, words
from pages.shared.layout import KeyFigure
from pages.shared.view import View

NAMED = "projects_covid_named"
MEANINGS = {
    NAMED: (
        "Delayed or challenged by it",
        "A project says that COVID-19 made its work harder or later.",
    ),
    "projects_revised_for_covid": (
        "Revised because of it",
        "A revision in effect gives COVID-19 as its reason or as one of its causes.",
    ),
    "projects_covid_response": (
        "Responds to it",
        "A project is there to answer the pandemic or its effects on migrants.",
    ),
}
"""Metric to the name of a meaning and what it means."""


def show(view: View) -> None:
    """The page from its sentence to what is not known."""
    layout.answer(sentence(view))
    layout.key_figures(key_figures(view))
    layout.heading("Three different things called COVID-19 impact")
    for place, (metric, (name, means)) in zip(st.columns(3), MEANINGS.items(), strict=True):
        with place, st.container(border=True, height="stretch"):
            st.subheader(name, anchor=False)
            words.quiet(words.escape(means))
            count = counted.named if metric == NAMED else counted.figure
            told = count(view, name, metric)
            st.markdown(f"**{told.value}** {words.escape(told.base)}")
    layout.two_columns(view, ["on_record", "reasons_on_record"])
    compared = tables.baseline(view)
    cards.show(compared, "extensions_by_period", table=by_period(compared))
    effect.show(view)
    named = tables.named(view)
    cards.show(view, "named", table=named, used=tables.of_named(view, named))
    layout.not_known(not_known(view))


def sentence(view: View) -> str:
    """How many projects each of the three meanings holds for, and what came before."""
    total = formats.plural(view.count(), "project")
    named, revised, responding = (view.count(metric) for metric in MEANINGS)
    return (
        f"Of {total} in view, {did(named, 'names', 'name')} COVID-19 as a challenge, "
        f"{did(revised, 'was', 'were')} revised because of it and "
        f"{did(responding, 'responds', 'respond')} to it: three things that must not be added up. "
        f"{answers.baseline_words(view)}"
    )


def did(number: int, one: str, many: str) -> str:
    """How many, and what they do, in the singular or the plural."""
    return f"{formats.count(number)} {one if number == 1 else many}"


def key_figures(view: View) -> list[KeyFigure]:
    """The three meanings, each with its base, and extensions before the pandemic."""
    return [
        counted.named(view, "Named it as a challenge", "projects_covid_named"),
        counted.figure(view, "Revised because of it", "projects_revised_for_covid"),
        counted.figure(view, "Respond to it", "projects_covid_response"),
        answers.extended_before(view),
    ]


def by_period(view: View) -> pa.Table:
    """Mean extension of the projects of each period, with their number in the label.

    Fewer than five projects have their number only.
    """
    months: dict[str, list] = {name: [] for name in tables.LANES}
    for row in tables.extensions(view).to_pylist():
        if row["nce_months"] is not None:
            months[row["period"]].append(row["nce_months"])
    known = {name: values for name, values in months.items() if values}
    labels = [f"{name} (n {formats.count(len(values))})" for name, values in known.items()]
    return pa.table(
        {
            "period": pa.array(list(known), pa.string()),
            "period_label": pa.array(labels, pa.string()),
            "nce_months_mean": pa.array(
                [mean_of(values) for values in known.values()], pa.decimal128(24, 4)
            ),
        }
    )


def mean_of(months: list[Decimal]) -> Decimal | None:
    """Their mean, None of fewer than five."""
    if len(months) < warehouse.MINIMUM_GROUP:
        return None
    return formats.rounded(sum(months) / len(months), 4)


def not_known(view: View) -> str:
    """What the records do not say of the pandemic."""
    unknown = tables.baseline(view).count(where={"end_date": None})
    told = ["how long any project was delayed by it"]
    if unknown:
        told.append(f"the dates of {formats.plural(unknown, 'project')}")
    return (
        f"Not on record: {'; '.join(told)}. Of a project that names no challenge nothing is said."
    )
