"""Tables of a review that no page has as a card: sources, issues, projects, printed numbers."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import data, figurewords, formats, headings
from pages.shared.review.grids import grid_of
from pages.shared.review.model import Block, Bullets, Listing, Text
from pages.shared.review.seen import Seen

MOST_ISSUES = 60

SOURCES = ("source_title", "publisher", "published_on", "population_covered", "locator_convention")

PROJECTS = (
    "project_code",
    "title",
    "country_names",
    "fund_region",
    "funding_year",
    "funding_line",
    "budget_usd",
    "duration_months",
    "project_status",
)
"""Columns of the list of projects; those that no project in view states are left out."""

CODED = ("fund_region", "funding_line", "project_status")


def sources(seen: Seen) -> list[Block]:
    """The documents that the records come from."""
    table = data.rows("sources")
    mine = table.filter(pc.is_in(table["document"], pa.array(seen.documents, pa.string())))
    known = [name for name in SOURCES if mine[name].null_count < mine.num_rows]
    if not known:
        return []
    shown = mine.select(known).rename_columns([headings.heading(name, {}) for name in known])
    return [Listing(0, "Sources of the records", grid_of(shown))]


def issues(seen: Seen) -> list[Block]:
    """What rules found in the sources: how much, and the errors and warnings themselves.

    What is about a single project that is not in view is left out.
    """
    table = data.rows("issue_register")
    if data.has_published():
        table = table.filter(pc.is_in(table["document"], pa.array(seen.documents, pa.string())))
    every = data.rows("projects", columns=["project_code"])["project_code"].to_pylist()
    elsewhere = set(every) - set(seen.codes.to_pylist())
    found = [row for row in table.to_pylist() if not projects_of(row["entity_id"]) & elsewhere]
    by = Counter(row["severity"] for row in found)
    if not by:
        return [Text("Rules found no issue about the projects in view or their sources.")]
    order = [row["code"] for row in data.codes("severity")]
    told = [
        formats.plural(by[code], data.label("severity", code).lower()) for code in order if by[code]
    ]
    about = "about the projects in view or their sources as a whole"
    blocks: list[Block] = [Text(f"Rules found {formats.join(told)} {about}.")]
    rows = [row for row in found if row["severity"] != order[-1]]
    rows.sort(key=lambda row: order.index(row["severity"]))
    more = len(rows) - MOST_ISSUES
    left_out = f"{formats.count(more)} more: see the page Data quality." if more > 0 else ""
    if rows:
        shown = _issues(rows[:MOST_ISSUES])
        title = "Errors and warnings found by rules"
        blocks.append(Listing(0, title, grid_of(shown, left_out)))
    return blocks


def projects_of(entity_id: str) -> set[str]:
    """What may be the project of an issue: "LM.0251", or the same in "LM.0251-1" and in a path."""
    parts = entity_id.split("/")
    return {*parts, *(part.rpartition("-")[0] for part in parts)}


def _issues(rows: list[dict]) -> pa.Table:
    return pa.table(
        {
            "Severity": [data.label("severity", row["severity"]) for row in rows],
            "What was found": [row["message"] for row in rows],
            "What is done about it": pa.array([row["handling"] for row in rows], pa.string()),
            "Place": [place(row["document"], row["locator"]) for row in rows],
        }
    )


def place(document: str | None, locator: str | None) -> str:
    """Where something stands: "Review 2016-2020, s4.1 Figure 6"."""
    if document is None:
        return ""
    source = data.source(document, locator)
    return ", ".join(part for part in (source.short_label, source.locator) if part)


def projects(seen: Seen) -> list[Block]:
    """Every project in view, up to a number beyond which the list says how to get the rest."""
    table = seen.view.rows("project_register")
    total, most = table.num_rows, seen.outline.most_projects
    kept = [name for name in PROJECTS if table[name].null_count < total]
    table = table.select(kept).slice(0, most)
    for name in (name for name in CODED if name in kept):
        words = [None if c is None else data.label(name, c) for c in table[name].to_pylist()]
        table = table.set_column(kept.index(name), name, pa.array(words, pa.string()))
    for name, write in {"funding_year": str, "budget_usd": formats.usd_full,
                        "duration_months": formats.decimal}.items():  # fmt: skip
        if name in kept:
            texts = [None if v is None else write(v) for v in table[name].to_pylist()]
            table = table.set_column(kept.index(name), name, pa.array(texts, pa.string()))
    table = pa.table(
        [table[name].fill_null(formats.NOT_STATED) for name in kept],
        names=[heading(name) for name in kept],
    )
    left_out = ""
    if total > most:
        left_out = (
            f"The first {formats.count(most)} of {formats.count(total)} projects; the page "
            "Projects has all of them and a download."
        )
    title = f"The {formats.plural(total, 'project')} of this review"
    return [Listing(0, title, grid_of(table, left_out))]


def heading(name: str) -> str:
    """The words above a column, months with their unit."""
    words = headings.heading(name, {})
    return f"{words} (months)" if name == "duration_months" else words


def reconciliation(seen: Seen) -> list[Block]:
    """Every number that the documents print, with what is recomputed and the verdict."""
    if not seen.figures.num_rows:
        return [Text("This dataset holds records only: there are no printed numbers to recompute.")]
    blocks: list[Block] = [
        Text(
            "Every number that survives in the documents, contradictions first. A number is "
            "recomputed from other printed numbers or from all records of its population, "
            "whatever the filters of this review."
        )
    ]
    for document in seen.documents:
        mine = seen.figures.filter(pc.equal(seen.figures["document"], document))
        if mine.num_rows:
            label = data.source(document, None).short_label
            title = f"{label}: {formats.plural(mine.num_rows, 'printed number')}"
            blocks.append(Listing(0, title, grid_of(_figures(mine))))
    return blocks


def _figures(table: pa.Table) -> pa.Table:
    rows = figurewords.ordered(table).to_pylist()
    return pa.table(
        {
            "What is printed, of whom": [
                f"{figurewords.what(row)} — {row['population']}"
                if row["population"]
                else figurewords.what(row)
                for row in rows
            ],
            "As published": [figurewords.printed(row) for row in rows],
            "Recomputed": [figurewords.recomputed(row) or "—" for row in rows],
            "Verdict and why": [
                f"{figurewords.signed(row)}. {row['verdict_reason'] or ''}".strip() for row in rows
            ],
            "Place, identifier": [f"{row['locator']}; {row['figure_id']}" for row in rows],
        }
    )


def methods(seen: Seen) -> list[Block]:
    """How each number of the review is computed, as the warehouse declares it."""
    told = {
        line
        for page in seen.pages.values()
        for card in page.cards.values()
        if not card.nothing
        for line in card.method
    }
    parted = (line.partition(": ") for line in sorted(told))
    info = data.snapshot()
    blocks: list[Block] = [
        Text(
            f"Data: {info.dataset_title}, snapshot {info.id}, schema version "
            f"{info.schema_version}, in service since {formats.day(info.built_at.date())}. The "
            "snapshot is named by its content: the same sources give the same name and the same "
            "numbers."
        ),
        Text(
            "Rounding: half up, as in the documents. Shares carry no decimals unless their base "
            f"is above {formats.count(formats.LARGE_BASE)}. Amounts are in United States dollars."
        ),
    ]
    if seen.lacking:
        blocks.append(Text(f"Pictures: {seen.lacking}"))
    blocks.append(Text("The numbers of this review, and how each is taken:"))
    return [*blocks, Bullets(tuple((name, text) for name, _, text in parted))]


FUNCTIONS = {
    function.__name__: function for function in (sources, issues, projects, reconciliation, methods)
}
"""What the outline may say of annexes, by name."""
