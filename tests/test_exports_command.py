"""`python -m warehouse export` as a person or a monthly job types it."""

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

import warehouse
from pages.shared.export import find
from tests.fixtures import exports
from warehouse.__main__ import ABOVE, main

pytestmark = pytest.mark.usefixtures("in_service")
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(capsys):
    """Run the command; gives exit code, output and errors."""

    def command(*arguments: object):
        with pytest.raises(SystemExit) as done:
            main(["export", *map(str, arguments)])
        printed = capsys.readouterr()
        return done.value.code, printed.out, printed.err

    return command


def test_a_card_under_filters_becomes_the_file_its_name_asks_for(run, tmp_path):
    file = tmp_path / "regions.csv"
    code, out, _ = run(
        "--card", "projects_by_region", "--where", "fund_region=Africa|Europe", "-o", file
    )
    assert code == 0
    assert str(file) in out
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    asked = warehouse.query(["projects"], ["fund_region"], {"fund_region": ["Africa", "Europe"]})
    assert [(row["fund_region"], int(row["projects"])) for row in rows] == [
        (row["fund_region"], row["projects"]) for row in asked.to_pylist()
    ]


def test_a_slide_carries_links_to_where_the_dashboard_is_served(run, tmp_path):
    file = tmp_path / "report"
    code, *_ = run(
        "--card", "regions/projects_by_region", "--format", "pptx", "-o", file,
        "--host", f"{exports.HOST}/",
    )  # fmt: skip
    assert code == 0
    notes = Presentation(file).slides[0].notes_slide.notes_text_frame.text
    assert f"{exports.HOST}/regions?snapshot={warehouse.snapshot().id}" in notes


def test_a_receipt_link_is_enough(run, tmp_path):
    one = exports.card("revisions/durations", fund_region=["Africa"])
    file = tmp_path / "again.xlsx"
    assert run("--link", one.receipt, "-o", file, "--host", exports.HOST)[0] == 0
    about = {row[0]: row[1] for row in openpyxl.load_workbook(file)["About"].values}
    assert about["This view again"] == one.receipt
    assert about["Shown"] == "Fund region: Africa"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--card", "mapp"], "There is no card mapp. Did you mean map?"),
        (["--card", "findings"], "name one of overview/findings, reconciliation/findings"),
        (["--card", "map", "--where", "fund_region=Afrika"], "“Afrika” is not known"),
        (["--card", "map", "--where", "colour=red"], "Pages are not filtered by colour"),
        (["--card", "map", "--where", "funding_year"], "is not NAME=VALUE"),
        (["--card", "map", "--as-of", "yesterday"], "is not a day such as 2021-06-30"),
        (["--card", "map", "--as-of", "1990-01-01"], "such as 2021-06-30, from 2001 on"),
        (["--card", "map", "--dataset", "other"], "other"),
        (["--card", "map", "--snapshot", "0123abcd"], "snapshot 0123abcd is not kept here"),
        (["--link", "regions?snapshot=0123abcd&card=map"], "0123abcd is not kept here"),
        (["--link", "https://x.org/nowhere?card=map"], "opens no page of the dashboard: nowhere"),
        (
            ["--card", "map", "--with", "zz=1"],
            "The page regions does not read zz. It has no choices",
        ),
        (["--card", "verdicts", "--with", "zz=1"], "It reads basis, document, q, verdict."),
        (["--card", "map", "--with", "fund_region=Africa"], "a filter: give it with --where"),
        (["--card", "verdicts", "--with", "verdict=odd"], "Verdict “odd” is not known"),
        (["--card", "map", "--link", "https://x.org/regions"], "Name either a card"),
        (
            ["--card", "map", "--where", "review=2011-2014", "--where", "funding_year=2018"],
            "no project matches the filters",
        ),
    ],
)
def test_what_cannot_be_exported_is_told_and_leaves_no_file(run, tmp_path, arguments, said):
    file = tmp_path / "x.csv"
    code, _, err = run(*arguments, "-o", file)
    assert code != 0
    assert said in " ".join(err.split())
    assert "Traceback" not in err
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_told(run, tmp_path):
    file = tmp_path / "no folder" / "map.csv"
    code, _, err = run("--card", "map", "-o", file)
    assert code == 1
    assert f"{file} cannot be written: No such file or directory." in " ".join(err.split())


def test_a_file_without_a_known_ending_needs_a_format(run, tmp_path):
    code, _, err = run("--card", "map", "-o", tmp_path / "map.jpeg")
    assert code != 0
    assert "--format" in err


def test_all_cards_are_listed_under_their_pages(run):
    code, out, _ = run("--list")
    assert code == 0
    assert {"regions/map", "overview/findings", "reconciliation/findings"} <= set(out.split())


def test_the_warehouse_itself_never_loads_what_stands_above_it():
    script = (
        "import sys, warehouse, warehouse.__main__, warehouse.api; "
        "print([n for n in sys.modules if n.split('.')[0] in ('pages', 'streamlit', 'plotly')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
    named = [
        path.name
        for path in (ROOT / "warehouse").rglob("*.py")
        if any(module in path.read_text() for module in ABOVE.values())
    ]
    assert named == ["__main__.py"]


def test_only_menu_and_headless_know_that_there_is_streamlit():
    package = ROOT / "pages" / "shared" / "export"
    users = {
        file.name
        for file in package.glob("*.py")
        if any(
            line.startswith(("import streamlit", "from streamlit"))
            for line in file.read_text().splitlines()
        )
    }
    assert users == {"menu.py", "headless.py"}


@pytest.mark.parametrize("asked", [("--list",), ("--card", "map")])
def test_a_card_that_is_declared_wrongly_is_told_in_a_sentence(run, tmp_path, monkeypatch, asked):
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions" / "cards.yml").write_text("map: {title: T, chrat: x}\n", encoding="utf-8")
    monkeypatch.setattr(find, "ROOT", tmp_path)
    monkeypatch.setattr(find, "PAGES", {"regions": ("Regions", "regions/page.py")})
    file = tmp_path / "map.csv"
    code, _, told = run(*asked, "-o", file)
    assert code == 2
    assert told == "regions/cards.yml: card map: chrat: Extra inputs are not permitted.\n"
    assert not file.exists()
