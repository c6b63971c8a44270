"""What the reader asks, as it stands in the address: ?metric=budget_usd&by=fund_region&chart=bar.

The address is all there is: the controls show what it says and write to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import warehouse
from pages.explore import choices
from pages.shared import data, formats
from pages.shared.filters import NAMES

METRIC, BY, BY2, CHART = "metric", "by", "by2", "chart"
OWN = (METRIC, BY, BY2, CHART)
"""The parameters of this page; any other that names a dimension narrows the question."""


@dataclass(frozen=True)
class Question:
    """A metric by one or two dimensions.

    chart: the kind asked for, None to let the page choose. where: dimensions beyond the
    shared filters that the question is narrowed to, with the codes kept.
    """

    metric: str
    by: tuple[str, ...]
    chart: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def params(self) -> dict[str, str | list[str]]:
        """The question as it stands in the address."""
        own = dict(zip((METRIC, BY, BY2), (self.metric, *self.by), strict=False))
        chart = {CHART: self.chart} if self.chart else {}
        return {**own, **chart, **{name: list(codes) for name, codes in self.where.items()}}

    @property
    def name(self) -> str:
        """A short name for files: budget_usd_by_fund_region_and_coverage."""
        return f"{self.metric}_by_{'_and_'.join(self.by)}"


def read(params: Mapping[str, list[str]]) -> tuple[Question, list[str]]:
    """The question an address asks, and a sentence for each part that makes no sense.

    params: parameter to the values written for it. What makes no sense is left out, and
    what is not asked for gets a sensible beginning, so there is always a question.
    """
    metric, problems = read_metric(last(params, METRIC))
    by, more = read_dimensions(metric, [last(params, BY), last(params, BY2)])
    problems += more
    chart = last(params, CHART)
    if chart and chart not in choices.KINDS:
        problems.append(unknown("chart", chart, choices.KINDS))
        chart = None
    where, more = read_where(metric, params)
    return Question(metric, by, chart, where), problems + more


def last(params: Mapping[str, list[str]], name: str) -> str | None:
    """The value of a parameter that is meant once; None where it is missing or empty."""
    values = [value.strip() for value in params.get(name, []) if value.strip()]
    return values[-1] if values else None


def read_metric(written: str | None) -> tuple[str, list[str]]:
    """The metric meant, and what is wrong with it."""
    if written is None:
        return choices.FIRST_METRIC, []
    if written in warehouse.metrics():
        return written, []
    return choices.FIRST_METRIC, [unknown("measure", written, warehouse.metrics())]


def read_dimensions(metric: str, written: list[str | None]) -> tuple[tuple[str, ...], list[str]]:
    """The one or two dimensions meant, and what is wrong with them."""
    found, problems = [], []
    for name in written:
        if name is None:
            continue
        problem = choices.refused(metric, name, found)
        if problem:
            problems.append(problem)
        else:
            found.append(name)
    return choices.completed(metric, found), problems


def read_where(metric: str, params: Mapping[str, list[str]]) -> tuple[dict, list[str]]:
    """Dimensions beyond the filters the address narrows to, and what is wrong with them."""
    found: dict[str, tuple[str, ...]] = {}
    problems = []
    metrics, dimensions = warehouse.metrics(), warehouse.dimensions()
    for name in [name for name in params if name in dimensions and name not in NAMES]:
        if name not in warehouse.dimensions_of(metric):
            problems.append(
                f"{metrics[metric].label} cannot be narrowed by {dimensions[name].label}; "
                "that part of the address was ignored."
            )
            continue
        codes = []
        for code in params[name]:
            try:
                data.label(name, code)
                codes.append(code)
            except warehouse.BadFilter as error:
                near = error.hint if error.hint.startswith("Did you mean") else ""
                problems.append(
                    f"{dimensions[name].label} “{code}” is not known and was ignored. {near}"
                )
        if codes:
            found[name] = tuple(codes)
    return found, [problem.strip() for problem in problems]


def unknown(what: str, written: str, known: Mapping[str, object]) -> str:
    """That a word of the address is not known, and the nearest ones that are."""
    near = get_close_matches(written, known, n=3, cutoff=0.5)
    meant = f" Did you mean {formats.join(near, 'or')}?" if near else ""
    return f"There is no {what} called “{written}”; it was ignored.{meant}"
