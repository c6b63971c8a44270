"""Questions that no single SELECT answers: records are read once, then computed with.

Both take the records of a warehouse under its filters and a day of observation: nothing
recorded after it counts, so that an earlier day gives the answer that was known then.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse import fairness, requests_fairness
from warehouse.answers import Counts
from warehouse.schema import load_codes
from warehouse.statistics import DAYS_PER_MONTH, cohorts, survival

PANDEMIC_FROM, PANDEMIC_MONTH_END = date(2020, 3, 1), date(2020, 3, 31)
"""The World Health Organization called COVID-19 a pandemic in March 2020."""

_STRATUM = ("planned_length", "funding_line", "coverage")

Where = Mapping[str, Any] | None


class Records(ABC):
    """What is asked for records, and for what these analyses make of them."""

    @abstractmethod
    def rows(
        self, relation: str, where: Where = None, columns: Iterable[str] | None = None
    ) -> pa.Table:
        """Rows of a relation under the filters."""

    @abstractmethod
    def query(
        self, metrics: Iterable[str], by: Iterable[str] = (), where: Where = None
    ) -> pa.Table:
        """Metrics per group under the filters."""

    def first_revision_curve(
        self, as_of: date | None = None, where: Where = None
    ) -> "FirstRevision":
        """When projects are first revised; see `warehouse.first_revision_curve`."""
        return first_revision_curve(self, where, as_of)

    def covid_effect(self, as_of: date | None = None, where: Where = None) -> "CovidEffect":
        """Extensions in the pandemic against before; see `warehouse.covid_effect`."""
        return covid_effect(self, where, as_of)

    def fairness_index(self, by: Iterable[str] = (), where: Where = None) -> pa.Table:
        """How far projects and money lie from the States; see `warehouse.fairness_index`."""
        return fairness.fairness_index(self, tuple(by), where)

    def fairness_by_region(self, where: Where = None) -> pa.Table:
        """Regions beside their eligible States; see `warehouse.fairness_by_region`."""
        return fairness.fairness_by_region(self, where)

    def requests_by_region(self, where: Where = None) -> pa.Table:
        """What regions ask for and are granted; see `warehouse.requests_by_region`."""
        return requests_fairness.requests_by_region(self, where)

    def requests_index(self, by: Iterable[str] = (), where: Where = None) -> pa.Table:
        """How far requests lie from the States; see `warehouse.requests_index`."""
        return requests_fairness.requests_index(self, tuple(by), where)

    def concentration(self, where: Where = None) -> fairness.Concentration:
        """How much falls on few countries; see `warehouse.concentration`."""
        return fairness.concentration(self, where)


@dataclass(frozen=True)
class FirstRevision:
    """When projects are first revised.

    table: see `statistics.survival.share_without`, months counted from the start of each
    project. half_months: months after which half were revised, None where that is not
    reached. counts: projects used of those eligible; missing are those without a start or
    whose revisions are not known or not dated. not_started: projects that start after
    observed_until, the day of observation (None without a record of any day).
    """

    table: pa.Table
    half_months: float | None
    counts: Counts
    revised: int
    not_started: int
    observed_until: date | None


@dataclass(frozen=True)
class CovidEffect:
    """Extensions of projects planned to run in March 2020 against those of earlier ones.

    table: see `statistics.cohorts.compare`, measures extended_pct (share of projects
    extended, per cent) and extension_months (mean months granted). strata: the same per
    stratum, see `by_stratum`, with planned_length, funding_line and coverage.
    counts: projects of either side whose dates, plan, line, coverage and extensions are
    known, of all in view. too_brief: projects that ran in March 2020 whose follow-up was
    not over on the day of observation. alone: projects without a counterpart.
    """

    table: pa.Table
    strata: pa.Table
    counts: Counts
    too_brief: int
    alone: int
    observed_until: date | None


def observed_until(records: Records, as_of: date | None = None) -> date | None:
    """The last day of which the dataset holds a record, or `as_of` when that is earlier."""
    last = records.rows("observation_days")["observed_until"][0].as_py()
    return min(filter(None, (last, as_of)), default=None)


def first_revision_curve(
    records: Records, where: Where = None, as_of: date | None = None
) -> FirstRevision:
    """Share of projects not yet revised by month since their start.

    A project is revised on the day its first request in effect was decided. One that ended
    without a revision is watched until its end, a running one until the day of
    observation; from then on it is no longer counted, neither as revised nor as not.
    """
    day = observed_until(records, as_of)
    columns = ("watched_from", "end_date", "first_revised_date")
    found = records.rows("project_steps", where, columns)
    kept = found.filter(pc.is_valid(found["watched_from"]))
    counts = Counts(used=kept.num_rows, eligible=found.num_rows)
    if day is None or not kept.num_rows:
        return FirstRevision(survival.SCHEMA.empty_table(), None, counts, 0, 0, day)
    start, end, revised = (
        _days(kept[name]) for name in ("watched_from", "end_date", "first_revised_date")
    )
    last = np.fmin(np.nan_to_num(end, nan=np.inf), _day(day))
    # A revision on or before the last day watched; a project ends later once it is extended.
    happened = revised <= _day(day)
    watched = np.where(happened, revised, last) - start
    started = start <= _day(day)
    watched, happened = np.maximum(watched[started], 0), happened[started]
    return FirstRevision(
        table=survival.share_without(watched, happened),
        half_months=survival.half_without(watched, happened),
        counts=Counts(used=int(started.sum()), eligible=found.num_rows - int((~started).sum())),
        revised=int(happened.sum()),
        not_started=int((~started).sum()),
        observed_until=day,
    )


def covid_effect(records: Records, where: Where = None, as_of: date | None = None) -> CovidEffect:
    """Projects whose planned time covers March 2020 against earlier ones like them.

    Alike are projects of the same planned length (in bands), funding line and coverage.
    Each is followed from its start for the months its band says (code list
    planned_lengths), and only months granted by then count; projects of the baseline were
    followed to the end before March 2020. Planned, not actual time says whether a project
    ran then: those that still ran only because they had been extended would count the
    extensions twice.
    """
    day = observed_until(records, as_of)
    needed = ("watched_from", "extended_months", *_STRATUM)
    columns = ("project_code", "planned_months", *needed)
    found = records.rows("project_steps", where, columns)
    kept = found.filter(_all_valid(found, *needed))
    start = _days(kept["watched_from"])
    follow = {
        row["code"]: float(row["follow_up_months"]) * DAYS_PER_MONTH
        for row in load_codes("planned_lengths")
    }
    until = start + np.array([follow[code] for code in kept["planned_length"].to_pylist()])
    planned_end = start + _numbers(kept["planned_months"]) * DAYS_PER_MONTH
    earlier = until < _day(PANDEMIC_FROM)
    # Plans of more than four years can reach into the pandemic after all follow-up is over.
    ran = (start <= _day(PANDEMIC_MONTH_END)) & (planned_end >= _day(PANDEMIC_FROM)) & ~earlier
    over = until <= (-np.inf if day is None else _day(day))
    before = over & earlier
    months = _granted_by(records, where, kept["project_code"], until)
    measures = {"extended_pct": 100.0 * (months > 0), "extension_months": months}
    strata = _strata(kept)
    sides = [({name: v[side] for name, v in measures.items()}, strata[side])
             for side in (ran & over, before)]  # fmt: skip
    (group, of_group), (baseline, of_baseline) = sides
    return CovidEffect(
        table=cohorts.compare(group, baseline, of_group, of_baseline),
        strata=_named(cohorts.by_stratum(group, baseline, of_group, of_baseline)),
        counts=Counts(used=of_group.size + of_baseline.size, eligible=found.num_rows),
        too_brief=int((ran & ~over).sum()),
        alone=int((~np.isin(of_group, of_baseline)).sum()),
        observed_until=day,
    )


def _granted_by(
    records: Records, where: Where, codes: pa.ChunkedArray, until: np.ndarray
) -> np.ndarray:
    """Months granted to each project, of requests in effect decided on or before its day."""
    columns = ("project_code", "revised_date", "months_granted")
    requests = records.rows("revision_ledger", where, columns)
    places = pc.index_in(requests["project_code"], value_set=codes.combine_chunks())
    of_project = pc.and_(pc.is_valid(places), pc.is_valid(requests["revised_date"]))
    requests, places = requests.filter(of_project), places.filter(of_project)
    place = places.to_numpy()
    months = np.nan_to_num(_numbers(requests["months_granted"]))
    in_time = _days(requests["revised_date"]) <= until[place]
    return np.bincount(place[in_time], weights=months[in_time], minlength=until.size)


def _strata(table: pa.Table) -> np.ndarray:
    """What makes projects alike, as one text each."""
    parts = [pc.cast(table[name], pa.string()) for name in _STRATUM]
    joined = pc.binary_join_element_wise(*parts, "|")
    return np.array(joined.to_pylist(), dtype=str)


def _named(table: pa.Table) -> pa.Table:
    """The table of strata with a column for each thing that makes projects alike."""
    parts = [text.split("|") for text in table["stratum"].to_pylist()]
    for number, name in reversed(list(enumerate(_STRATUM))):
        table = table.add_column(0, name, pa.array([part[number] for part in parts], pa.string()))
    return table.drop_columns("stratum")


def _all_valid(table: pa.Table, *names: str) -> pa.ChunkedArray:
    known = pc.is_valid(table[names[0]])
    for name in names[1:]:
        known = pc.and_(known, pc.is_valid(table[name]))
    return known


def _days(column: pa.ChunkedArray) -> np.ndarray:
    """Dates as days since 1970; nan where there is none."""
    return _numbers(pc.cast(column, pa.int32()))


def _numbers(column: pa.ChunkedArray) -> np.ndarray:
    values = pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(values, float)


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days
