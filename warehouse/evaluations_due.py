"""Which ex-post evaluations are due or overdue on a day.

The answer depends on the day it is asked for, and a snapshot holds no clock, so the day
is part of the question. Everything that does not depend on it is in the model
`evaluation_windows`.
"""
# ruff: noqa: S608 - the inner SELECT is compiled from the registry, the day is a parameter

from datetime import date

from warehouse.conditions import Statement

RELATION = "evaluation_windows"


def compile_status(windows: Statement, as_of: date) -> Statement:
    """The rows of `windows` with the column evaluation_status on the day `as_of`.

    windows: a SELECT of all columns of `evaluation_windows`. Codes as in
    codes/evaluation_statuses.csv; an evaluation is due on both days of its window. Before it
    none is due, whether or not it is stated that the project was evaluated.
    """
    sql = f"""SELECT
  windows.*,
  CASE
    WHEN evaluation_standing NOT IN ('outstanding', 'not_told') THEN evaluation_standing
    WHEN CAST($as_of AS DATE) < window_opens THEN 'not_yet'
    WHEN evaluation_standing = 'not_told' THEN 'not_told'
    WHEN CAST($as_of AS DATE) <= window_closes THEN 'due'
    ELSE 'overdue'
  END AS evaluation_status
FROM (
{windows.sql}
) AS windows
ORDER BY project_code"""
    return Statement(sql, {**windows.params, "as_of": as_of})
