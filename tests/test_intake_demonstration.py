"""The demonstration, taken in as if a fund had sent it: what keeps the rules raises nothing."""

from collections import Counter, defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from etl.demo.build import demonstration
from etl.intake.check import check_sheets
from etl.intake.column_map import ColumnMap
from etl.intake.read.letters import letter_of
from etl.intake.settings import Settings
from etl.intake.sheet import Sheet
from warehouse.schema import load_schema

OF_REQUESTS = {"request_total_unlike_lines", "former_amount_unlike_line", "end_unlike_requests"}
TABLES = {
    name: table.cast(load_schema().tables[name].arrow_schema)
    for name, table in demonstration(400, 7).tables.items()
}
REVISIONS = (
    "project_code revision_number revision_types request_decision requested_date decided_date "
    "old_end_date new_end_date nce_months amount_usd"
)
PROJECTS = "project_code title funding_year start_date end_date planned_months"


def sheet(name: str, table: pa.Table, columns: str) -> Sheet:
    """Some columns of a table as a sheet of the intake, as a spreadsheet would hold them."""
    names = columns.split()
    return Sheet(
        file="fund.xlsx",
        name=name,
        headers=tuple(names),
        columns=tuple(table[each].combine_chunks().cast(pa.string()) for each in names),
        typed=(pa.array([True] * table.num_rows),) * len(names),
        row_numbers=pa.array(range(2, table.num_rows + 2), pa.int64()),
        header_row=1,
        column_letters=tuple(letter_of(place) for place in range(len(names))),
    )


def revisions() -> pa.Table:
    """Requests with the types each names."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for row in TABLES["revision_types"].to_pylist():
        named[row["revision_id"]].append(row["revision_type"])
    ids = TABLES["revisions"]["revision_id"].to_pylist()
    types = pa.array(["; ".join(named[name]) for name in ids])
    return TABLES["revisions"].append_column("revision_types", types)


def budgets() -> pa.Table:
    """Original budgets in all and by line."""
    whole = TABLES["budgets"].append_column(
        "budget_line", pa.nulls(TABLES["budgets"].num_rows, pa.string())
    )
    columns = ["project_code", "budget_type", "budget_line", "amount_usd"]
    stacked = pa.concat_tables(
        [whole.select(columns), TABLES["budget_lines"].select(columns)],
        promote_options="permissive",
    )
    return stacked.filter(pc.equal(stacked["budget_type"], "original"))


def changes() -> pa.Table:
    """Changes by line with project and number of their request."""
    keys = TABLES["revisions"].select(["revision_id", "project_code", "revision_number"])
    return TABLES["revision_budgets"].join(keys, "revision_id").sort_by("revision_id")


def found(requests: pa.Table, lines: pa.Table, projects: pa.Table) -> Counter:
    """How often each rule about requests speaks."""
    budget = "project_code budget_type budget_line amount_usd"
    amounts = "project_code revision_number budget_line old_amount_usd new_amount_usd"
    sheets = [
        sheet("Projects", projects, PROJECTS),
        sheet("Budgets", budgets(), budget),
        sheet("Revisions", requests, REVISIONS),
        sheet("Revision budgets", lines, amounts),
    ]
    checked = check_sheets(sheets, ColumnMap(), Settings())
    assert all(count.rows_set_aside == 0 for count in checked.accounting)
    return Counter(each.rule for each in checked.findings if each.rule in OF_REQUESTS)


def test_the_demonstration_raises_nothing_about_its_requests():
    requests, lines = revisions(), changes()
    assert requests.num_rows > 200
    assert lines.num_rows > 200
    assert found(requests, lines, TABLES["projects"]) == {}


def test_what_is_changed_in_it_is_found():
    requests, lines, projects = revisions(), changes(), TABLES["projects"]
    totals = requests["amount_usd"]
    first = totals.is_valid().index(True).as_py()
    off = pa.array([100 if row == first else 0 for row in range(len(totals))])
    place = requests.column_names.index("amount_usd")
    wrong = requests.set_column(place, "amount_usd", pc.add(totals, off).cast(totals.type))
    assert found(wrong, lines, projects)["request_total_unlike_lines"] >= 1
    ends = projects["end_date"]
    later = pc.add(ends.cast(pa.int32()), pa.scalar(40, pa.int32())).cast(pa.date32())
    moved = projects.set_column(projects.column_names.index("end_date"), "end_date", later)
    approved = requests.filter(
        pc.and_(
            pc.equal(requests["request_decision"], "approved"), requests["new_end_date"].is_valid()
        )
    )
    extended = pc.count_distinct(approved["project_code"]).as_py()
    assert found(requests, lines, moved)["end_unlike_requests"] == extended
