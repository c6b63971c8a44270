"""Tables the Fairness page puts together from answers of the warehouse."""

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import data, formats
from pages.shared.view import View

NOT_FOLLOWED = ("fund_region", "iso3")
"""Filters that would leave a part of the regions, which cannot be compared with all States."""


def over_all_regions(view: View) -> View:
    """The same view without the filters on region and country."""
    return view.without(NOT_FOLLOWED)


def of_requests(view: View) -> View:
    """The same view without the filters that requests for funding do not state."""
    return view.reaching("funding_requests_made")


def index(view: View, *by: str) -> list[dict]:
    """How far projects and money lie from the States, per group."""
    return data.analysis("fairness_index", by, where=view.where()).to_pylist()


def whole(view: View) -> dict:
    """The same over everything in view."""
    return index(view)[0]


def regions(view: View) -> pa.Table:
    """Regions with eligible States, with what they have beyond their part by the States."""
    found = data.analysis("fairness_by_region", where=view.where())
    return data.with_labels(found, ["fund_region"])


def money(view: View) -> pa.Table:
    """The regions again, nothing of any without a budget in view."""
    found = regions(view)
    stated = sum(found["budget_projects"].to_pylist()) >= warehouse.MINIMUM_GROUP
    return found if stated else found.slice(0, 0)


REGION_COLUMNS = (
    "fund_region",
    "fund_region_label",
    "eligible_states",
    "eligible_pct",
    "projects",
    "projects_pct",
    "projects_ratio",
    "budget_projects",
    "budget_pct",
    "budget_ratio",
)


def per_region(view: View) -> pa.Table:
    """States, projects and money of each region, with shares and ratios."""
    return regions(view).select(REGION_COLUMNS)


def per_year(view: View) -> pa.Table:
    """The index of each funding year that is stated, with its number of projects."""
    found = data.analysis("fairness_index", ("funding_year",), where=view.where())
    return found.filter(pc.is_valid(found["funding_year"]))


def per_line(view: View) -> pa.Table:
    """The index of each funding line, its number of projects in the label."""
    found = data.analysis("fairness_index", ("funding_line",), where=view.where())
    found = data.with_labels(found.filter(pc.is_valid(found["funding_line"])), ["funding_line"])
    labels = [
        f"{label} (n {formats.count(number)})"
        for label, number in zip(
            found["funding_line_label"].to_pylist(), found["projects"].to_pylist(), strict=True
        )
    ]
    place = found.column_names.index("funding_line_label")
    return found.set_column(place, "funding_line_label", pa.array(labels, pa.string()))


TOO_FEW = "too few"
TO_MOVE = {
    "to_move": "projects_moved_pct",
    "by_chance": "projects_chance_pct",
    "money_to_move": "budget_moved_pct",
}
"""Columns in words to the numbers they tell."""


def per_year_and_line(view: View) -> pa.Table:
    """The index of each year and line in words, the latest year first."""
    found = data.analysis("fairness_index", ("funding_year", "funding_line"), where=view.where())
    found = data.with_labels(found, ["funding_line"])
    found = found.sort_by([("funding_year", "descending"), ("funding_line", "ascending")])
    names = ("funding_year", "funding_line", "funding_line_label", "projects")
    told = {
        name: [TOO_FEW if value is None else formats.percent(value) for value in column.to_pylist()]
        for name, column in ((name, found[number]) for name, number in TO_MOVE.items())
    }
    return pa.table(
        {
            **{name: found[name] for name in names},
            **{name: pa.array(values, pa.string()) for name, values in told.items()},
            "left_out": found["left_out"],
        }
    )


def requests(view: View) -> pa.Table:
    """What each region asked for and was granted."""
    found = data.analysis("requests_by_region", where=view.where())
    return data.with_labels(found, ["fund_region"])


def requests_index(view: View) -> dict:
    """How far requests lie from the States, and grants from requests; empty without any State."""
    found = data.analysis("requests_index", (), where=view.where()).to_pylist()
    return found[0] if found else {}


def requests_per_year(view: View) -> pa.Table:
    """The same per funding year."""
    found = data.analysis("requests_index", ("funding_year",), where=view.where())
    return found.filter(pc.is_valid(found["funding_year"]))


def concentration(view: View) -> warehouse.Concentration:
    """How projects are spread over the countries they name."""
    return data.analysis("concentration", where=view.where())


def largest_countries(view: View) -> pa.Table:
    """The countries with most projects; empty where too few projects name one."""
    found = concentration(view)
    number = TOP if found.top_projects_pct is not None else 0
    return data.with_labels(found.table.slice(0, number), ["iso3"])


TOP = 10
