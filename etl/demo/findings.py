"""Data issues of the demonstration: what rules of the Fund find in its tables.

The rules look at the finished tables only, not at what was planted. Those of budgets
and requests are the ones a fund's own data is held to (etl/rules/fund).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.demo.columns import coded, stacked, table, texts, usd
from etl.demo.parameters import Parameters
from etl.demo.rules import Rules
from etl.rules.fund import Breaches, late_requests, low_reserve, overspent, staff_and_office
from warehouse.schema import fund_limits, load_codes

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
        late = late_requests(_plain(requests["requested_date"]), _plain(requests["old_end_date"]))
        return Broken(
            rule="revision_request_late",
            entity="revisions",
            key="revision_id",
            attribute="requested_date",
            rows=late.rows,
            found=late.found.cast(pa.string()),
            expected=texts("by ", late.bound),
            problem=f"was asked for later than {fund_limits().request_notice} before the end date",
        )

    def _above_ceiling(self) -> Broken:
        ceiling = self._ceiling
        above = pc.fill_null(pc.greater(self._original, ceiling), False)
        rows = np.flatnonzero(above.to_numpy(zero_copy_only=False))
        return self._on_budget(
            "budget_above_ceiling",
            Breaches(rows, self._original.take(pa.array(rows)), ceiling.take(pa.array(rows))),
            "at most ",
            "has a budget above the ceiling of its line, coverage and year",
        )

    def _staff_and_office(self) -> Broken:
        staff, office = self._line("staff"), self._line("office")
        return self._on_budget(
            "staff_office_above_limit",
            staff_and_office(self._original, staff, office),
            "at most ",
            "plans more than 30 per cent for staff and office",
        )

    def _evaluation_reserve(self) -> Broken:
        reserved = pc.fill_null(self._line("evaluation"), Decimal(0))
        return self._on_budget(
            "evaluation_reserve_low",
            low_reserve(self._years, self._original, reserved),
            "at least ",
            "sets aside less than 5 per cent for the evaluation",
        )

    def _on_budget(self, rule: str, broken: Breaches, bound: str, problem: str) -> Broken:
        return Broken(
            rule=rule,
            entity="projects",
            key="project_code",
            attribute="amount_usd",
            rows=broken.rows,
            found=_usd(broken.found),
            expected=texts(bound, _usd(broken.bound)),
            problem=problem,
        )

    def _spent_above(self) -> Broken:
        spending = self._tables["expenditures"]
        most = spending.group_by("project_code").aggregate([("spent_usd", "max")])
        spent = self._of_projects(most["project_code"], most["spent_usd_max"])
        above = overspent(spent, pc.coalesce(self._total("revised"), self._original))
        return Broken(
            rule="spent_above_budget",
            entity="projects",
            key="project_code",
            attribute="spent_usd",
            rows=above.rows,
            found=_usd(above.found),
            expected=texts("at most ", _usd(above.bound)),
            problem="spent more than its budget",
        )

    def _without_marker(self) -> Broken:
        periods = self._parameters.distributions("gender_marker")
        first = min(period.first_year for period in periods)
        missing = self._tables["projects"]["gender_marker"].is_null().to_numpy()
        rows = np.flatnonzero(missing & (self._years.to_numpy() >= first))
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

    @cached_property
    def _years(self) -> pa.Array:
        return _plain(self._tables["projects"]["funding_year"])

    def _of_projects(self, codes: pa.ChunkedArray, amounts: pa.ChunkedArray) -> pa.Array:
        """Amounts of some projects as a column of all; null for the others."""
        return _plain(amounts).take(pc.index_in(self._codes, value_set=_plain(codes)))

    @cached_property
    def _original(self) -> pa.Array:
        return self._total("original")

    def _total(self, budget_type: str) -> pa.Array:
        budgets = self._tables["budgets"]
        rows = budgets.filter(pc.equal(_plain(budgets["budget_type"]), budget_type))
        return self._of_projects(rows["project_code"], rows["amount_usd"])

    def _line(self, line: str) -> pa.Array:
        """Original amount of one budget line of every project."""
        lines = self._tables["budget_lines"]
        is_line = pc.equal(_plain(lines["budget_line"]), line)
        is_original = pc.equal(_plain(lines["budget_type"]), "original")
        rows = lines.filter(pc.and_(is_line, is_original))
        return self._of_projects(rows["project_code"], rows["amount_usd"])

    @cached_property
    def _ceiling(self) -> pa.Array:
        """Highest budget stated for the line, coverage and year of each project, null for none."""
        projects = self._tables["projects"]
        lines, coverage = projects["funding_line"].to_numpy(), _plain(projects["coverage"])
        years = self._years.to_numpy()
        _, highest, in_force = self._rules.ceilings(lines, np.array(coverage.to_pylist()), years)
        return usd(highest, in_force)


def _plain(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column in one piece, without a dictionary."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_dictionary(joined.type):
        return joined.cast(joined.type.value_type)
    return joined


def _usd(amounts: pa.Array) -> pa.Array:
    """Amounts in words: USD 70000, with cents only where there are any."""
    written = pc.round(amounts, 2).cast(pa.decimal128(28, 2)).cast(pa.string())
    return texts("USD ", pc.replace_substring_regex(written, r"\.00$", ""))
