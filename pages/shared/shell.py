"""The frame around every page: navigation, and notices about data and link."""

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

import streamlit as st

import warehouse
from pages.shared import data, ending, formats, former, intake, kept, links, words

ROOT = Path(__file__).resolve().parents[2]

PLACES: dict[str, tuple[str, str]] = {}
"""Folder of each page to its address and title, for pages that lead to others."""


def navigation(pages: dict[str, tuple[str, str]], sections: dict[str, Sequence[str]]):
    """The navigation, one stable address per page; returns the page that was asked for.

    pages: address to title and file. sections: heading to the addresses below it. The first
    page also answers to the bare address: Streamlit serves a default page there and nowhere
    else, so that page has two entries, the one people see and a hidden one for its own address.
    Raises WarehouseError where a page and the sections do not know each other.
    """
    in_one_section(pages, sections)
    PLACES.update(
        {Path(file).parent.name: (address, title) for address, (title, file) in pages.items()}
    )
    first = next(iter(pages))
    menu = {
        heading: [entry(address, *pages[address]) for address in addresses if address != first]
        for heading, addresses in sections.items()
    }
    opening = next(iter(sections))
    menu[opening] = [
        entry("start", *pages[first], default=True),
        entry(first, *pages[first], visibility="hidden"),
        *menu[opening],
    ]
    return st.navigation(menu, position="top")


def in_one_section(pages: Collection[str], sections: dict[str, Sequence[str]]) -> None:
    """Raise WarehouseError unless every address stands in one section, and no other does."""
    placed = Counter(address for addresses in sections.values() for address in addresses)
    where = "in pages/shared/addresses.py"
    for address in pages:
        if placed[address] != 1:
            raise warehouse.WarehouseError(
                f"The page {address} stands in {placed[address] or 'no'} section"
                f"{'s' if placed[address] else ''} of the navigation.",
                f"Name its address once in SECTIONS {where}.",
            )
    for address in placed:
        if address not in pages:
            raise warehouse.WarehouseError(
                f"The navigation names {address}, which is no page.",
                f"Add the page to PAGES, or take it out of SECTIONS, {where}.",
            )


def entry(address: str, title: str, file: str, **options: object):
    """One entry of the navigation; the intake keeps its address while it is off, and hides."""
    if address == intake.ADDRESS and not intake.is_on():
        options["visibility"] = "hidden"
    return st.Page(ROOT / file, title=title, url_path=address, **options)


def style() -> None:
    """What Streamlit's theme cannot say: where cards stand in little room, what is only heard."""
    st.html(Path(__file__).with_name("style.css"))


def notice() -> None:
    """Which data this is, when it is not the real one; and what the link asked in vain."""
    snapshot = data.snapshot()
    # What comes and goes has a place of its own, so that nothing below it moves.
    with st.container():
        if snapshot.synthetic:
            st.warning(
                f"Synthetic data: {snapshot.dataset_title}. Nothing here describes a real project.",
                icon=":material/science:",
            )
        if snapshot.as_of:
            st.info(
                f"The portfolio as it was known on {formats.day(snapshot.as_of)}: what was "
                "decided or reported later is left out. Published figures stay as printed.",
                icon=":material/history:",
            )
        former.notice()
        for problem in links.problems():
            st.warning(problem, icon=":material/link_off:")
    with st.sidebar:
        words.quiet(words.escape(about(snapshot)))


def run(page) -> None:
    """Draw a page, and above it what there is to say of the card that its link names."""
    above = st.container()
    former.begin_page()
    with suppress(ending.PageEnds), kept.one_store():
        page.run()
    with above:
        former.show_card()


def about(snapshot: warehouse.SnapshotInfo) -> str:
    """The dataset and the snapshot in service, in one line."""
    return f"{snapshot.dataset_title}. Snapshot {snapshot.id[:6]}, {snapshot.built_at:%d %b %Y}."
