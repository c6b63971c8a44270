"""Tables of the Objectives and frameworks page."""

from collections import Counter

import pyarrow as pa

from pages.shared import data
from pages.shared.view import NothingInCommon, View

FIRST, SECOND = "2011-2014", "2016-2020"
STATED, INFERRED = "stated", "inferred"
CATEGORY = "objective_category"
OBJECTIVES = "000.rev.objective.*"
CATEGORIES = "001.category.count.*"

LOST = "lost with the picture"
"""What stands where a document's picture held a number and its text does not."""


def known_how() -> dict[str, dict]:
    """Project code to how its objective category is known, with basis and place.

    Stated by the project's own row where nothing else is said of it.
    """
    own = data.rows("projects", columns=["project_code", CATEGORY, "document", "locator"])
    rows = data.rows("attribute_sources", {"attribute": CATEGORY}).to_pylist()
    said = {row["entity_id"]: row for row in rows}
    stated = {"how_known": STATED, "basis": None}
    known = {
        row["project_code"]: said.get(row["project_code"], {**row, **stated})
        for row in own.to_pylist()
        if row[CATEGORY] is not None
    }
    return {code: row for code, row in known.items() if row["how_known"] in (STATED, INFERRED)}


def projects_of(view: View, review: str) -> list[dict]:
    """Projects of one review that are in view."""
    try:
        return view.rows("project_register", where={"review": review}).to_pylist()
    except NothingInCommon:
        return []


def printed(pattern: str, dimension: str) -> dict[str, dict]:
    """Code of a dimension to the published figure about it, matched by its printed forms."""
    figures = {row["dimension_value"].casefold(): row for row in data.figures(pattern).to_pylist()}
    found = {}
    for code in data.codes(dimension):
        forms = [code["label"], *code.get("aliases", "").split("|")]
        figure = next((figures[f.casefold()] for f in forms if f.casefold() in figures), None)
        if figure is not None:
            found[code["code"]] = figure
    return found


def objectives(view: View) -> pa.Table:
    """Projects per objective: stated and inferred in view, and as published of all 14."""
    how = known_how()
    counts = Counter(
        (row["objective_category"], how[row["project_code"]]["how_known"])
        for row in projects_of(view, FIRST)
        if row["objective_category"] is not None
    )
    places = {
        f"{row['how_known']}_{part}": row[part]
        for row in how.values()
        for part in ("document", "locator")
    }
    rows = [
        {
            "objective_category": code,
            "objective_category_label": data.label("objective_category", code),
            "stated": counts[code, STATED],
            "inferred": counts[code, INFERRED],
            "printed_number": figure["printed_number"],
            "recomputed_number": figure["recomputed_number"],
            "verdict": figure["verdict"],
            "document": figure["document"],
            "locator": figure["locator"],
            **places,
        }
        for code, figure in printed(OBJECTIVES, "objective_category").items()
    ]
    return pa.Table.from_pylist(rows)


def assignments(view: View) -> pa.Table:
    """Which objective each project of the first review has, and how that is known."""
    how = known_how()
    labels = {row["code"]: row["label"] for row in data.codes("how_known")}
    rows = [
        {
            "project_code": row["project_code"],
            "objective_category": data.label("objective_category", row["objective_category"]),
            "how_known": labels[how[row["project_code"]]["how_known"]],
            "title": row["title"],
            "basis": how[row["project_code"]]["basis"],
            "document": how[row["project_code"]]["document"],
            "locator": how[row["project_code"]]["locator"],
        }
        for row in projects_of(view, FIRST)
        if row["objective_category"] is not None
    ]
    rows.sort(key=lambda row: (row["how_known"] != labels[STATED], row["project_code"]))
    return pa.Table.from_pylist(rows, schema=ASSIGNMENTS)


ASSIGNMENTS = pa.schema(
    {
        name: pa.string()
        for name in (
            "project_code",
            "objective_category",
            "how_known",
            "title",
            "basis",
            "document",
            "locator",
        )
    }
)


def categories(view: View) -> pa.Table:
    """Projects per category in view beside the list the review prints of all 27."""
    counts = Counter(row["project_category"] for row in projects_of(view, SECOND))
    rows = [
        {
            "project_category": code,
            "project_category_label": data.label("project_category", code),
            "projects": counts[code],
            "printed_number": figure["printed_number"],
            "recomputed_number": figure["recomputed_number"],
            "verdict": figure["verdict"],
            "document": figure["document"],
            "locator": figure["locator"],
        }
        for code, figure in printed(CATEGORIES, "project_category").items()
    ]
    return pa.Table.from_pylist(rows)


def options(chart: str, *, by_value: bool = False) -> pa.Table:
    """The bars of a chart whose picture is lost; a value that went with it is missing.

    value_lost says in words what became of a value that is missing, with what the text
    says of the option. by_value: from most to least, lost ones last, instead of the order
    of the questionnaire or framework.
    """
    figures = {row["figure_id"]: row for row in data.figures().to_pylist()}
    rows = []
    for row in data.rows("chart_options", {"chart_name": chart}).to_pylist():
        figure = figures.get(row["figure_id"], {})
        rows.append(
            {
                "item_number": row["item_number"],
                "option_label": row["option_label"],
                "printed_number": figure.get("printed_number"),
                "base": figure.get("base"),
                "value_lost": None if figure else lost_words(row["statement"]),
                "document": row["document"],
                "locator": row["locator"],
            }
        )
    rows.sort(key=lambda row: number_order(row["item_number"]))
    if by_value:
        rows.sort(key=lambda row: -(row["printed_number"] or 0))
    return pa.Table.from_pylist(rows, schema=OPTIONS)


def without_values(chart: str) -> pa.Table:
    """The same for a chart of which no value is left."""
    return options(chart).select(["option_label", "value_lost", "document", "locator"])


OPTIONS = pa.schema(
    {
        "item_number": pa.string(),
        "option_label": pa.string(),
        "printed_number": pa.decimal128(24, 6),
        "base": pa.decimal128(24, 6),
        "value_lost": pa.string(),
        "document": pa.string(),
        "locator": pa.string(),
    }
)


def number_order(number: str) -> tuple:
    """Numbers by size; principles (P1) before objectives (O1), as frameworks state them."""
    return (0, int(number), "") if number.isdigit() else (-ord(number[0]), 0, number)


def lost_words(statement: str | None) -> str:
    """What became of a value, after what the text says of the option without a number."""
    return f"{statement}; value {LOST}" if statement else f"Value {LOST}"


def survival() -> tuple[int, int]:
    """Bars of these charts whose value is in the text, and all bars known."""
    given = data.rows("chart_options")["figure_id"]
    return len(given) - given.null_count, len(given)
