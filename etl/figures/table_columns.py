"""Columns of printed tables whose every cell is a published figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """What the numbers of one printed column are; `stem` is their part of the identifier."""

    stem: str
    measure: str
    unit: str


# Name used in a column map -> the figures of that column.
FIGURE_COLUMNS: dict[str, FigureColumn] = {
    "cpos_7a_eligible": FigureColumn(
        "t4.7a.elig", "CPOs eligible for reporting, indicator 7a", "CPOs"
    ),
    "cpos_7a_all": FigureColumn("t4.7a.total", "total CPOs, indicator 7a", "CPOs"),
    "cpos_7b_eligible": FigureColumn(
        "t4.7b.elig", "CPOs eligible for reporting, indicator 7b", "CPOs"
    ),
    "cpos_7b_all": FigureColumn("t4.7b.total", "total CPOs, indicator 7b", "CPOs"),
    "table_projects": FigureColumn("t5.projects", "projects", "projects"),
    "table_project_budget": FigureColumn("t5.project_budget", "project budget", "USD"),
    "table_project_average": FigureColumn("t5.average_per_project", "average per project", "USD"),
    "table_activities": FigureColumn("t5.activities", "activities", "activities"),
    "table_activity_budget": FigureColumn("t5.activity_budget", "activity budget", "USD"),
    "table_activity_average": FigureColumn(
        "t5.average_per_activity", "average per activity", "USD"
    ),
}
