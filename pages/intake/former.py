"""Earlier snapshots of the own datasets, and the way back to one."""

import pyarrow as pa
import streamlit as st

import warehouse
from pages.intake import commands, deciding, naming, tables
from pages.intake.failures import Failed
from pages.shared import formats, layout, words

COLUMNS = {
    "snapshot": "Snapshot",
    "written": "Written (UTC)",
    "projects": "Projects",
    "rows": "Rows",
    "state": "State",
}
SHOWN = 6
"""Letters of an identifier, as under every card."""


def show() -> None:
    """The snapshots of one dataset, the newest first, and what can be done with them."""
    layout.heading("Earlier snapshots")
    own = {found.dataset_name: found.dataset_title for found in naming.own()}
    with st.container(border=True, key="card_snapshots"):
        if not own:
            st.info("No dataset of your own yet. Once you publish one, you can go back here.")
            return
        name = next(iter(own))
        if len(own) > 1:
            name = st.selectbox(
                "Snapshots of", list(own), format_func=own.get, key="intake_snapshots_of"
            )
        else:
            st.subheader(words.escape(own[name]), anchor=False)
        kept = warehouse.kept_snapshots(name)
        tables.show(f"Snapshots of {own[name]}", listed(kept), COLUMNS)
        others = [entry for entry in kept if not entry.in_service]
        if others:
            choice(name, others)
        else:
            words.quiet("There is no other snapshot to go back to yet.")


def listed(kept: list[warehouse.KeptSnapshot]) -> pa.Table:
    """One row per snapshot."""
    return pa.table(
        {
            "snapshot": [entry.id[:SHOWN] for entry in kept],
            "written": [f"{entry.written_at:%Y-%m-%d %H:%M}" for entry in kept],
            "projects": [entry.projects for entry in kept],
            "rows": [entry.rows for entry in kept],
            "state": [state(entry) for entry in kept],
        }
    )


def state(entry: warehouse.KeptSnapshot) -> str:
    """Whether a snapshot is, was, or never was in service."""
    if entry.in_service:
        return "in service"
    if entry.since is None:
        return "draft, never in service"
    return f"put in service {formats.day(entry.since.date())}"


def choice(dataset: str, others: list[warehouse.KeptSnapshot]) -> None:
    """Choose one snapshot and put it in service."""
    by_id = {entry.id: entry for entry in others}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Go back to",
            list(by_id),
            format_func=lambda name: line(by_id[name]),
            key=f"intake_back_{dataset}",
        )
        wanted = st.button("Put in service", key="intake_go_back", icon=":material/history:")
    words.quiet("What is in service now is kept, so that this can be undone the same way.")
    if wanted:
        with st.spinner("Putting the snapshot in service ..."):
            go_back(dataset, chosen)
        st.rerun()


def line(entry: warehouse.KeptSnapshot) -> str:
    """A snapshot in one line."""
    projects = formats.plural(entry.projects, "project")
    return f"{entry.written_at:%Y-%m-%d %H:%M}, {projects} ({entry.id[:SHOWN]})"


def go_back(dataset: str, snapshot: str) -> None:
    """Put a snapshot in service and tell what came of it."""
    try:
        commands.go_back(dataset, snapshot)
        deciding.tell("success", f"Snapshot {snapshot[:SHOWN]} is in service.", dataset)
    except Failed as failure:
        deciding.tell("error", f"{failure.happened} {failure.do}")
