"""Tables of the Reconciliation page: figures with their verdicts, and what rules found."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import data, figurewords

PROJECT = "project_code"
"""The dimension of figures that speak of one project."""

ABOUT_COVERAGE = ("attribute_partly_known", "attribute_not_published")
"""Rules about what a review leaves out; the Data quality page shows them."""


def by_verdict() -> Counter:
    """Published figures per verdict."""
    table = data.query("published_numbers", "verdict")
    return Counter(
        dict(zip(table["verdict"].to_pylist(), table["published_numbers"].to_pylist(), strict=True))
    )


def reasons_not_recomputed() -> dict[str, int]:
    """Why figures could not be recomputed, most frequent reason first."""
    found = Counter(
        row["verdict_reason"]
        for row in data.figures().to_pylist()
        if row["verdict"] == "cannot_be_derived"
    )
    return dict(found.most_common())


def listed(
    text: str = "",
    documents: list[str] | None = None,
    verdicts: list[str] | None = None,
    bases: list[str] | None = None,
) -> pa.Table:
    """The figures that hold every word of `text` and fit the choices, contradictions first.

    documents, verdicts, bases: codes; nothing chosen keeps everything.
    """
    where = {"document": documents, "verdict": verdicts, "recompute_basis": bases}
    table = data.rows("figures", {name: codes for name, codes in where.items() if codes} or None)
    if text:
        found = data.search(text, ["figure"])["entry_id"]
        table = table.filter(pc.is_in(table["figure_id"], found.combine_chunks()))
    return figurewords.ordered(table)


def on_screen(table: pa.Table) -> pa.Table:
    """The figures in the words of the table on the page; nothing stays nothing."""
    rows = table.to_pylist()
    return pa.table(
        {
            "what": [figurewords.what(row) for row in rows],
            "printed": [figurewords.printed(row) for row in rows],
            "recomputed": [figurewords.recomputed(row) for row in rows],
            "verdict": [figurewords.signed(row) for row in rows],
            "why": [row["verdict_reason"] for row in rows],
            "basis": [figurewords.label(row, "recompute_basis") for row in rows],
            "population": [row["population"] for row in rows],
            "document": [data.source(row["document"], None).short_label for row in rows],
            "locator": [row["locator"] for row in rows],
            "source_row": [f"{row['source_file']}, row {row['source_row']}" for row in rows],
            "figure_id": [row["figure_id"] for row in rows],
        },
        schema=ON_SCREEN,
    )


ON_SCREEN = pa.schema(
    {
        name: pa.string()
        for name in (
            "what",
            "printed",
            "recomputed",
            "verdict",
            "why",
            "basis",
            "population",
            "document",
            "locator",
            "source_row",
            "figure_id",
        )
    }
)


def findings() -> pa.Table:
    """Errors and warnings of the rules about what documents print, with labels."""
    table = data.rows("issue_register", {"severity": ["error", "warning"]})
    table = table.filter(pc.invert(pc.is_in(table["rule"], pa.array(ABOUT_COVERAGE))))
    return data.with_labels(table.sort_by([("severity", "ascending")]), ("severity", "rule"))


SHOWN = (
    "severity",
    "severity_label",
    "rule",
    "rule_label",
    "message",
    "found_value",
    "expected_value",
    "handling",
    "document",
    "locator",
    "source_file",
    "source_row",
)
"""Columns of the list of findings."""


def findings_shown() -> pa.Table:
    """The same with the columns a reader needs."""
    return findings().select(list(SHOWN))


def found_by(row: dict) -> list[str]:
    """Names of the rules that found something about a figure, or about the project it is of."""
    about = [row["figure_id"]]
    if row["dimension"] == PROJECT:
        about.append(row["dimension_value"])
    table = data.rows("issue_register", {"entity_id": about, "severity": "error"})
    return [data.label("rule", rule) for rule in table["rule"].unique().to_pylist()]


def by_rule() -> pa.Table:
    """Errors and warnings per rule, most first."""
    found = Counter(findings()["rule"].to_pylist()).most_common()
    return pa.table(
        {
            "rule": [rule for rule, _ in found],
            "rule_label": [data.label("rule", rule) for rule, _ in found],
            "issues": [number for _, number in found],
        }
    )
