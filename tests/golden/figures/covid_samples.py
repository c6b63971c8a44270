"""Small tables and the figures that the COVID-19 impact page makes of them."""

from decimal import Decimal

import pyarrow as pa

from pages.covid import challenges, charts, tables
from pages.shared.charts import Measure

CHALLENGES = pa.Table.from_pylist(
    [
        {
            "challenge": "covid_19",
            "challenge_label": "COVID-19",
            "first_state": challenges.NOT_ASKED,
            "second_state": challenges.PRINTED,
            "second_projects": 15,
            "second_base": 27,
            "second_pct": Decimal("55.555556"),
            "second_printed_pct": Decimal(56),
            "second_verdict": "matches_after_rounding",
        },
        {
            "challenge": "consultants",
            "challenge_label": "Consultant challenges",
            "first_state": challenges.PRINTED,
            "first_projects": 7,
            "first_base": 14,
            "first_pct": Decimal(50),
            "second_state": challenges.PRINTED,
            "second_projects": 11,
            "second_base": 27,
            "second_pct": Decimal("40.740741"),
            "second_printed_pct": Decimal(40),
            "second_verdict": "contradicts",
        },
        {
            "challenge": "funding",
            "challenge_label": "Lack of funding",
            "first_state": challenges.PRINTED,
            "first_projects": 7,
            "first_base": 14,
            "first_pct": Decimal(50),
            "second_state": challenges.LOST,
        },
    ],
    schema=challenges.SCHEMA,
)

REVIEWS = [
    Measure("first_projects", "Review 2011-2014", published=True, base="first_base"),
    Measure("second_projects", "Review 2016-2020", published=True, base="second_base"),
]

EXTENSIONS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0002", "LM.0003", "LM.0004"],
        "period": [tables.BEFORE, tables.BEFORE, tables.BEFORE, tables.UNDATED],
        "nce_months": pa.array([Decimal(6), Decimal(6), Decimal(1), None], pa.decimal128(8, 2)),
    }
)


def rankings():
    """The reviews side by side."""
    return charts.rankings(
        CHALLENGES,
        "challenge",
        REVIEWS,
        highlight="covid_19",
        states=["first_state", "second_state"],
    )


def lanes(**changes: object):
    """Extensions in three lanes; `changes` replace options of the chart."""
    options = {
        "lane": "period",
        "order": list(tables.LANES),
        "empty": {tables.DURING: "no project", tables.UNDATED: "1 project without dates"},
        "mean": Decimal("4.33"),
    }
    measure = Measure("nce_months", "Months of extension", "months")
    return charts.lanes(EXTENSIONS, "project_code", [measure], **{**options, **changes})


def figures() -> dict:
    """Name to figure."""
    return {"covid_rankings": rankings(), "covid_lanes": lanes()}
