"""Figures are drawn once: the same builder, data and options give the same figure.

Plotly checks every property of a figure, which takes longer than all else that a rerun
does; writing the data down as a key takes a twentieth of that.
"""

import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import data, most
from pages.shared.charts import Measure, base

KEPT_FIGURES = 500
"""Figures held in memory, about twenty kilobytes each."""

Builder = Callable[..., go.Figure]


def figure(
    builder: Builder,
    table: pa.Table,
    category: str | None,
    measures: Sequence[Measure],
    options: Mapping[str, object],
) -> go.Figure:
    """What `builder` makes of `table`; see `pages.shared.charts`. Not to be changed.

    Of a mark per project or country only the largest are drawn where there are too many. A
    figure of invented data says so itself, wherever it is copied to.
    """
    column = most.ranking(measures, options)
    if most.too_many(table, category, builder):
        table = most.largest(table, column)
    own = {name: value for name, value in options.items() if name != most.RANKED_BY}
    asked = pickle.dumps((table, category, list(measures), own))
    return _figure(builder, asked, data.mark())


@lru_cache(maxsize=KEPT_FIGURES)
def _figure(builder: Builder, asked: bytes, mark: str) -> go.Figure:
    table, category, measures, options = pickle.loads(asked)
    found = builder(table, category, measures, **options)
    return base.marked(found, mark) if mark else found
