"""When a revision has to be asked for."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import days
from etl.rules.fund.limits import fund_limits
from etl.rules.fund.money import Breaches


def late_requests(requested: pa.Array, old_end: pa.Array) -> Breaches:
    """Requests made later than one month before the end date they were to change.

    `bound` is the last day on which each could have been made. Requests without one
    of the two dates are not judged.
    """
    known = pc.and_(requested.is_valid(), old_end.is_valid()).to_numpy(zero_copy_only=False)
    deadline = days.months_later(_days(old_end), -fund_limits().request_months_before_end)
    rows = np.flatnonzero(known & (_days(requested) > deadline))
    bound = pa.array(deadline[rows].astype(np.int32), pa.int32()).cast(pa.date32())
    return Breaches(rows, requested.take(pa.array(rows)), bound)


def _days(dates: pa.Array) -> np.ndarray:
    numbers = dates.cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False)
    return numbers.astype(np.int64)
