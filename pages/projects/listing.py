"""The register as a table: which projects are asked for, and in which columns."""

from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.projects import search
from pages.shared import data, formats
from pages.shared.formats import NOT_STATED
from pages.shared.view import View

CODED = (
    "theme",
    "funding_line",
    "coverage",
    "fund_region",
    "regional_grouping",
    "project_category",
    "objective_category",
    "gender_marker",
    "project_status",
    "outcome_status",
    "beneficiary_reach",
    "impact_rating",
)
"""Columns of codes; the register holds the words beside each."""

NAMED = ("review", *CODED, "document")
"""Columns that the download has words beside."""

ON_SCREEN = (
    "project_code",
    "title",
    "theme",
    "funding_year",
    "fund_region",
    "places",
    "coverage",
    "funding_line",
    "budget_usd",
    "planned_months",
    "nce_months",
    "project_category",
    "objective_category",
    "project_status",
    "outcome_status",
    "impact_rating",
)
"""What the table on the page shows, in this order; `places` is made here, the download has
everything else."""

SEVERAL = 2
"""Themes from which on they tell projects apart."""


@dataclass(frozen=True)
class Register:
    """The projects a reader asked for, in the order of the register.

    table: one row per project. narrowed: dimensions that a chart or a link narrows to
    beyond the filters. wanted: the text searched for.
    """

    table: pa.Table
    narrowed: dict[str, str]
    wanted: str = ""

    @property
    def codes(self) -> list[str]:
        """Project codes in their order."""
        return self.table["project_code"].to_pylist()

    @property
    def params(self) -> dict[str, str]:
        """What stands in the address beside the filters."""
        return self.narrowed | ({"q": self.wanted} if self.wanted else {})

    def without(self, name: str) -> "Register":
        """The same with one narrowing taken away; only its `params` are meant to be used."""
        kept = {key: value for key, value in self.narrowed.items() if key != name}
        return replace(self, narrowed=kept)


def of(view: View, narrowed: dict[str, str], wanted: str = "") -> Register:
    """The projects in view that also satisfy `narrowed` and hold the words of `wanted`."""
    found = with_themes(view.rows("project_register", where=narrowed or None))
    table = data.with_labels(found, NAMED)
    return Register(search.matching(table, wanted, printed_names()), narrowed, wanted)


def with_themes(table: pa.Table) -> pa.Table:
    """The projects with their theme, which the register itself does not have."""
    known = data.rows("projects", columns=["project_code", "theme"])
    places = pc.index_in(table["project_code"], known["project_code"].combine_chunks())
    after = table.column_names.index("title") + 1
    return table.add_column(after, "theme", known["theme"].take(places))


def printed_names() -> dict[str, list[str]]:
    """Country names as the documents print them, by project code."""
    found: dict[str, list[str]] = {}
    for row in data.rows("project_countries").to_pylist():
        found.setdefault(row["project_code"], []).append(row["country_printed"])
    return found


def on_screen(table: pa.Table) -> pa.Table:
    """The columns of the table on the page, words instead of codes; nothing stays nothing.

    A theme that all projects of the dataset have tells nothing and takes no room.
    """
    columns = {}
    for name in ON_SCREEN:
        if name == "theme" and len(data.present(name)) < SEVERAL:
            continue
        if name == "places":
            columns[name] = pa.array([places(row) for row in table.to_pylist()], pa.string())
        elif name in CODED:
            codes = table[name].to_pylist()
            labels = [None if code is None else data.label(name, code) for code in codes]
            columns[name] = pa.array(labels, pa.string())
        else:
            columns[name] = table[name]
    return pa.table(columns)


def places(row: dict) -> str | None:
    """Countries and grouping of a project: "ASEAN Member States: Cambodia; Indonesia"."""
    grouping = row["regional_grouping"] and data.label(
        "regional_grouping", row["regional_grouping"]
    )
    return ": ".join(part for part in (grouping, row["country_names"]) if part) or None


def heading(name: str) -> tuple[str, str | None]:
    """The words above a column of the table on the page, and what they mean."""
    if name == "places":
        return "Countries or grouping", "Countries named, after the grouping where one is named."
    for known in (warehouse.columns(), warehouse.dimensions(), warehouse.metrics()):
        if name in known:
            found = known[name]
            return found.label, getattr(found, "meaning", "") or found.description
    raise KeyError(name)


def facts(row: dict) -> list[str]:
    """The main facts of one project in words, for a line below its title."""
    where = places(row) or f"country {NOT_STATED}"
    budget = f"budget {formats.usd_full(row['budget_usd'])}"
    return [str(row["funding_year"]), row["fund_region_label"], where, budget]
