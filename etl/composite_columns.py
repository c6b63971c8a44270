"""The columns that composite cells fill; etl/cells.py reads the cells."""

# Name used in a column map -> columns such a cell may fill.
COMPOSITE_COLUMNS: dict[str, frozenset[str]] = {
    "allocation_and_line": frozenset({"amount_usd", "funding_line"}),
    "period_and_extension": frozenset(
        {"start_date", "end_date", "planned_months", "nce_months", "new_end_date"}
    ),
    "country_list": frozenset({"countries", "regional_grouping"}),
    "project_code_list": frozenset({"project_codes"}),
    "projects_and_share": frozenset({"projects", "projects_pct"}),
    "budget_and_share": frozenset({"budget", "budget_pct"}),
}
