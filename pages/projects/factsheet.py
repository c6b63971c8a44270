"""The factsheet of one project: all that is known of it, and where it was said."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import streamlit as st

from pages.projects import facts, headline, listing, numbers, sources
from pages.projects.charts import timeline
from pages.projects.facts import Project, Section
from pages.projects.listing import Register
from pages.projects.register import PAGE
from pages.shared import (
    cards,
    csvfile,
    data,
    declare,
    formats,
    layout,
    narrow,
    sidebar,
    words,
)
from pages.shared.filters import Filters
from pages.shared.view import View

SHORT = 80
"""Characters up to which a value stands out; a longer one is a sentence to read."""

NEAR = 3
LIKE = 0.5
"""How many codes are offered for one that does not exist, and how like it they must be."""


def show(wanted: str, page_file: str) -> None:
    """Draw the factsheet of the project a link names, or say which codes are near it."""
    declared = declare.load(Path(page_file).with_name("cards.yml"))
    listed = in_view()
    code = normal(wanted)
    if code not in data.rows("project_register")["project_code"].to_pylist():
        unknown(wanted, listed)
        return
    # A link from this page to itself changes what is shown, but not the address.
    turn_to(code)
    project = Project(code)
    way_back(listed, code)
    st.title(project.row["title"], anchor=False)
    words.quiet(words.escape(headline.caption(project)))
    layout.answer(headline.sentence(project))
    layout.key_figures(headline.key_figures(project))
    charts(View(Filters(), declared), project)
    sections = [build(project) for build in facts.SECTIONS]
    for left in range(0, len(sections), 2):
        for place, section in zip(st.columns(2), sections[left : left + 2], strict=False):
            with place:
                draw(section)
    where_it_was_said(project)


def in_view() -> Register:
    """The register as the reader left it, with its filters, search and selection."""
    view = View(sidebar.current(), {})
    return listing.of(view, narrow.narrowing(), st.query_params.get("q", "").strip())


def normal(written: str) -> str:
    """A code as the register writes it: "lm. 0307" is LM.0307."""
    return "".join(written.split()).upper()


def link(label: str, listed: Register, **params: str) -> None:
    """A link to this page that keeps filters, search and selection."""
    st.page_link(
        PAGE,
        label=words.escape(label),
        query_params=sidebar.current().query_params(**listed.params, **params),
    )


def unknown(wanted: str, listed: Register) -> None:
    """Say that there is no such project, and offer those with a similar code."""
    st.title("Projects", anchor=False)
    register = data.rows("project_register")
    titles = dict(
        zip(register["project_code"].to_pylist(), register["title"].to_pylist(), strict=True)
    )
    st.warning(
        f"There is no project “{words.escape(wanted)}” in the register of "
        f"{formats.plural(len(titles), 'project')}. Codes look like {next(iter(titles))}.",
        icon=":material/search_off:",
    )
    near = nearest(normal(wanted), titles)
    if near:
        st.markdown("Did you mean one of these?")
    for code in near:
        link(f"{code} {titles[code]}", listed, project=code)
    st.button("All projects", icon=":material/arrow_back:", on_click=close)


def nearest(wanted: str, codes: Iterable[str]) -> list[str]:
    """The codes most like the one wanted; of those equally like it, the nearest numbers."""

    def distance(code: str) -> tuple[float, int]:
        alike = SequenceMatcher(None, wanted, code).ratio()
        return (-alike, abs(number(code) - number(wanted)))

    close = [code for code in codes if -distance(code)[0] >= LIKE]
    return sorted(close, key=distance)[:NEAR]


def number(code: str) -> int:
    """The digits of a code as a number."""
    return int("".join(filter(str.isdigit, code))[:9] or 0)


def way_back(listed: Register, code: str) -> None:
    """Back to the register as it was, and to the projects before and after this one."""
    codes = listed.codes
    here = codes.index(code) if code in codes else None
    with st.container(horizontal=True, vertical_alignment="center", key="way_back"):
        st.button("Back to the register", icon=":material/arrow_back:", on_click=close)
        if here is None:
            words.quiet(f"{code} is not among the {formats.plural(len(codes), 'project')} in view.")
            return
        for label, place in (("Previous", here - 1), ("Next", here + 1)):
            if 0 <= place < len(codes):
                name = f"{label}: {codes[place]}"
                st.button(name, key=label, on_click=turn_to, args=(codes[place],))
        words.quiet(f"{formats.count(here + 1)} of {formats.count(len(codes))}")


def turn_to(code: str) -> None:
    """Show another project; everything else in the address stays."""
    st.query_params["project"] = code


def close() -> None:
    """Leave the factsheet; everything else in the address stays."""
    st.query_params.pop("project", None)


def charts(view: View, project: Project) -> None:
    """Timeline and budget against the ceiling, where the source prints them."""
    shown = [
        (name, table, builder)
        for name, table, builder in (
            ("timeline", numbers.timeline(project), timeline),
            ("budget", numbers.budget(project), None),
            ("reach", numbers.reach(project), None),
        )
        if table is not None
    ]
    for place, (name, table, builder) in zip(st.columns(max(len(shown), 1)), shown, strict=False):
        with place:
            cards.show(view, name, table=table, builder=builder)


def draw(section: Section) -> None:
    """One section as a card of statements, each with its place."""
    with st.container(border=True, height="stretch"):
        st.subheader(section.title, anchor=False)
        if section.lines:
            st.markdown("\n".join(statement(line) for line in section.lines))
        else:
            words.quiet(words.escape(section.nothing))


def statement(line: facts.Line) -> str:
    """A statement as a list item: text, how it is known, and where it stands."""
    parts = [f"{words.escape(line.label)}:" if line.label else "", value(line)]
    if line.inferred:
        parts.append(f":gray-badge[inferred] :small[:gray[{words.escape(line.inferred)}]]")
    if line.place:
        parts.append(f":small[:gray[({words.escape(line.place)})]]")
    return f"- {' '.join(part for part in parts if part)}"


def value(line: facts.Line) -> str:
    """The value of a statement; a missing one looks different from any other."""
    text = words.escape(line.text)
    if not line.stated:
        return f":gray[*{text}*]"
    return f"**{text}**" if line.label and len(line.text) <= SHORT else text


def where_it_was_said(project: Project) -> None:
    """Every attribute with its value, how it is known, and its place in document and file."""
    table, mark = sources.table(project), data.mark()
    with st.container(border=True, key="card_sources"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader("Where it was said", anchor=False, width="stretch")
            st.download_button(
                "Download (CSV)",
                data=partial(csvfile.encode, table, mark),
                file_name=csvfile.named(project.code, mark),
                mime="text/csv",
                on_click="ignore",
            )
        st.dataframe(
            table.select(list(sources.COLUMNS)),
            hide_index=True,
            placeholder="",
            height="content",
            column_config={
                name: st.column_config.Column(sources.heading(name), width=width)
                for name, width in sources.COLUMNS.items()
            },
            alt=f"Every attribute of {project.code}: value, how it is known, place and source row",
        )
