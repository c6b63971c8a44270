"""The two states that are compared: the day in view, and an earlier one from the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyarrow as pa
import streamlit as st

import warehouse
from pages.shared import data, datasets, day, formats, former
from pages.shared.filters import Filters
from pages.shared.view import View

PARAMETER = "since"
KEY = f"address_{PARAMETER}"
LABEL = "Compare with"
KEPT_COMPARISONS = 8


@dataclass(frozen=True)
class Compared:
    """An earlier day and the state in view; their words stand in titles and sentences."""

    since: date
    before: warehouse.Warehouse
    after: warehouse.Warehouse

    @property
    def words(self) -> dict[str, str]:
        """The two days as people read them."""
        as_of = self.after.snapshot.as_of
        until = formats.day(as_of) if as_of else "the last record"
        return {"since": formats.day(self.since), "until": until}

    def projects(self, view: View) -> pa.Table:
        """What moved, see `warehouse.moved_projects`."""
        return self._by(warehouse.moved_projects, view)

    def figures(self, view: View) -> pa.Table:
        """Which figures moved, see `warehouse.moved_figures`."""
        return self._by(warehouse.moved_figures, view)

    def _by(self, compare: Callable[..., pa.Table], view: View) -> pa.Table:
        return _moved(compare, _named(self.before), _named(self.after), view.filters)


State = tuple[str, date | None, str]
"""What `warehouse.current` takes to find a state again: dataset, day and snapshot."""


def _named(store: warehouse.Warehouse) -> State:
    found = store.snapshot
    return found.dataset_name, found.as_of, found.id


@lru_cache(maxsize=KEPT_COMPARISONS)
def _moved(
    compare: Callable[..., pa.Table],
    before: State,
    after: State,
    filters: Filters,
) -> pa.Table:
    """A comparison asks every metric twice, so the last ones are kept, but not the states."""
    return compare(warehouse.current(*before), warehouse.current(*after), filters.where)


def compared() -> Compared:
    """Offer the earlier day, kept in the address as `since`, and return both states."""
    asked = st.query_params.get(PARAMETER, "")
    chosen = day.read(asked)
    if asked and chosen is None:
        st.warning(f"{LABEL}: {day.unknown(asked)}", icon=":material/link_off:")
    st.session_state[KEY] = chosen or year_before(last_day())
    st.date_input(
        LABEL,
        key=KEY,
        min_value=day.EARLIEST,
        max_value=day.LATEST,
        format="YYYY-MM-DD",
        on_change=keep_in_address,
        help="The earlier day. The later one is that of the sidebar, without one everything "
        "recorded.",
        width=220,
    )
    since = st.session_state[KEY]
    before = warehouse.current(datasets.chosen(), since, former.chosen())
    return Compared(since, before, data.store())


def refused(asked: Compared) -> str:
    """Why two days cannot be compared; empty where the earlier one is not after the later."""
    after, named = asked.after.snapshot, formats.day(asked.since)
    if after.as_of is not None and asked.since > after.as_of:
        return (
            f"{named} lies after {formats.day(after.as_of)}, the later day. Choose an earlier day "
            f"here, or a later one under “{day.LABEL}” in the sidebar."
        )
    last = max(last_day(), after.built_at.date())
    if after.as_of is None and asked.since > last:
        return (
            f"{named} lies after {formats.day(last)}, the last day this data can tell of. Choose "
            "an earlier day here."
        )
    return ""


def keep_in_address() -> None:
    """Put the day that was picked into the address."""
    st.query_params[PARAMETER] = st.session_state[KEY].isoformat()


def last_day() -> date:
    """The day in view, without one the last on which anything is recorded."""
    snapshot = data.snapshot()
    observed = data.rows("observation_days")["observed_until"][0].as_py()
    return snapshot.as_of or observed or snapshot.built_at.date()


def year_before(last: date) -> date:
    """The same day a year earlier; 28 February for a leap day."""
    earlier_day = 28 if (last.month, last.day) == (2, 29) else last.day
    return max(date(last.year - 1, last.month, earlier_day), day.EARLIEST)
