"""The page that takes files: upload, report, comparison, publish, discard, roll back."""

import io
import os
from functools import partial

import pytest
import xlsxwriter

import warehouse
from pages.intake import asking, naming
from pages.shared import datasets, intake
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot

opened = partial(reader.opened, "intake")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADERS = ["Project code", "Title", "Funding year", "Line", "Countries", "Budget (USD)"]
ONE = ["LM.0001", "One", 2019, 1, "Haiti", 70000]
TWO = ["LM.0002", "Two", 2020, 1, "Haiti", 80000]
WRONG = ["LM.0003", "Three", 2020, 1, "Atlantis", 5]
SECONDS = 120


@pytest.fixture(autouse=True)
def served(tmp_path, monkeypatch):
    """A data folder with small published reviews, and the intake on."""
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path / "data"))
    monkeypatch.setitem(os.environ, intake.VARIABLE, intake.ON)
    (tmp_path / "data").mkdir()
    write_snapshot(tmp_path / "data", {"projects": [{"project_code": "LM.0304"}]})
    return tmp_path / "data"


def workbook(*rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Projects")
        for place, row in enumerate((HEADERS, *rows)):
            sheet.write_row(place, 0, row)
    return out.getvalue()


def upload(at, *files: tuple[str, bytes], title="My fund", dataset=None):
    """Choose files and a dataset, and wait until they are examined."""
    if dataset is None:
        at.text_input(key="intake_title").set_value(title)
    else:
        at.selectbox(key="intake_dataset").set_value(dataset)
    at.file_uploader[0].set_value([(name, content, XLSX) for name, content in files])
    at.run()
    press(at, "Check the files")
    if asking.WORK in at.session_state:
        at.session_state[asking.WORK].examination.wait(SECONDS)
        at.run()
    return at


def press(at, label: str):
    (button,) = [button for button in at.button if button.label.startswith(label)]
    button.click()
    at.run(timeout=SECONDS)
    assert not at.exception
    return at


def text(at) -> str:
    return reader.text(at) + "\n".join(box.value for box in [*at.success, *at.error])


def tables(at) -> str:
    return "\n".join(str(table.value.to_dict("list")) for table in [*at.table, *at.dataframe])


def published(at, *rows, **where):
    return press(upload(at, ("fund.xlsx", workbook(*rows)), **where), "Publish")


def projects(dataset="my-fund") -> list[str]:
    return warehouse.current(dataset).rows("projects")["project_code"].to_pylist()


def test_an_upload_is_told_compared_with_nothing_and_published():
    at = upload(opened(), ("fund.xlsx", workbook(ONE, WRONG)))
    assert "1 project can be published: 1 error found; 2 rows read = 1 published + 1 set aside" in (
        text(at)
    )
    assert "nothing to compare it with" in text(at)
    shown = tables(at)
    for words in ("fund.xlsx / Projects", "E3 (Countries)", "Atlantis", "Nearest known"):
        assert words in shown, words
    assert "my-fund" not in [found.dataset_name for found in warehouse.datasets()]
    press(at, "Publish")
    assert "“My fund” is published." in text(at)
    assert projects() == ["LM.0001"]
    assert "My fund" in at.selectbox(key=datasets.SHOWN).options
    press(at, "Look at the dataset")
    assert at.title[0].value == "Overview"
    assert at.selectbox(key=datasets.SHOWN).value == "my-fund"


def test_a_second_upload_is_compared_with_what_is_in_service():
    at = published(opened(), ONE)
    changed = [*ONE[:5], 90000]
    upload(at, ("fund.xlsx", workbook(changed, TWO)), dataset="my-fund")
    assert "Projects: 1 new, 1 changed, 0 removed." in text(at)
    shown = tables(at)
    for words in ("USD 70,000", "USD 90,000", "New project", "Two"):
        assert words in shown, words
    assert projects() == ["LM.0001"]
    press(at, "Publish")
    assert projects() == ["LM.0001", "LM.0002"]


def test_a_draft_that_is_discarded_leaves_nothing(served):
    at = upload(opened(), ("fund.xlsx", workbook(ONE)))
    folder = at.session_state[asking.WORK].folder
    assert (served / "datasets" / "my-fund" / "snapshots").is_dir()
    press(at, "Discard")
    assert "nothing was published" in text(at)
    assert not (served / "datasets" / "my-fund").exists()
    assert not folder.exists()


def test_rolling_back_puts_the_former_snapshot_in_service():
    at = published(opened(), ONE)
    published(at, ONE, TWO, dataset="my-fund")
    assert projects() == ["LM.0001", "LM.0002"]
    press(at, "Put in service")
    assert projects() == ["LM.0001"]
    assert "is in service" in text(at)
    assert len(warehouse.kept_snapshots("my-fund")) == 2


def test_discarding_what_was_published_before_keeps_the_way_back():
    former = ("fund.xlsx", workbook(ONE))
    at = press(upload(opened(), former), "Publish")
    published(at, ONE, TWO, dataset="my-fund")
    press(upload(at, former, dataset="my-fund"), "Discard")
    assert "nothing was published" in text(at)
    assert len(warehouse.kept_snapshots("my-fund")) == 2


def test_the_same_files_again_change_nothing():
    fund = ("fund.xlsx", workbook(ONE))
    at = press(upload(opened(), fund), "Publish")
    upload(at, fund, dataset="my-fund")
    assert "Nothing would change" in text(at)
    assert not [button for button in at.button if button.label.startswith("Publish")]


def test_two_sessions_do_not_mix():
    first = upload(opened(), ("fund.xlsx", workbook(ONE)), title="First")
    second = upload(opened(), ("fund.xlsx", workbook(TWO)), title="Second")
    press(first, "Publish")
    press(second, "Publish")
    assert projects("first") == ["LM.0001"]
    assert projects("second") == ["LM.0002"]


def test_a_dataset_published_by_somebody_else_meanwhile_is_told():
    mine = upload(opened(), ("fund.xlsx", workbook(ONE)))
    published(opened(), ONE, TWO)
    press(mine, "Publish")
    assert "Somebody published to this dataset meanwhile" in text(mine)
    assert projects() == ["LM.0001", "LM.0002"]
    assert "Projects: 0 new, 0 changed, 1 removed." in text(mine)
    press(mine, "Publish")
    assert projects() == ["LM.0001"]


def test_files_without_a_project_can_only_be_corrected():
    at = upload(opened(), ("fund.xlsx", workbook(WRONG)))
    assert "No project can be published" in text(at)
    assert not [button for button in at.button if button.label.startswith("Publish")]
    press(at, "Choose other files")
    assert at.file_uploader


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", "Give the dataset a title"),
        ("???", "some letters from a to z"),
        ("Published reviews", "already a dataset “published-reviews”"),
        ("Demonstration", "already a dataset “demonstration”"),
    ],
)
def test_a_title_that_cannot_be_is_told(title, words):
    at = upload(opened(), ("fund.xlsx", workbook(ONE)), title=title)
    assert words in text(at)
    assert asking.WORK not in at.session_state


def test_without_a_file_the_page_asks_for_one():
    at = opened()
    at.text_input(key="intake_title").set_value("My fund").run()
    assert "Choose at least one file" in text(press(at, "Check the files"))


def test_the_published_reviews_and_the_demonstration_are_not_offered(served):
    for name in ("demonstration", "other"):
        folder = served / "datasets" / name
        folder.mkdir(parents=True)
        write_snapshot(folder, {"projects": [{"project_code": "LM.0001"}]}, name)
    assert [found.dataset_name for found in naming.own()] == ["other"]


def test_an_upload_that_is_cancelled_says_so():
    at = opened()
    at.text_input(key="intake_title").set_value("My fund")
    at.file_uploader[0].set_value([("fund.xlsx", workbook(ONE), XLSX)])
    at.run()
    press(at, "Check the files")
    press(at, "Cancel")
    at.session_state[asking.WORK].examination.wait(SECONDS)
    at.run()
    assert "Cancelled" in text(at)
    press(at, "Choose other files")
    assert asking.WORK not in at.session_state


def test_texts_of_files_are_shown_as_they_are():
    code = "[link](page)"
    at = upload(opened(), ("fund.xlsx", workbook(ONE, [*TWO[:4], code, 5])))
    assert r"'\\[link\\](page)'" in tables(at)


def test_without_the_setting_the_address_says_how_to_turn_it_on(monkeypatch):
    monkeypatch.delitem(os.environ, intake.VARIABLE)
    at = opened()
    assert f"{intake.VARIABLE}={intake.ON}" in text(at)
    assert not at.file_uploader
    assert not [button for button in at.button if button.label == "Check the files"]


def test_a_snapshot_in_service_that_cannot_be_read_may_be_replaced(served):
    folder = served / "datasets" / "my-fund"
    folder.mkdir(parents=True)
    (folder / "CURRENT").write_text("0123456789abcdef")
    at = upload(opened(), ("fund.xlsx", workbook(TWO)), dataset="my-fund")
    assert "Nothing can be compared" in text(at)
    press(at, "Publish")
    assert projects() == ["LM.0002"]
