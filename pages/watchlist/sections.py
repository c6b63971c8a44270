"""The parts of the Watchlist page."""

from functools import partial

import pyarrow as pa
import streamlit as st

import warehouse
from pages.shared import address, cards, csvfile, data, formats, layout, records, words
from pages.shared.view import View
from pages.watchlist import answers, choices, tables
from pages.watchlist.choices import Asked


def problems(told: list[str]) -> None:
    """What the address asked for in vain."""
    for problem in told:
        st.warning(words.escape(problem), icon=":material/link_off:")


def controls(asked: Asked) -> None:
    """The switches and numbers of the rules, folded away unless they were changed."""
    changed = bool(asked.without or asked.thresholds)
    with st.expander("Rules and numbers", expanded=changed, icon=":material/tune:"):
        choices.draw(asked)


def running(view: View, asked: Asked, watch: warehouse.Watchlist) -> None:
    """Flags per rule, and the active projects to look at first."""
    if not watch.rules:
        return
    cards.show(
        view,
        "by_rule",
        table=tables.by_rule(watch),
        explain=partial(of_rule, watch),
        used=judged(watch, tables.ACTIVE),
    )
    found = tables.listed(watch, tables.ACTIVE, asked.only)
    narrowed(asked, watch)
    ranked(view, "active", watch, found, "active project")
    everything(view, asked)


def of_rule(watch: warehouse.Watchlist, mark: list) -> None:
    """Under the chart: the rule that is selected, and the way to the projects it flags."""
    rule = next((rule for rule in watch.rules if rule.code == mark[0]), None)
    if rule is None:
        return
    number = tables.listed(watch, tables.ACTIVE, rule.code).num_rows
    with st.container(horizontal=True, vertical_alignment="center", key="by_rule_selected"):
        st.markdown(f"Selected: **{rule.label}**: {formats.plural(number, 'active project')}")
        on_click = partial(choices.list_only, rule.code)
        if number and st.button("List only these", key="by_rule_follow", on_click=on_click):
            st.rerun()


def narrowed(asked: Asked, watch: warehouse.Watchlist) -> None:
    """Which rule the list below is narrowed to, with a way to take that back."""
    with st.container():
        if asked.only is None:
            return
        label = next(rule.label for rule in watch.rules if rule.code == asked.only)
        with st.container(horizontal=True, vertical_alignment="center", key="selected_flag"):
            st.markdown(f"Selected: **{words.escape(f'Rule: {label}')}**", width="content")
            st.button("Remove", key="remove_flag", on_click=address.forget, args=(choices.ONLY,))


def judged(watch: warehouse.Watchlist, status: str) -> records.Used:
    """The projects of a status, all of which the rules look at."""
    number = answers.number(watch, status)
    return records.Used(number, number, (f"{status} project", f"{status} projects"))


def ranked(view: View, card: str, watch: warehouse.Watchlist, found: pa.Table, what: str) -> None:
    """The first projects of those found, as a card; one sentence where there are none."""
    if not found.num_rows:
        words.quiet(f"No {what} in view carries a flag of the rules applied.")
        return
    shown = tables.ranked(watch, found)
    words.quiet(answers.listed_words(shown.num_rows, found.num_rows, what))
    cards.show(view, card, table=shown, used=judged(watch, card))


def everything(view: View, asked: Asked) -> None:
    """The file of what every rule says of every project, made when it is asked for."""
    mark = data.mark()

    def content() -> bytes:
        watch = tables.found(view, asked, everything=True)
        return csvfile.encode(tables.everything(watch), mark)

    st.download_button(
        "Download all flags (CSV)",
        data=content,
        file_name=csvfile.named("watchlist", mark),
        mime="text/csv",
        key="all_flags",
        on_click="ignore",
        icon=":material/download:",
        help=f"One row per project and rule, with what could not be judged; filters: "
        f"{view.filters.words}",
    )


def completed(view: View, watch: warehouse.Watchlist) -> None:
    """Completed projects that owe a report or an evaluation, or soon will."""
    if not watch.rules or not answers.number(watch, tables.COMPLETED):
        return
    layout.heading("Completed projects")
    found = tables.listed(watch, tables.COMPLETED, None)
    ranked(view, "completed", watch, found, "completed project")


def rules(view: View, asked: Asked, watch: warehouse.Watchlist) -> None:
    """What each rule applied looks for, rests on and finds."""
    if not watch.rules:
        return
    layout.heading("How it is judged")
    cards.show(view, "rules", table=tables.rules(watch))
    if not answers.number(watch, tables.ACTIVE):
        everything(view, asked)
