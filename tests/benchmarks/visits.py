"""Every page visited without a browser: what it asks the warehouse and what it draws."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from streamlit.testing.v1 import AppTest

import warehouse
from app import PAGES
from pages.shared import kept

ROOT = Path(__file__).resolve().parents[2]
FILTERED = {"fund_region": "Africa"}
METHODS = ("query", "answer", "rows", "figures", "evaluation_status", "search", "project")


@dataclass
class Visit:
    """A page in one state: the specifications of its figures, in order."""

    address: str
    params: dict[str, str]
    figures: list[dict] = field(default_factory=list)


def visit(address: str, params: dict[str, str]) -> Visit:
    """Open a page with filters. Raises RuntimeError when it fails."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    at.switch_page(PAGES[address][1]).run()
    # Pages turn most errors into words for people; timing those would measure nothing.
    if at.exception or at.error:
        raise RuntimeError(f"{address}: {[shown.value for shown in (*at.exception, *at.error)]}")
    figures = [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]
    return Visit(address, params, figures)


def everything() -> dict[str, tuple[Visit, Visit]]:
    """Each page without and with a filter."""
    return {address: (visit(address, {}), visit(address, FILTERED)) for address in PAGES}


@contextmanager
def recorded() -> Iterator[dict[tuple, tuple]]:
    """Note every question asked of the warehouse, each once: method and arguments."""
    store, questions = warehouse.current(), {}

    def noting(method: str):
        real = getattr(store, method)

        def ask(*args, **named):
            questions.setdefault((method, repr(args), repr(named)), (real, args, named))
            return real(*args, **named)

        return ask

    with mock.patch.multiple(store, **{method: noting(method) for method in METHODS}):
        # A former visit may have left its answers behind.
        kept.forget()
        yield questions
