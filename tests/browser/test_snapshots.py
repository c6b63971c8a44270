"""What a reader sees when data appears, is replaced, or is not there."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, opened_window, running_server
from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_snapshot

pytestmark = pytest.mark.browser


def test_a_new_snapshot_is_shown_without_restart(own_data, chromium):
    with running_server(own_data) as address, opened_window(chromium, address, DESK) as window:
        window.open("/overview")
        expect(window.sidebar.get_by_text("41 of 41 projects in view")).to_be_visible()
        write_snapshot(own_data, PORTFOLIO)
        number = len(PORTFOLIO["projects"])
        window.go("Projects")
        count = f"{number} of {number} projects in view"
        expect(window.sidebar.get_by_text(count)).to_be_visible()
        expect(window.main.get_by_text("Synthetic data")).to_be_visible()
        assert window.complaints == []


def test_without_data_a_message_says_what_to_do_until_there_is_some(real_data, tmp_path, chromium):
    empty = tmp_path / "data"
    empty.mkdir()
    with running_server(empty) as address, opened_window(chromium, address, DESK) as window:
        window.page.goto(f"{address}/regions?fund_region=Africa")
        message = window.page.get_by_test_id("stAlertContentError")
        expect(message).to_contain_text("There is no data yet.")
        expect(message).to_contain_text("python -m etl build")
        assert window.page.get_by_text("Traceback").count() == 0
        assert window.page.get_by_test_id("stException").count() == 0
        shutil.copytree(real_data / "snapshots", empty / "snapshots")
        shutil.copy(real_data / "CURRENT", empty / "CURRENT")
        window.open("/regions?fund_region=Africa")
        assert window.title == "Regional distribution"
        expect(window.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()
        assert window.complaints == []
