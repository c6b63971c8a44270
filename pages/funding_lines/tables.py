"""Tables the Funding lines page puts together from several answers."""

from decimal import Decimal

import pyarrow as pa

from pages.shared import data, formats, places
from pages.shared.view import View

NOT_STATED = "not_stated"

CEILINGS = ("ceiling_usd", "exceptional_ceiling_usd")

BUDGETS = pa.schema(
    {
        "project_code": pa.string(),
        "funding_year": pa.int64(),
        "line_and_coverage": pa.string(),
        "budget_usd": pa.decimal128(18, 2),
        "ceiling_usd": pa.decimal128(18, 2),
        "exceptional_ceiling_usd": pa.decimal128(18, 2),
        "share_of_ceiling_pct": pa.decimal128(24, 6),
        "budget_document": pa.string(),
        "budget_locator": pa.string(),
        "ceiling_document": pa.string(),
        "ceiling_locator": pa.string(),
    }
)


def budgets(view: View) -> pa.Table:
    """Projects with a known budget, line and coverage, and the ceiling in force for each.

    By line and coverage, and from the largest budget down, with the budget in per cent of
    the ceiling and the places where both are stated.
    """
    orders = {name: order_of(name) for name in ("funding_line", "coverage")}
    rows = view.rows("ceiling_checks").to_pylist()
    rows.sort(
        key=lambda row: (
            orders["funding_line"][str(row["funding_line"])],
            orders["coverage"][row["coverage"]],
            -row["budget_usd"],
            row["project_code"],
        )
    )
    budgets_at = places_of_budgets()
    for row in rows:
        line, coverage = data.label("funding_line", row["funding_line"]), row["coverage"]
        row["line_and_coverage"] = f"{line}, {data.label('coverage', coverage).lower()}"
        row["share_of_ceiling_pct"] = percent(row["budget_usd"], row["ceiling_usd"])
        row |= budgets_at[row["project_code"]] | place_of_ceiling(row)
    return places.with_places(pa.Table.from_pylist(rows, schema=BUDGETS))


def places_of_budgets() -> dict[str, dict[str, str]]:
    """Project code to where its budget is stated, the revised one where there is one."""
    rows = data.rows("budgets", {"budget_type": ["original", "revised"]}).to_pylist()
    rows.sort(key=lambda row: row["budget_type"])
    return {
        row["project_code"]: {
            "budget_document": row["document"],
            "budget_locator": row["locator"],
        }
        for row in rows
    }


def place_of_ceiling(row: dict) -> dict[str, str]:
    """Where the ceiling in force for a project is stated; nothing where none is."""
    for ceiling in data.rows("ceilings").to_pylist():
        same = all(ceiling[name] == row[name] for name in ("funding_line", "coverage"))
        years = range(ceiling["valid_from_year"], ceiling["valid_to_year"] + 1)
        if same and row["funding_year"] in years:
            return {
                "ceiling_document": ceiling["document"],
                "ceiling_locator": ceiling["locator"],
            }
    return {}


def order_of(dimension: str) -> dict[str, int]:
    """Code to its place in the code list."""
    return {row["code"]: place for place, row in enumerate(data.codes(dimension))}


def percent(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """`part` of `whole` in per cent; None where there is no whole."""
    return formats.rounded(part * 100 / whole, 6) if whole else None


def lines_by(view: View, dimension: str) -> pa.Table:
    """Projects per value of a dimension, split by funding line; no row if no line is known."""
    table = split(view, dimension, "funding_line")
    return table if view.groups("funding_line") else table.slice(0, 0)


def split(view: View, dimension: str, parts: str) -> pa.Table:
    """Projects per value of `dimension`, one column per code of `parts`.

    The columns are called like the dimension of the parts and its code, the last one
    `<parts>_not_stated`. Projects without a value of `dimension` are left out.
    """
    found = view.table("projects", [dimension, parts]).to_pylist()
    codes = [row["code"] for row in data.codes(parts)]
    rows: dict[object, dict] = {}
    for cell in found:
        if cell[dimension] is None:
            continue
        label = f"{dimension}_label"
        row = rows.setdefault(
            cell[dimension],
            {dimension: cell[dimension], label: cell[label]}
            | {f"{parts}_{code}": 0 for code in [*codes, NOT_STATED]},
        )
        code = NOT_STATED if cell[parts] is None else cell[parts]
        row[f"{parts}_{code}"] += cell["projects"]
    names = [f"{parts}_{code}" for code in [*codes, NOT_STATED]]
    if not rows:
        return pa.table({name: pa.array([], pa.int64()) for name in [dimension, *names]})
    return pa.Table.from_pylist(list(rows.values()))


def ceilings() -> pa.Table:
    """Every ceiling the reviews state, with the funding years it is stated for."""
    table = data.rows("ceilings").sort_by(
        [(name, "ascending") for name in ("valid_from_year", "funding_line", "coverage")]
    )
    rules = ["funding_line", "coverage", "valid_from_year", "valid_to_year"]
    table = table.select([*CEILINGS, *rules, "document", "locator"])
    table = data.with_labels(table, ["funding_line", "coverage"])
    names = [
        f"{row['funding_line_label']}, {row['coverage_label'].lower()}" for row in table.to_pylist()
    ]
    return table.add_column(0, "line_and_coverage", pa.array(names, pa.string()))


def years_without_ceiling(view: View) -> list[int]:
    """Years for which no ceiling is stated, from the first in view to the last."""
    spans = [(row["valid_from_year"], row["valid_to_year"]) for row in ceilings().to_pylist()]
    stated = {year for first, last in spans for year in range(first, last + 1)}
    seen = view.groups("funding_year")
    return sorted({*range(min(seen), max(seen) + 1)} - stated) if seen else []
