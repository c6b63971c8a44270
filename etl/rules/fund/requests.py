"""When a revision has to be asked for."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import days
from etl.rules.fund.money import Breaches
from warehouse.schema import fund_limits


def late_requests(requested: pa.Array, end_in_force: pa.Array) -> Breaches:
    """Requests made later before the end date in force than the Fund asks for.

    fund_limits.yml says what that means. `bound` is the last day on which each could have
    been made. Requests without one of the two dates are not judged.
    """
    known = pc.and_(requested.is_valid(), end_in_force.is_valid()).to_numpy(zero_copy_only=False)
    deadline = days.months_later(_days(end_in_force), -fund_limits().request_months_before_end)
    rows = np.flatnonzero(known & (_days(requested) > deadline))
    bound = pa.array(deadline[rows].astype(np.int32), pa.int32()).cast(pa.date32())
    return Breaches(rows, requested.take(pa.array(rows)), bound)


def _days(dates: pa.Array) -> np.ndarray:
    numbers = dates.cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False)
    return numbers.astype(np.int64)
