"""What the reviews print about funding lines and budgets, as tables."""

import pyarrow as pa

from pages.shared import data

LINE_1, LINE_2 = 1, 2


def of_line(line: int) -> dict:
    """The printed number of projects funded 2011-2014 on a line, with its base and share."""
    number = data.figure(f"000.line.count.line_{line}")
    share = data.figure(f"000.line.pct.line_{line}")
    return {**number, "printed_pct": share["printed_number"]}


def line_2_later() -> dict:
    """The printed number of projects funded 2016-2020 on Line 2, with its base and share."""
    number, share = data.figure("001.line2.count"), data.figure("001.line2.pct")
    return {**number, "printed_pct": share["printed_number"]}


def lines_2011_2014() -> pa.Table:
    """Printed projects per line beside those of the reviewed projects, with their bases."""
    found = data.query("projects", "funding_line", {"review": "2011-2014"}).to_pylist()
    records = {row["funding_line"]: row["projects"] for row in found if row["funding_line"]}
    rows = []
    for line in (LINE_1, LINE_2):
        printed = of_line(line)
        rows.append(
            {
                "funding_line": line,
                "funding_line_label": data.label("funding_line", line),
                "printed_number": printed["printed_number"],
                "printed_base": printed["base"],
                "printed_pct": printed["printed_pct"],
                "reviewed_projects": records.get(line, 0),
                "reviewed_base": sum(records.values()),
                "document": printed["document"],
                "locator": printed["locator"],
            }
        )
    return pa.Table.from_pylist(rows)


def lines_2016_2020() -> pa.Table:
    """The printed projects on Line 2, and those on Line 1 that follow by subtraction."""
    printed = line_2_later()
    base, number = printed["base"], printed["printed_number"]
    line_1 = f"{data.label('funding_line', LINE_1)}, by subtraction"
    rows = [
        {
            "funding_line": line,
            "funding_line_label": label,
            "printed_number": value,
            "printed_base": base,
            "printed_pct": share,
            "document": printed["document"],
            "locator": printed["locator"],
        }
        for line, label, value, share in (
            (LINE_1, line_1, base - number, None),
            (LINE_2, data.label("funding_line", LINE_2), number, printed["printed_pct"]),
        )
    ]
    return pa.Table.from_pylist(rows)


def budget_statistics() -> pa.Table:
    """Total, mean and median budget of the reviewed projects as printed, beside the records."""
    table = data.with_labels(data.figures("000.rev.budget.*"), ["verdict"])
    names = ["measure", "printed_number", "recomputed_number", "verdict", "verdict_label"]
    measures = [name.capitalize() for name in table["measure"].to_pylist()]
    table = table.set_column(table.column_names.index("measure"), "measure", pa.array(measures))
    return table.select([*names, "document", "locator"])
