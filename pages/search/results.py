"""What a search found, group by group, with links to where it is shown."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import data, datasets, formats, layout, words
from pages.shared.printed import sentence_case

MOST = 15
"""Results listed per group; the group says how many more there are."""

GROUPS = {
    "project": "Projects",
    "country": "Countries",
    "evaluation": "Evaluations",
    "finding": "Findings of evaluations",
    "recommendation": "Recommendations",
    "lesson": "Lessons",
    "peer": "Projects of other programmes",
    "figure": "Published figures",
}
"""Kinds of results with their headings, in the order shown."""


def found(wanted: str) -> dict[str, list[dict]]:
    """Results by kind, best first; kinds without one are left out."""
    groups: dict[str, list[dict]] = {}
    for row in data.search(wanted).to_pylist():
        groups.setdefault(row["kind"], []).append(row)
    return {kind: groups[kind] for kind in GROUPS if kind in groups}


def show(groups: dict[str, list[dict]]) -> None:
    """Each group with its number and its first results."""
    for kind, rows in groups.items():
        layout.heading(f"{GROUPS[kind]} ({formats.count(len(rows))})")
        for row in rows[:MOST]:
            with st.container(gap=None):
                st.markdown(f"[{words.escape(sentence_case(row['title']))}]({target(row)})")
                words.quiet(words.escape(below(row)))
        if len(rows) > MOST:
            more = formats.count(len(rows) - MOST)
            words.quiet(f"{more} more; add a word to see fewer.")


def below(row: dict) -> str:
    """Details of a result, and where it stands in which document."""
    place = f"{row['short_label']}, {row['locator']}" if row["locator"] else None
    return " | ".join(part for part in (row["detail"], place) if part)


def address(page: str, **params: str) -> str:
    """The address of a page with parameters, in the dataset chosen."""
    query = urlencode({**datasets.params(), **params})
    return f"{page}?{query}" if query else page


def target(row: dict) -> str:
    """The address of the place that shows a result, relative to the dashboard."""
    code = row["entry_id"]
    match row["kind"]:
        case "project":
            return address("projects", project=code)
        case "country":
            return address("projects", iso3=code)
        case "figure":
            return address("reconciliation", q=code)
        case "peer":
            return address("peers")
        case "evaluation":
            return address("evaluations", q=row["title"])
        case "recommendation" | "lesson":
            return address("evaluations", advice=row["title"])
        case _:
            return address("evaluations")
