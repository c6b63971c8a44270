"""The list of views as tables with links to the cards that show them."""

from urllib.parse import urlencode

import pyarrow as pa
import streamlit as st

from pages.shared import datasets, shell, wording, words
from pages.shared.view import View
from pages.views_index import answers, listing
from pages.views_index.listing import Listed, Shown

HEADINGS = ("View", "What survives", "Where it is, or why not")


def show(view: View, listed: list[Listed]) -> None:
    """One row per view of a document."""
    rows = [
        (
            f"**{words.escape(entry.name)}**: {words.escape(f'{entry.shows} ({entry.form})')}",
            words.escape(survives(entry)),
            place(view, entry),
        )
        for entry in listed
    ]
    columns = zip(*rows, strict=True)
    table = pa.table(dict(zip(HEADINGS, (list(column) for column in columns), strict=True)))
    st.table(table, hide_index=True)


def survives(entry: Listed) -> str:
    """What of a view survives, and what is lost."""
    told = answers.SURVIVES[entry.survives]
    told = told[:1].upper() + told[1:]
    return f"{told}. {entry.lost}" if entry.lost else told


def place(view: View, entry: Listed) -> str:
    """Links to the cards that show a view, or why none does."""
    shown = listing.cards().get(entry.view, ())
    if not shown:
        return words.escape(entry.reason_not_shown)
    pages = dict.fromkeys(card.folder for card in shown)
    return " · ".join(
        f"{link(folder)}: {'; '.join(title(view, c) for c in shown if c.folder == folder)}"
        for folder in pages
    )


def link(folder: str) -> str:
    """The name of a page, leading to it."""
    address, name = shell.PLACES[folder]
    query = f"?{urlencode(datasets.params())}" if datasets.params() else ""
    return f"[{words.escape(name)}]({address}{query})"


def title(view: View, card: Shown) -> str:
    """The title of a card, with what of the view it shows where that is not all."""
    told = wording.filled(card.title, view)
    return words.escape(f"{told} ({card.qualifier})" if card.qualifier else told)
