"""Tables of the Data quality page: coverage, issues, corrections, sources, accounting."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import data

HOW = ("stated", "inferred", "missing")
"""How a value is known, best first; codes of the list how_known."""

NOT_JUDGED = ("note",)
"""Attributes that a project need not have."""

REMARKED = (
    "severity",
    "severity_label",
    "rule",
    "rule_label",
    "message",
    "handling",
    "document",
    "locator",
    "source_file",
    "source_row",
)
"""Columns of the list of issues."""


def coverage(review: str | None = None) -> pa.Table:
    """Per attribute, projects for which it is stated, inferred or missing.

    review: only its projects; all without one. Attributes known for most projects come first.
    """
    table = judged()
    if review is not None:
        table = table.filter(pc.equal(table["review"], review))
    counts = table.group_by("attribute").aggregate([(how, "sum") for how in HOW])
    table = counts.rename_columns(["attribute", *HOW]).sort_by(
        [("missing", "ascending"), ("stated", "descending"), ("attribute", "ascending")]
    )
    labels = pa.array([label(name) for name in table["attribute"].to_pylist()], pa.string())
    return table.add_column(1, "attribute_label", labels)


def judged() -> pa.Table:
    """Coverage of the attributes that every project should have."""
    table = data.attribute_coverage()
    return table.filter(pc.invert(pc.is_in(table["attribute"], pa.array(NOT_JUDGED))))


def label(attribute: str) -> str:
    """The words for an attribute of projects."""
    for known in (warehouse.columns(), warehouse.dimensions(), warehouse.metrics()):
        if attribute in known:
            return known[attribute].label
    return attribute.replace("_", " ").capitalize()


def known() -> Counter:
    """Values of all attributes of all projects by how they are known."""
    table = judged()
    return Counter({how: pc.sum(table[how]).as_py() or 0 for how in HOW})


def by_severity() -> dict[str, int]:
    """Issues per severity, most serious first."""
    table = data.query("issues", "severity")
    return dict(zip(table["severity"].to_pylist(), table["issues"].to_pylist(), strict=True))


def by_rule(severities: list[str]) -> pa.Table:
    """Issues per rule, most first; only of some severities when any is chosen."""
    where = {"severity": severities} if severities else None
    table = data.query("issues", "rule", where)
    return data.with_labels(table.sort_by([("issues", "descending")]), ["rule"])


def issues(severities: list[str], rules: list[str]) -> pa.Table:
    """The issues themselves, most serious first; nothing chosen keeps everything."""
    where = {"severity": severities, "rule": rules}
    chosen = {name: codes for name, codes in where.items() if codes}
    table = data.rows("issue_register", chosen or None)
    order = [row["code"] for row in data.codes("severity")]
    places = [order.index(code) for code in table["severity"].to_pylist()]
    ranked = sorted(range(table.num_rows), key=lambda row: places[row])
    table = table.take(pa.array(ranked, pa.int64()))
    return data.with_labels(table, ["severity", "rule"]).select(list(REMARKED))


def accounting() -> pa.Table:
    """Rows read, published and set aside per file."""
    return data.rows("row_accounting")


def total(column: str) -> int:
    """Sum of a column of the row accounting."""
    return pc.sum(accounting()[column]).as_py() or 0
