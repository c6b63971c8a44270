"""Tables the Gender and rights page puts together from records and published figures."""

from collections import Counter

import pyarrow as pa

from pages.shared import data
from pages.shared.view import View

LISTED = "2016-2020"
"""The review that prints gender markers and lists projects by method."""

RELATIONS = {
    "gender_method": "project_gender_methods",
    "rights_method": "project_rights_methods",
}
NAMED, NOT_NAMED = "named", "not named"


def labels(family: str) -> dict[str, str]:
    """Code to label of the methods of a family, in the order of the lists."""
    return {row["code"]: row["label"] for row in data.codes(family)}


def listed(view: View) -> int:
    """Projects in view of the review that prints markers and lists."""
    return view.count(where={"review": LISTED})


def mentions(view: View, family: str) -> dict[str, set[str]]:
    """Project code to the methods it is named for; a project not named is not in it."""
    found: dict[str, set[str]] = {}
    for row in view.rows(RELATIONS[family]).to_pylist():
        found.setdefault(row["project_code"], set()).add(row[family])
    return found


def methods(view: View, family: str) -> pa.Table:
    """One row per project of the listed review, one column per method of `family`.

    A cell says "named" or "not named"; `methods_named` counts the former and is missing
    where there is none, because not being named is no statement. Projects named for most
    methods of both families come first, so that both matrices have the same rows.
    """
    found = mentions(view, family)
    columns = ("project_code", "title", "funding_year")
    rows = view.rows("project_register", columns, {"review": LISTED}).to_pylist()
    rows.sort(key=order_of_rows(view))
    codes = [row["project_code"] for row in rows]
    cells = {
        method: [NAMED if method in found.get(code, ()) else NOT_NAMED for code in codes]
        for method in labels(family)
    }
    return pa.table(
        {
            "project_code": pa.array(codes, pa.string()),
            **{method: pa.array(values, pa.string()) for method, values in cells.items()},
            "methods_named": pa.array(
                [len(found[code]) if code in found else None for code in codes], pa.int64()
            ),
            "title": pa.array([row["title"] for row in rows], pa.string()),
            "funding_year": pa.array([row["funding_year"] for row in rows], pa.int64()),
        }
    )


def order_of_rows(view: View):
    """How the matrices are sorted: most methods of both families first, then by code."""
    totals: Counter = Counter()
    for family in RELATIONS:
        for code, named in mentions(view, family).items():
            totals[code] += len(named)
    return lambda row: (-totals[row["project_code"]], row["project_code"])


def repeats(view: View, family: str) -> list[tuple[str, str]]:
    """Project codes printed more than once in one list, with the label of the method."""
    rows = view.rows("project_tags", where={"tag_family": family, "is_repeat": True})
    return [(row["project_code"], data.label("tag", row["tag"])) for row in rows.to_pylist()]


def focus(view: View) -> pa.Table:
    """Projects with a focus on particular women, in the words of the review."""
    titles = view.rows("project_register", ("project_code", "title")).to_pylist()
    title = {row["project_code"]: row["title"] for row in titles}
    rows = view.rows("project_tags", where={"tag_family": "gender_focus"}).to_pylist()
    rows.sort(key=lambda row: row["project_code"])
    codes = [row["project_code"] for row in rows]
    return pa.table(
        {
            "project_code": pa.array(codes, pa.string()),
            "title": pa.array([title[code] for code in codes], pa.string()),
            "focus": pa.array([data.label("tag", row["tag"]) for row in rows], pa.string()),
            "document": pa.array([row["document"] for row in rows], pa.string()),
            "locator": pa.array([row["locator"] for row in rows], pa.string()),
        }
    )


MARKER = "001.gender.marker"
GENDER = "001.s46.gender.count"
RIGHTS = "001.s46.rba.count"
"""Published counts of projects that the records can be held against."""


def against_published() -> pa.Table:
    """Published counts of projects beside the projects the records name, whatever is in view."""
    marker = data.figure(MARKER)
    compared = (
        (MARKER, f"Gender Marker {marker['dimension_value']}", marked(marker["dimension_value"])),
        (GENDER, "Includes gender", data.value("projects_with_gender_method")),
        (RIGHTS, "Rights-based approach", data.value("projects_with_rights_method")),
    )
    rows = []
    for figure_id, label, records in compared:
        figure = data.figure(figure_id)
        rows.append(
            {
                "topic": figure_id,
                "topic_label": label,
                "printed": int(figure["printed_number"]),
                "records": records,
                "base": int(figure["base"]),
                "document": figure["document"],
                "locator": figure["locator"],
            }
        )
    return pa.Table.from_pylist(rows)


def marked(marker: str) -> int:
    """Projects of the listed review that carry a gender marker."""
    return data.value("projects", {"review": LISTED, "gender_marker": marker}) or 0
