"""Tables the COVID-19 impact page puts together from records."""

from datetime import date, timedelta

import pyarrow as pa

import warehouse
from pages.shared import records
from pages.shared.view import View

COVID = "covid_19"
PANDEMIC_START = date(2020, 3, 1)
"""The World Health Organization called COVID-19 a pandemic in March 2020."""

ENDED_BEFORE = {"end_date": warehouse.Between(None, PANDEMIC_START - timedelta(days=1))}
"""The filter for projects that were over before it; those without dates are left out."""

BEFORE, DURING, UNDATED = LANES = (
    "Ended before March 2020",
    "Ran in March 2020 or later",
    "Dates not stated",
)


def baseline(view: View) -> View:
    """The same view over all years: what came before can only be compared with what came after."""
    filters = view.filters.without("review").without("funding_year")
    return View(filters, view.cards)


def named(view: View) -> pa.Table:
    """The projects named for COVID-19: what is said of it, and what else is said of them."""
    titles = titles_of(view)
    said: dict[str, list[dict]] = {}
    for row in view.rows("challenges", where={"covid_named": True}).to_pylist():
        said.setdefault(row["project_code"], []).append(row)
    return pa.table(
        {
            "project_code": pa.array(list(said), pa.string()),
            "title": pa.array([titles[code] for code in said], pa.string()),
            "statement": pa.array([sayings(rows, covid=True) for rows in said.values()]),
            "other_challenges": pa.array([sayings(rows, covid=False) for rows in said.values()]),
            "document": pa.array([of_covid(rows)["document"] for rows in said.values()]),
            "locator": pa.array([of_covid(rows)["locator"] for rows in said.values()]),
        }
    )


def of_named(view: View, shown: pa.Table) -> records.Used:
    """The projects that `shown` names, of all in view."""
    return records.Used(shown.num_rows, view.count(), otherwise="not named for COVID-19")


def sayings(rows: list[dict], *, covid: bool) -> str:
    """What is said of COVID-19, or of other challenges, with its place in the document."""
    return "; ".join(
        f"{row['statement']} ({row['locator']})"
        for row in rows
        if (row["challenge"] == COVID) == covid
    )


def of_covid(rows: list[dict]) -> dict:
    """The statement on COVID-19 among those on one project."""
    return next(row for row in rows if row["challenge"] == COVID)


def titles_of(view: View) -> dict[str, str]:
    """Project code to title of the projects in view."""
    table = view.rows("project_register", columns=("project_code", "title"))
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))


def extensions(view: View) -> pa.Table:
    """Months of extension per project and whether the project ended before the pandemic."""
    columns = ("project_code", "title", "review", "start_date", "end_date", "nce_months")
    table = view.rows("project_register", columns=(*columns, "document", "locator"))
    periods = [period(end) for end in table["end_date"].to_pylist()]
    return table.add_column(2, "period", pa.array(periods, pa.string()))


def period(end: date | None) -> str:
    """Where the end of a project puts it: before the pandemic, in it, or nobody knows."""
    if end is None:
        return UNDATED
    return BEFORE if end < PANDEMIC_START else DURING


def mentions(view: View) -> int:
    """Projects in view whose title or objective speaks of the pandemic."""
    table = view.rows("project_register", columns=("title", "objective_summary"))
    texts = [f"{row['title']} {row['objective_summary'] or ''}" for row in table.to_pylist()]
    return sum(any(word in text.casefold() for word in WORDS) for text in texts)


WORDS = ("covid", "pandemic", "coronavirus")
