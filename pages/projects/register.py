"""The register on screen: search, what is selected, table or list, download."""

from functools import partial

import pyarrow as pa
import streamlit as st

from pages.projects import answers, listing
from pages.projects.listing import Register
from pages.shared import content, csvfile, data, formats, layout, narrow, tables, words
from pages.shared.view import View

PAGE = "pages/projects/page.py"
SEARCH = "register_search"
TABLE = "register_table"
PINNED = ("project_code",)
ROWS = 15
WIDTHS = {
    "project_code": 100,
    "title": 360,
    "theme": 160,
    "funding_year": 100,
    "fund_region": 150,
    "places": 210,
}
FORMATS = {
    "funding_year": "%d",
    "budget_usd": "USD %,.0f",
    "planned_months": "%.1f",
    "nce_months": "%.1f",
}


def show(page_file: str) -> None:
    """Draw the register of the projects in view."""
    view = layout.begin("Projects", page_file)
    listed = listing.of(view, narrow.narrowing(), st.query_params.get("q", "").strip())
    selected(listed)
    layout.answer(answers.sentence(view, listed))
    if listed.table.num_rows:
        layout.key_figures(answers.key_figures(listed))
    search_box()
    if not listed.table.num_rows:
        nothing_found(listed)
        return
    with st.container(border=True, key="card_register"):
        card(view, listed)
    layout.not_known(answers.not_known(listed))


def selected(listed: Register) -> None:
    """One line for each mark that led here, with a way to take it back."""
    for problem in narrow.problems():
        st.warning(problem, icon=":material/link_off:")
    for name, code in listed.narrowed.items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"selected_{name}"):
            st.markdown(
                f"Selected: **{words.escape(narrow.words({name: code}))}**", width="content"
            )
            st.button("Remove", key=f"remove_{name}", on_click=forget, args=(name,))


def forget(name: str) -> None:
    """Take a parameter out of the address."""
    st.query_params.pop(name, None)


def search_box() -> None:
    """The search, kept in the address as `q`; the address is what counts."""
    st.session_state[SEARCH] = st.query_params.get("q", "")
    st.text_input(
        "Search projects",
        key=SEARCH,
        placeholder="Code, title, country, grouping or objective",
        help="Every word has to occur; capitals and accents do not matter.",
        on_change=searched,
        icon=":material/search:",
    )


def searched() -> None:
    """Put what was typed into the address."""
    wanted = st.session_state[SEARCH].strip()
    if wanted:
        st.query_params["q"] = wanted
    else:
        forget("q")


def nothing_found(listed: Register) -> None:
    """Say what excludes everything and offer to take it away."""
    st.info("Nothing is lost: take a part of the search away to see projects again.")
    if listed.wanted:
        st.button("Clear the search", on_click=forget, args=("q",))


def card(view: View, listed: Register) -> None:
    """Table or list of the projects, the download, and where they are taken from."""
    mark = data.mark()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader("Register of projects", anchor=False, width="stretch")
        shown = st.segmented_control(
            "Show the register as",
            ["Table", "List"],
            default="Table",
            required=True,
            key="register_view",
            label_visibility="collapsed",
        )
        st.download_button(
            "Download (CSV)",
            data=partial(csvfile.encode, listed.table, mark),
            file_name=csvfile.named("projects", mark),
            mime="text/csv",
            on_click="ignore",
            help=f"{formats.plural(listed.table.num_rows, 'project')}; filters: "
            f"{view.filters.words}",
        )
    if shown == "List":
        as_list(view, listed)
    else:
        as_table(listed)
    sources = content.provenance(listed.table)
    words.quiet(
        f"n {formats.count(listed.table.num_rows)} of {formats.count(view.count())} in view | "
        f":blue-badge[{content.ORIGIN['records']}] | {words.escape('; '.join(sources))} | "
        f"snapshot {data.snapshot().id[:6]}"
    )


def as_table(listed: Register) -> None:
    """A sortable table; selecting a row opens the factsheet."""
    words.quiet("Select a row to open its factsheet; click a heading to sort.")
    table = listing.on_screen(listed.table)
    st.dataframe(
        tables.readable(table),
        key=TABLE,
        hide_index=True,
        placeholder=formats.NOT_STATED,
        height="content" if table.num_rows <= ROWS else tables.ROW_PIXELS * ROWS,
        column_config={name: column(name, table) for name in table.column_names},
        on_select=lambda: open_selected(listed.codes),
        selection_mode="single-row",
        alt=f"Register of projects, {formats.plural(table.num_rows, 'row')}; the list view has "
        "the same projects as links",
    )


def column(name: str, table: pa.Table):
    """Heading, meaning, width and number format of a column."""
    kind = st.column_config.Column
    options = {"width": WIDTHS.get(name), "pinned": name in PINNED}
    if name in FORMATS:
        kind = st.column_config.NumberColumn
        options["format"] = FORMATS[name]
    label, meaning = listing.heading(name)
    return kind(label, help=meaning, **options)


def open_selected(codes: list[str]) -> None:
    """Open the factsheet of the row that was selected."""
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        st.query_params["project"] = codes[rows[0]]


def as_list(view: View, listed: Register) -> None:
    """One link per project with its main facts below; easy on a phone and for keyboards."""
    for row in listed.table.to_pylist():
        with st.container(gap=None):
            st.page_link(
                PAGE,
                label=words.escape(f"{row['project_code']} {row['title']}"),
                query_params=view.filters.query_params(
                    **listed.params, project=row["project_code"]
                ),
            )
            words.quiet(words.escape(" | ".join(listing.facts(row))))
