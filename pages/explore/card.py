"""The card of the Explore page: the reader's question as a card like all others."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

import warehouse
from pages.explore import answers, charts, choices
from pages.explore.question import Question
from pages.shared import cards, content, data, explore, formats, select, sidebar
from pages.shared.charts import bars, heat, lines, parted
from pages.shared.charts.base import by_value, marks
from pages.shared.content import Content
from pages.shared.declare import Card
from pages.shared.filters import NAMES
from pages.shared.view import NothingInCommon, View

EMPTY_CELLS = "An empty cell has no records; a dash has records that do not state the value."
WHOLE_REGIONS = "Every country of a region has its shade, with or without a project."


def declared(question: Question) -> Card:
    """The question as a card; nothing is drawn yet."""
    return Card(
        id=question.name,
        title=answers.title(question),
        metrics=(question.metric,),
        by=question.by,
        where={name: list(codes) for name, codes in question.where.items()},
        filtered=choices.follows_filters(question.metric),
        steered=True,
    )


def answered(question: Question, view: View) -> Content:
    """What there is to draw. Raises NothingInCommon."""
    return content.of(declared(question), view)


def objections(question: Question, shown: Content) -> dict[str, str]:
    """Each kind of drawing with the reason why it does not fit."""
    return choices.objections(question.metric, question.by, shown.table, shown.overlapping)


def show(question: Question, view: View, shown: Content, kind: str) -> None:
    """Draw the question as one kind of chart, or as a table."""
    card = declared(question).model_copy(
        update={
            "chart": "world" if kind == "map" else None,
            "note": note(question, shown, kind),
        }
    )
    cards.show(
        replace(view, cards={card.id: card}),
        card.id,
        builder=builder(question, shown, kind),
        explain=partial(behind, question, view) if leads_to_projects(question) else None,
    )


def builder(question: Question, shown: Content, kind: str) -> Callable | None:
    """What draws one kind; None for a table."""
    first = question.by[0]
    pair = {"second": question.by[1], "order": order(question)} if len(question.by) == 2 else {}
    years = choices.is_year(first)
    if kind in ("stacked", "grouped"):
        stacked = kind == "stacked"
        return partial(parted, stacked=stacked, upright=stacked and years, **pair)
    if kind == "line":
        return partial(lines, years=years, **pair)
    if kind == "heat":
        return partial(heat, **pair)
    if kind == "map":
        return map_builder(first)
    if kind == "bar":
        return charts.by_year if years else partial(few_bars, question, shown)
    return None


def order(question: Question) -> list:
    """Codes of the second dimension in the order they are always shown."""
    return data.query(question.metric, question.by[1])[question.by[1]].to_pylist()


def map_builder(dimension: str) -> Callable:
    """What paints countries or Fund regions."""
    rows = data.rows("countries").to_pylist()
    places = {row["iso3"]: (row["latitude"], row["longitude"]) for row in rows}
    if dimension == "iso3":
        return partial(charts.countries, places=places)
    members = {row["iso3"]: row["fund_region"] for row in rows}
    return partial(charts.regions, members=members, places=places)


def few_bars(question: Question, shown: Content, table, category, measures):
    """Bars in the order of their values if they have one; the longest where there are too many."""
    left_out = set(undrawn_codes(question, shown, "bar"))
    kept = [code not in left_out for code in table[category].to_pylist()]
    return bars(
        table.filter(kept), category, measures, keep_order=choices.keeps_order(question.by[0])
    )


def undrawn_codes(question: Question, shown: Content, kind: str) -> list:
    """Codes of the groups that a kind of chart has no place for."""
    found = marks(shown.table, question.by[0])
    unknown = [mark.code for mark in found if mark.values[question.metric] is None]
    if kind == "line" or (kind == "bar" and choices.is_year(question.by[0])):
        return unknown if len(question.by) == 1 else []
    if kind == "bar":
        return [mark.code for mark in by_value(found, question.metric)[choices.MOST_BARS :]]
    if kind == "map" and question.by[0] == "iso3":
        return [mark.code for mark in found if mark.code is None]
    if kind == "map":
        painted = {row["fund_region"] for row in data.rows("countries").to_pylist()}
        nowhere = [mark.code for mark in found if mark.code is None or mark.code not in painted]
        return list(dict.fromkeys(unknown + nowhere))
    return []


def note(question: Question, shown: Content, kind: str) -> str:
    """What has to be said of the groups the chart leaves out, and of empty cells."""
    left_out = set(undrawn_codes(question, shown, kind))
    write = formats.BY_FORMAT[warehouse.metrics()[question.metric].format]
    names = [
        f"{mark.label} ({write(mark.values[question.metric])})"
        for mark in marks(shown.table, question.by[0])
        if mark.code in left_out
    ]
    told = [answers.undrawn_words(names)]
    if kind == "heat":
        told.append(EMPTY_CELLS)
    if kind == "map" and question.by[0] == "fund_region":
        told.append(WHOLE_REGIONS)
    return " ".join(filter(None, told))


def leads_to_projects(question: Question) -> bool:
    """Whether a group can be followed to projects: each dimension must be one of projects."""
    reached = warehouse.dimensions_of("projects")
    follows = choices.follows_all_filters(question.metric)
    return follows and all(name in reached for name in question.by)


def behind(question: Question, view: View, mark: list) -> None:
    """Under the chart: what is selected, how many projects that is, and what can be done."""
    where: dict[str, object] = dict(zip(question.by, mark, strict=False))
    stated = all(code is not None for code in where.values())
    shared = {name: code for name, code in where.items() if name in NAMES}
    filters = explore.narrowed(view.filters, shared) if stated else view.filters
    extra = {name: code for name, code in where.items() if name not in NAMES}
    extra |= {name: list(codes) for name, codes in question.where.items()}
    try:
        number = replace(view, filters=filters).count(where=extra if stated else {**extra, **where})
    except NothingInCommon:
        number = 0
    with st.container(horizontal=True, vertical_alignment="center", key="explore_selected"):
        words = answers.selected(question, mark)
        st.markdown(f"Selected: **{words}**: {formats.plural(number, 'project')}")
        single = {name: code[0] if isinstance(code, list) else code for name, code in extra.items()}
        told_apart = all(len(codes) == 1 for codes in question.where.values())
        if number and stated and set(question.by) <= set(sidebar.offered()):
            select.filter_button(view.filters, filters, key="explore_filter")
        if number and stated and told_apart:
            select.projects_button(
                f"Show {'it' if number == 1 else 'them'}",
                filters,
                key="explore_follow",
                extra=single,
            )
