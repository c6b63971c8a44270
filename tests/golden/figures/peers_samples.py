"""Small tables of the Peer portfolio page and the figures its charts make of them."""

import pyarrow as pa

from pages.peers import charts as own
from pages.shared import charts
from pages.shared.charts import Measure

PRINTED = pa.table(
    {
        "region": ["African Region", "European Region", "Total"],
        "projects": [6, 12, 18],
        "activities": [3, 14, 0],
        "activities_recomputed": [None, None, 17],
        "activities_verdict": ["cannot_be_derived", "cannot_be_derived", "contradicts"],
    }
)

PORTFOLIOS = pa.table(
    {
        "fund_region": ["Africa", "Europe", "No Fund region"],
        "ilo": [9, 26, 9],
        "ilo_base": [44, 44, 44],
        "fund": pa.array([6, 3, None], pa.int64()),
        "fund_base": [9, 9, 9],
    }
)

RATIFICATIONS = pa.table(
    {
        "convention": ["C155", "C131"],
        "convention_label": ["C155 Safety", "C131 Minimum wage"],
        "change": [3, 0],
        "2005": [45, 161],
        "2006": [48, 161],
        "note": [None, "Implausibly high."],
    }
)


def printed():
    """A printed table whose last total its own cells contradict."""
    measures = [
        Measure("projects", "Projects", published=True),
        Measure("activities", "Activities", published=True),
    ]
    return charts.printed(PRINTED, "region", measures)


def portfolios():
    """Two portfolios, a panel each."""
    measures = [
        Measure("ilo", "ILO: since 2005", published=True, base="ilo_base"),
        Measure("fund", "Fund: 2011–2014", published=True, base="fund_base"),
    ]
    return charts.panels(PORTFOLIOS, "fund_region", measures)


def ratifications():
    """Two conventions over two years, one of them in doubt."""
    gained = Measure("change", "Ratifications gained", published=True)
    return own.ratifications(RATIFICATIONS, "convention", [gained])


def figures() -> dict:
    """Name to figure."""
    return {
        "peers_printed": printed(),
        "peers_panels": portfolios(),
        "peers_ratifications": ratifications(),
    }
