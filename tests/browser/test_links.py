"""A pasted link as the very first request to a server that has just started."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, opened_window, running_server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("link", "title", "filter_name", "shown", "in_view"),
    [
        ("/regions?fund_region=Africa", "Regional distribution", "fund_region", "Africa", 14),
        ("/revisions?funding_year=2011..2014", "Revisions", "funding_year", "2014", 14),
        ("/gender-and-rights?iso3=VNM", "Gender and rights", "iso3", "Viet Nam", 4),
        (
            "/projects?project=LM.0307&fund_region=Africa",
            "Supporting Labour Mobility in the East African Community",
            "fund_region",
            "Africa",
            14,
        ),
    ],
)
def test_a_cold_link_opens_its_page_with_its_filters(
    real_data, chromium, link, title, filter_name, shown, in_view
):
    with running_server(real_data) as address, opened_window(chromium, address, DESK) as window:
        window.open(link)
        assert window.title.startswith(title)
        expect(window.filter(filter_name)).to_contain_text(shown)
        count = f"{in_view} of 41 projects in view"
        expect(window.sidebar.get_by_text(count)).to_be_visible()
        assert window.page.get_by_role("dialog").count() == 0
        assert window.complaints == []
        assert window.foreign_requests == []
