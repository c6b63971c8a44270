"""A review as Word file, opened with python-docx and held against the warehouse."""

import csv
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import warehouse
from pages.shared import figurewords
from pages.shared.review import pictures
from pages.shared.review.model import Figure, Listing
from tests.fixtures import reviews

pytestmark = pytest.mark.usefixtures("in_service")

SOURCES = Path(__file__).resolve().parent.parent / "etl" / "sources"
FOLDER = {"2011-2014": "review_2016", "2016-2020": "review_2022"}
DOCUMENT = {"2011-2014": "000", "2016-2020": "001"}
BOTH = pytest.mark.parametrize("name", ["2016-2020", "2011-2014"])
ODD = "Côte d'Ivoire, Türkiye & <b>مرحبا بالعالم</b> =1+1 \x07"


@pytest.fixture(scope="module")
def read(real_data):
    """A review with its Word document, read once per published review."""
    found = {}

    def one(name: str):
        if name not in found:
            review = reviews.of(name)
            found[name] = (review, reviews.word(review))
        return found[name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FUND_MONITOR_DATA", str(real_data))
        yield one


def headings(document, level):
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def test_chapters_stand_in_the_order_of_the_published_reviews(read):
    _, document = read("2016-2020")
    assert headings(document, 1) == [
        "Summary",
        "1 Introduction and methodology",
        "2 Portfolio and regions",
        "3 Funding lines and budgets",
        "4 Duration and revisions",
        "5 COVID-19",
        "6 Objectives and categories",
        "7 Results and beneficiaries",
        "8 Sustainability",
        "9 Gender and rights",
        "10 Evaluations",
        "11 Conclusions",
        "12 Limitations",
        "Annex A: Projects",
        "Annex B: Printed numbers against recomputed ones",
        "Annex C: Methods and data",
    ]


@BOTH
def test_every_published_number_stands_in_the_annex_with_its_verdict(read, name):
    _, document = read(name)
    listed = {
        row[-1].rpartition("; ")[2]: row
        for table in document.tables
        for row in reviews.rows(table)
        if row[0] != "What is printed, of whom" and len(row) == 5
    }
    figures = warehouse.figures({"document": DOCUMENT[name]}).to_pylist()
    assert len(figures) > 100
    for figure in figures:
        what, printed, recomputed, verdict, place = listed[figure["figure_id"]]
        assert what.startswith(figurewords.what(figure))
        assert figure["locator"] in place
        assert printed == figurewords.printed(figure)
        assert warehouse.label("verdict", figure["verdict"]) in verdict
        assert figure["verdict_reason"] in verdict
        if figure["verdict"] == "cannot_be_derived":
            assert len(figure["verdict_reason"]) > 10
        else:
            assert recomputed == figurewords.recomputed(figure)


@BOTH
def test_every_number_in_the_tables_of_the_sources_is_printed_in_the_review(read, name):
    """Read from the sources themselves, past build and warehouse."""
    _, document = read(name)
    printed = {
        row[-1].rpartition("; ")[2]: row[1]
        for table in document.tables
        for row in reviews.rows(table)
        if len(row) == 5 and "; " in row[-1]
    }
    file = SOURCES / FOLDER[name] / "published_figures.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) > 100
    for row in rows:
        digits = re.sub(r"[^\d.]", "", printed[row["figure"]].split("(“")[0])
        assert Decimal(digits.rstrip(".")) == Decimal(row["value"]), row["figure"]


@BOTH
def test_contradicted_numbers_are_named_in_the_conclusions(read, name):
    _, document = read(name)
    text = reviews.everything(document)
    wrong = warehouse.figures({"document": DOCUMENT[name], "verdict": "contradicts"}).to_pylist()
    assert wrong
    for figure in wrong:
        right = figurewords.recomputed_rounded(figure)
        assert f"Printed {figurewords.printed(figure)}, recomputed {right}" in text


def test_figures_are_numbered_in_order_and_say_what_they_rest_on(read):
    review, document = read("2016-2020")
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    text = reviews.everything(document)
    figures = list(review.figures())
    assert len(figures) > 35
    for kind in ("Figure", "Table"):
        numbers = [int(c.split()[1].rstrip(".")) for c in captions if c.startswith(kind)]
        assert numbers == list(range(1, len(numbers) + 1))
    for figure in figures:
        card = figure.card
        assert f"{figure.label}. {card.title}" in captions
        for part in (card.counts, card.origin.capitalize(), card.source_line, card.receipt):
            assert part in text, (card.card, part)
    assert f"Snapshot {warehouse.snapshot().id}" in text


def test_numbers_of_a_figure_are_those_of_the_warehouse(read):
    review, _ = read("2016-2020")
    figure = next(f for f in review.figures() if f.card.card == "projects_by_region")
    asked = warehouse.query(["projects"], ["fund_region"], {"review": "2016-2020"}).to_pylist()
    assert {(row[0], int(row[1])) for row in figure.grid.rows} == {
        (row["fund_region"], row["projects"]) for row in asked
    }


def test_the_annex_lists_every_project(read):
    _, document = read("2011-2014")
    codes = {cell for table in document.tables for row in reviews.rows(table) for cell in row[:1]}
    asked = warehouse.rows("project_facts", {"review": "2011-2014"}, ["project_code"])
    assert set(asked["project_code"].to_pylist()) <= codes


def test_what_only_another_review_prints_is_left_out_and_named(read):
    review, document = read("2016-2020")
    titles = [figure.card.title for figure in review.figures()]
    other = "Why results were not sustained, 5 projects of 2011-2014"
    assert other not in titles
    assert other in reviews.everything(document)


def test_pages_have_numbers_and_contents_lead_to_every_section(read):
    review, document = read("2016-2020")
    footer = document.sections[0].footer._element.xml
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert warehouse.snapshot().id in document.sections[0].footer.paragraphs[0].text
    body = document.element.body
    marks = {mark.get(f"{reviews.W}name") for mark in body.iter(f"{reviews.W}bookmarkStart")}
    links = [
        link.get(f"{reviews.W}anchor")
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("toc")
        for link in paragraph._p.iter(f"{reviews.W}hyperlink")
    ]
    assert len(links) == len(list(review.sections()))
    assert set(links) <= marks


def test_real_data_carries_no_mark_of_invented_data(read):
    _, document = read("2016-2020")
    assert "Synthetic" not in document.sections[0].header.paragraphs[0].text


def test_the_mark_of_invented_data_stands_on_every_page(read):
    review, _ = read("2016-2020")
    document = reviews.word(replace(review, synthetic=True))
    line = "Synthetic data: nothing here describes a real project"
    assert line in document.sections[0].header.paragraphs[0].text
    assert [p.text for p in document.paragraphs].count(line) == 1


def test_odd_characters_and_long_titles_survive(read):
    review, _ = read("2016-2020")
    first = next(review.figures())
    long = "x" * 250 + " " + ODD
    odd = replace(
        first,
        card=replace(first.card, title=long, alt=ODD),
        grid=replace(first.grid, rows=tuple((ODD, *row[1:]) for row in first.grid.rows)),
    )
    document = reviews.word(replace(review.with_figures({first.anchor: odd}), title=long))
    text = reviews.everything(document)
    kept = ODD.replace("\x07", "")
    assert f"{first.label}. {'x' * 250} {kept}" in text
    assert [row[0] for table in document.tables for row in reviews.rows(table)].count(kept) == len(
        first.grid.rows
    )


def test_text_that_runs_from_right_to_left_is_set_so(read):
    review, _ = read("2016-2020")
    document = reviews.word(replace(review, population="مشروع في تونس"))
    subtitle = next(p for p in document.paragraphs if p.style.name == "Subtitle")
    assert subtitle.runs[0].font.rtl
    assert subtitle._p.pPr.find(f"{reviews.W}bidi") is not None


def test_without_chromium_charts_are_tables_and_the_file_says_so(read, monkeypatch):
    review, _ = read("2016-2020")
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    drawn = pictures.drawn(review, "png", lambda _step: None)
    charts = [figure for figure in drawn.figures() if figure.kind == "Figure"]
    assert len(charts) > 20
    assert all(figure.grid and not figure.picture for figure in charts)
    assert reviews.everything(reviews.word(drawn)).count(pictures.LACKING) == len(charts)


def test_tables_are_numbered_with_the_listings(read):
    review, _ = read("2016-2020")
    blocks = [block for _, section in review.sections() for block in section.blocks]
    tables = [
        block.label
        for block in blocks
        if isinstance(block, Listing) or (isinstance(block, Figure) and block.kind == "Table")
    ]
    assert tables == [f"Table {number}" for number in range(1, len(tables) + 1)]
