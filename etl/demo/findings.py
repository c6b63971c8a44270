"""Data issues of the demonstration: what rules of the Fund find in its tables.

The rules look at the finished tables only, not at what was planted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.demo import days
from etl.demo.columns import coded, dates, stacked, table, texts
from etl.demo.parameters import Parameters
from etl.demo.rules import Rules
from warehouse.schema import load_codes

_HANDLING = "Published as it is: planted in the demonstration so that rules have something to find."


@dataclass(frozen=True, slots=True)
class Broken:
    """Records of a table that break a rule, with what was found and expected, in words."""

    rule: str
    entity: str
    key: str
    attribute: str
    rows: np.ndarray
    found: pa.Array
    expected: pa.Array
    problem: str


class Findings:
    """Looks for broken rules in the tables of the demonstration."""

    def __init__(
        self, tables: Mapping[str, pa.Table], rules: Rules, parameters: Parameters
    ) -> None:
        """Take the tables and the rules they are held against."""
        self._tables = tables
        self._rules = rules
        self._parameters = parameters

    def table(self) -> pa.Table:
        """Rows of `data_issues`, one per record that breaks a rule."""
        return stacked(
            [
                self._issues(broken)
                for broken in (
                    self._late_requests(),
                    self._above_ceiling(),
                    self._staff_and_office(),
                    self._evaluation_reserve(),
                    self._spent_above(),
                    self._without_marker(),
                )
            ]
        )

    def _issues(self, broken: Broken) -> pa.Table:
        rows = self._tables[broken.entity].take(pa.array(broken.rows))
        ids = _plain(rows[broken.key])
        severity = {row["code"]: row["severity"] for row in load_codes("rules")}[broken.rule]
        shown = pc.fill_null(broken.found, "nothing")
        return table(
            "data_issues",
            rows["source_row"].to_numpy(),
            issue_id=texts(f"{broken.rule}:", ids),
            rule=broken.rule,
            severity=severity,
            entity=broken.entity,
            entity_id=ids,
            attribute=broken.attribute,
            found_value=broken.found,
            expected_value=broken.expected,
            message=texts(ids, f" {broken.problem}: ", shown, ", expected ", broken.expected, "."),
            handling=_HANDLING,
        )

    def _late_requests(self) -> Broken:
        requests = self._tables["revisions"]
        asked, end = _days(requests["requested_date"]), _days(requests["old_end_date"])
        deadline = days.months_later(end, -1)
        rows = np.flatnonzero(asked > deadline)
        return Broken(
            rule="revision_request_late",
            entity="revisions",
            key="revision_id",
            attribute="requested_date",
            rows=rows,
            found=dates(asked[rows]).cast(pa.string()),
            expected=texts("by ", dates(deadline[rows])),
            problem="was asked for later than one month before the end date",
        )

    def _above_ceiling(self) -> Broken:
        ceiling = self._ceiling
        rows = np.flatnonzero((ceiling > 0) & (self._original > ceiling))
        return Broken(
            rule="budget_above_ceiling",
            entity="projects",
            key="project_code",
            attribute="amount_usd",
            rows=rows,
            found=_usd(self._original[rows]),
            expected=texts("at most ", _usd(ceiling[rows])),
            problem="has a budget above the ceiling of its line, coverage and year",
        )

    def _staff_and_office(self) -> Broken:
        limit = self._parameters.number("staff_office_limit")
        most = np.floor(self._original * limit)
        found = self._line("staff") + self._line("office")
        rows = np.flatnonzero(found > most)
        return Broken(
            rule="staff_office_above_limit",
            entity="projects",
            key="project_code",
            attribute="amount_usd",
            rows=rows,
            found=_usd(found[rows]),
            expected=texts("at most ", _usd(most[rows])),
            problem="plans more than 30 per cent for staff and office",
        )

    def _evaluation_reserve(self) -> Broken:
        least = np.ceil(self._original * self._parameters.number("evaluation_minimum"))
        ruled = self._years >= self._parameters.number("evaluation_first_year")
        found = self._line("evaluation")
        rows = np.flatnonzero(ruled & (found < least))
        return Broken(
            rule="evaluation_reserve_low",
            entity="projects",
            key="project_code",
            attribute="amount_usd",
            rows=rows,
            found=_usd(found[rows]),
            expected=texts("at least ", _usd(least[rows])),
            problem="sets aside less than 5 per cent for the evaluation",
        )

    def _spent_above(self) -> Broken:
        spending = self._tables["expenditures"]
        most = np.zeros(self._count)
        np.maximum.at(most, self._places(spending), _amounts(spending["spent_usd"]))
        budget = np.where(self._revised > 0, self._revised, self._original)
        rows = np.flatnonzero(most > budget)
        return Broken(
            rule="spent_above_budget",
            entity="projects",
            key="project_code",
            attribute="spent_usd",
            rows=rows,
            found=_usd(most[rows]),
            expected=texts("at most ", _usd(budget[rows])),
            problem="spent more than its budget",
        )

    def _without_marker(self) -> Broken:
        periods = self._parameters.distributions("gender_marker")
        first = min(period.first_year for period in periods)
        missing = self._tables["projects"]["gender_marker"].is_null().to_numpy()
        rows = np.flatnonzero(missing & (self._years >= first))
        return Broken(
            rule="value_missing",
            entity="projects",
            key="project_code",
            attribute="gender_marker",
            rows=rows,
            found=pa.nulls(len(rows), pa.string()),
            expected=coded(np.full(len(rows), "a Gender Marker", dtype=object)).cast(pa.string()),
            problem="has no Gender Marker",
        )

    @cached_property
    def _codes(self) -> pa.Array:
        return _plain(self._tables["projects"]["project_code"])

    @property
    def _count(self) -> int:
        return len(self._codes)

    @cached_property
    def _years(self) -> np.ndarray:
        return self._tables["projects"]["funding_year"].to_numpy()

    def _places(self, rows: pa.Table) -> np.ndarray:
        """Row of the project of each row."""
        return pc.index_in(_plain(rows["project_code"]), self._codes).to_numpy()

    @cached_property
    def _original(self) -> np.ndarray:
        return self._total("original")

    @cached_property
    def _revised(self) -> np.ndarray:
        return self._total("revised")

    def _total(self, budget_type: str) -> np.ndarray:
        budgets = self._tables["budgets"]
        rows = budgets.filter(pc.equal(_plain(budgets["budget_type"]), budget_type))
        total = np.zeros(self._count)
        total[self._places(rows)] = _amounts(rows["amount_usd"])
        return total

    def _line(self, line: str) -> np.ndarray:
        """Original amount of one budget line of every project."""
        lines = self._tables["budget_lines"]
        is_line = pc.equal(_plain(lines["budget_line"]), line)
        is_original = pc.equal(_plain(lines["budget_type"]), "original")
        rows = lines.filter(pc.and_(is_line, is_original))
        amount = np.zeros(self._count)
        amount[self._places(rows)] = _amounts(rows["amount_usd"])
        return amount

    @cached_property
    def _ceiling(self) -> np.ndarray:
        """Highest budget stated for the line, coverage and year of each project; 0 for none."""
        projects = self._tables["projects"]
        lines, coverage = projects["funding_line"].to_numpy(), _plain(projects["coverage"])
        of_projects = self._rules.ceilings(lines, np.array(coverage.to_pylist()), self._years)
        _, highest, in_force = of_projects
        return np.where(in_force, highest, 0)


def _plain(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column in one piece, without a dictionary."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_dictionary(joined.type):
        return joined.cast(joined.type.value_type)
    return joined


def _days(column: pa.ChunkedArray) -> np.ndarray:
    return _plain(column).cast(pa.int32()).to_numpy().astype(np.int64)


def _amounts(column: pa.ChunkedArray) -> np.ndarray:
    """Whole US dollars; the demonstration has no cents."""
    return column.cast(pa.float64()).to_numpy()


def _usd(amounts: np.ndarray) -> pa.Array:
    return texts("USD ", amounts.astype(np.int64))
