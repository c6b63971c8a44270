"""Tables the Regional distribution page puts together from several answers."""

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import data, formats, records
from pages.shared.filters import Filters
from pages.shared.view import View

ALL_OF_2011_2014 = "000.region"
ALL_OF_2016_2020 = "001.region"
"""Where the published distributions over regions stand among the published figures."""


def countries(view: View) -> pa.Table:
    """Projects per country named, with a point inside each country for the map."""
    places = {
        row["iso3"]: (row["latitude"], row["longitude"])
        for row in data.rows("countries", columns=("iso3", "latitude", "longitude")).to_pylist()
    }
    table = view.table("projects", "iso3")
    table = table.filter(pc.is_valid(table["iso3"]))
    found = [places[code] for code in table["iso3"].to_pylist()]
    for place, name in enumerate(("latitude", "longitude")):
        values = pa.array([point[place] for point in found], pa.decimal128(24, 6))
        table = table.append_column(name, values)
    return table


def groupings(view: View) -> pa.Table:
    """Regional groupings named instead of countries or beside them, with their projects."""
    found: dict[str, list[str]] = {}
    listed = view.rows("project_register", columns=("project_code", "regional_grouping"))
    for row in listed.to_pylist():
        if row["regional_grouping"] is not None:
            found.setdefault(row["regional_grouping"], []).append(row["project_code"])
    return pa.table(
        {
            "regional_grouping": list(found),
            "regional_grouping_label": [data.label("regional_grouping", code) for code in found],
            "projects": [", ".join(codes) for codes in found.values()],
        }
    )


def of_groupings(view: View, shown: pa.Table) -> records.Used:
    """The projects that name one of the groupings in `shown`, of all in view."""
    named = sum(len(codes.split(", ")) for codes in shown["projects"].to_pylist())
    return records.Used(named, view.count(), otherwise="naming none")


def all_regions(view: View) -> View:
    """The same view over all regions and countries: shares of a part of them compare nothing."""
    return View(view.filters.without("fund_region").without("iso3"), view.cards)


def eligible_pct(region: str) -> Decimal | None:
    """The share of eligible Member States in a region, per cent; None where it has none."""
    return data.value("eligible_states_pct", {"fund_region": region})


def against_states(view: View) -> pa.Table:
    """Per Fund region the share of projects in view and of eligible Member States, per cent.

    view: over all regions, see `all_regions`.
    """
    projects = view.groups("fund_region")
    states = data.query(["eligible_states", "eligible_states_pct"], "fund_region")
    eligible = {row["fund_region"]: row for row in states.to_pylist()}
    regions = [row["code"] for row in data.codes("fund_region")]
    total = sum(projects.values())
    return pa.table(
        {
            "fund_region": regions,
            "projects": [projects.get(region, 0) for region in regions],
            "projects_pct": [percent(projects.get(region, 0), total) for region in regions],
            "eligible_states": [eligible.get(r, {}).get("eligible_states") for r in regions],
            "eligible_states_pct": [
                eligible.get(r, {}).get("eligible_states_pct") for r in regions
            ],
        }
    )


def published() -> dict[str, pa.Table]:
    """Published shares of all projects beside those of the records, by card."""
    return {
        "published_2011_2014": beside_records(f"{ALL_OF_2011_2014}.pct.*", "2011-2014"),
        "published_2016_2020": beside_records(f"{ALL_OF_2016_2020}.pct.*", "2016-2020"),
    }


def published_budget() -> pa.Table:
    """Published budgets of the 26 projects beside those of the reviewed projects."""
    records = of_review("2011-2014").groups("fund_region", "budget_usd")
    return per_region(f"{ALL_OF_2011_2014}.budget.*", "records_usd", records)


def beside_records(pattern: str, review: str) -> pa.Table:
    """Published shares per region beside the shares of the records of one review."""
    records = of_review(review).groups("fund_region")
    total = sum(records.values())
    shares = {region: percent(number, total) for region, number in records.items()}
    return per_region(pattern, "records_pct", shares)


def per_region(pattern: str, column: str, records: dict[str, Decimal]) -> pa.Table:
    """Published figures per Fund region with the value of the records in `column`.

    A region the records do not have gets zero of them: the register is complete for its
    review, so nothing there is nothing, and not "not stated".
    """
    printed = {}
    for row in data.figures(pattern).to_pylist():
        region = data.fund_region(row["dimension_value"])
        if region is not None:
            printed[region] = row
    regions = [row["code"] for row in data.codes("fund_region") if row["code"] in printed]
    return pa.table(
        {
            "fund_region": regions,
            "printed_region": [printed[region]["dimension_value"] for region in regions],
            "printed_number": [printed[region]["printed_number"] for region in regions],
            "recomputed_number": [printed[region]["recomputed_number"] for region in regions],
            "verdict": [printed[region]["verdict"] for region in regions],
            column: [records.get(region, Decimal(0)) for region in regions],
            "document": [printed[region]["document"] for region in regions],
            "locator": [printed[region]["locator"] for region in regions],
        }
    )


def of_review(review: str) -> View:
    """All records of one review, whatever the reader filters."""
    return View(Filters(review=(review,)), {})


def percent(part: int, total: int) -> Decimal | None:
    """`part` of `total` in per cent with four decimals; None of nothing."""
    return formats.rounded(Decimal(part) * 100 / total, 4) if total else None
