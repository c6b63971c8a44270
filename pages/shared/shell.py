"""The frame around every page: navigation, and notices about data and link."""

from pathlib import Path

import streamlit as st

import warehouse
from pages.shared import data, links, words

ROOT = Path(__file__).resolve().parents[2]


def navigation(pages: dict[str, tuple[str, str]]):
    """The navigation, one stable address per page; returns the page that was asked for.

    pages: address to title and file. The first one also answers to the bare address. A page
    without a file is left out, so that one can be announced before it is written.
    """
    first = next(iter(pages))
    return st.navigation(
        [
            st.Page(ROOT / file, title=title, url_path=address, default=address == first)
            for address, (title, file) in pages.items()
            if (ROOT / file).exists()
        ]
    )


def notice() -> None:
    """Which data this is, when it is not the real one; and what the link asked in vain."""
    snapshot = data.snapshot()
    if snapshot.synthetic:
        st.warning(
            f"Synthetic data: {snapshot.dataset_title}. Nothing here describes a real project.",
            icon=":material/science:",
        )
    for problem in links.problems():
        st.warning(problem, icon=":material/link_off:")
    with st.sidebar:
        words.quiet(words.escape(about(snapshot)))


def about(snapshot: warehouse.SnapshotInfo) -> str:
    """The dataset and the snapshot in service, in one line."""
    return f"{snapshot.dataset_title}. Snapshot {snapshot.id[:6]}, {snapshot.built_at:%d %b %Y}."
