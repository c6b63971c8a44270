"""COVID-19 on records only: few projects have their number and no mean."""

from datetime import date
from decimal import Decimal

import pytest

from pages.covid import answers, on_record, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot

EVERYTHING = View(Filters(), {})
BEFORE = date(2018, 1, 31)


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Puts one project per pair of an end and months of extension in service."""

    def write(*pairs: tuple) -> None:
        monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
        projects, revisions = [], []
        for number, (end, months) in enumerate(pairs, 1):
            code = f"LM.000{number}"
            projects.append({"project_code": code, "end_date": end, "review": None})
            asked = {"requested_date": date(2017, 1, 31), "request_decision": "approved"}
            asked |= {"project_code": code, "revision_number": 1}
            granted = {"revision_id": f"{code}-1", "nce_months": Decimal(months)}
            revisions.append({**asked, **granted})
        write_snapshot(tmp_path, {"projects": projects, "revisions": revisions})

    return write


def test_the_mean_of_fewer_than_five_projects_is_left_out(written):
    """Months of 2 to 6 are 4 on average; of three projects without an end there is no mean."""
    written(*((BEFORE, months) for months in (2, 3, 4, 5, 6)), *[(None, 6)] * 3)
    assert on_record.by_period(EVERYTHING).to_pylist() == [
        {
            "period": tables.BEFORE,
            "period_label": "Ended before March 2020 (n 5)",
            "nce_months_mean": Decimal(4),
        },
        {
            "period": tables.UNDATED,
            "period_label": "Dates not stated (n 3)",
            "nce_months_mean": None,
        },
    ]
    told = reader.charts(reader.opened("covid"))
    title = "Mean no-cost extension (NCE) of projects before and during COVID-19 in months, 2016"
    assert told[title] == (
        "Ended before March 2020 (n 5): 4.0 months; "
        "Dates not stated (n 3): fewer than five projects, counts only."
    )


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((0,), "Before the pandemic the one project of 2016 was not extended."),
        ((0, 0), "Before the pandemic none of 2 projects of 2016 was extended."),
        (
            (0, 3),
            "Extensions are older than the pandemic: 1 of 2 projects of 2016 was extended.",
        ),
    ],
)
def test_extensions_before_the_pandemic_are_told_only_where_there_are_any(written, months, words):
    written(*((BEFORE, granted) for granted in months))
    assert answers.baseline_words(EVERYTHING) == words
    assert answers.extended_before(EVERYTHING).base == "funded 2016; too few for a mean"
