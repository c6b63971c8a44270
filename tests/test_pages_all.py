"""Every page opens, on both shipped datasets, on earlier days and with a region chosen."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.addresses import PAGES
from tests.fixtures import reader

ASKED = [
    {"as_of": "2012-05-01"},
    {"as_of": "2016-12-31", "fund_region": "Africa"},
    {"as_of": "2020-06-30"},
    {"fund_region": "Africa"},
]
"""Days before the first review's records, between the two, before the second's evaluations."""


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: "&".join(asked.values()))
@pytest.mark.parametrize("dataset", [None, "demonstration"])
def test_no_page_fails(demonstrated, monkeypatch, dataset, asked):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = AppTest.from_file("../app.py", default_timeout=reader.SECONDS)
    address = asked | ({"dataset": dataset} if dataset else {})
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    failed = {}
    for _, file in PAGES.values():
        at.switch_page(file).run()
        kept = {name: at.query_params[name] for name in address}
        assert kept in (address, {name: [value] for name, value in address.items()}), file
        told = [element.value for element in (*at.exception, *at.error)]
        if told:
            failed[file] = told
    assert not failed
