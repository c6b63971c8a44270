"""What documents say in several places, of peers, of schemes: rules on small tables."""

from decimal import Decimal

import pytest

from etl.errors import InputError, Place
from etl.records import Facts, Origin
from etl.rules import peers, places, schemes
from etl.rules.issue import Evidence
from etl.statements import Statement, read_statements
from tests.fixtures.figures import figure

ORIGIN = Origin("900", "Annex 1", "small/rows.csv", 2)


class _Source:
    """A source as far as the rule looks at it."""

    document = "900"

    def __init__(self, *statements):
        self.statements = statements


def said(value="", figure_id="", rows="", unit=""):
    place = Place("small/statements.csv", 2)
    return Statement("A project", "its length", value, figure_id, rows, unit, "s1", place)


def differ(*statements, **tables):
    evidence = Evidence({"published_figures": [], **tables}, Facts(), [_Source(*statements)])
    return list(places.statements_that_differ(evidence))


def row(**values):
    return {**values, **ORIGIN.columns()}


@pytest.mark.parametrize(
    ("first", "second", "unit", "number"),
    [
        ("79", "86", "interviews", 1),
        ("79", "79.0", "interviews", 0),
        ("2010", "2011-07", "", 1),
        ("2011", "2011-07", "", 0),
        ("6..12", "12..", "months", 1),
        ("6..12", "6..12", "months", 0),
        ("2011-06..2012-12", "24", "months", 1),
        ("2011-06..2012-12", "19", "months", 0),
    ],
)
def test_two_places(first, second, unit, number):
    assert len(differ(said(first, unit=unit), said(second, unit=unit))) == number


def test_ranges_are_told_in_words():
    (issue,) = differ(said("6..12", unit="months"), said("12..", unit="months"))
    expected = "A project, its length: 6 to 12 months (s1); 12 months or more (s1)."
    assert issue.message == expected
    assert (issue.origin.source_file, issue.origin.source_row) == ("small/statements.csv", 2)


def test_years_of_a_figure_are_compared_in_months():
    years = figure("900.length", 2, unit="years", locator="Table 1")
    (issue,) = differ(
        said(figure_id="900.length", unit="months"),
        said("2006-11..2009-12", unit="months"),
        published_figures=[years],
    )
    assert "2 years, 24 months (Table 1)" in issue.message
    assert "38 months by its dates, 2006-11 to 2009-12 (s1)" in issue.message


def test_rows_of_a_table_are_counted_with_alternatives():
    projects = [row(review="a", region=region) for region in ("Africa", "Europe", "Global")]
    conditions = "projects: review=a, region=Africa|Europe"
    assert differ(said("2"), said(rows=conditions), projects=projects) == []
    assert len(differ(said("3"), said(rows=conditions), projects=projects)) == 1


@pytest.mark.parametrize(
    "wrong", [said(figure_id="900.none"), said(rows="projects: colour=red"), said(rows="none: a=b")]
)
def test_a_statement_that_names_nothing_stops_the_build(wrong):
    with pytest.raises(InputError, match=r"small/statements\.csv, row 2"):
        differ(wrong, projects=[row(review="a")])


HEADER = "subject,about,value,figure,rows,unit,locator\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("subject,about\nA,b\n", "has the headers"),
        (HEADER + ",length,2,,,years,s1\n", "says nothing of whom"),
        (HEADER + "A,length,,,,years,s1\n", "gives no value or several"),
        (HEADER + "A,length,2,900.a,,years,s1\n", "gives no value or several"),
    ],
)
def test_faulty_files_are_refused(tmp_path, text, problem):
    (tmp_path / "statements.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        read_statements(tmp_path)


def test_a_source_needs_no_statements(tmp_path):
    assert read_statements(tmp_path) == ()


def peer(**values):
    known = {
        "peer_name": "A long name",
        "short_name": "Short",
        "peer_code": "GLO/06/57/UKM",
        "start_printed": "2008-12",
        "end_printed": "2012-04",
        "planned_months": Decimal(30),
        "extension_months": Decimal(10),
    }
    return row(**{**known, **values})


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({}, 1),
        ({"extension_months": Decimal(11)}, 0),
        ({"start_printed": "2008"}, 0),
        ({"end_printed": None}, 0),
        ({"planned_months": None}, 0),
    ],
)
def test_months_of_a_peer_project_against_its_dates(changes, number):
    evidence = Evidence({"peer_projects": [peer(**changes)]}, Facts())
    assert len(list(peers.peer_spans_unlike_months(evidence))) == number


@pytest.mark.parametrize(
    ("subject", "period_end", "number"),
    [
        ("GLO/06/57/UKM", "2011-11", 1),
        ("Short", "2011-11", 1),
        ("Short", "2012-04", 0),
        ("Short", None, 0),
        ("Another", "2011-11", 0),
        (None, "2011-11", 0),
    ],
)
def test_evaluation_that_stops_before_the_end(subject, period_end, number):
    evaluation = row(evaluation_id="E", subject=subject, period_end=period_end)
    evidence = Evidence({"peer_projects": [peer()], "evaluations": [evaluation]}, Facts())
    issues = list(peers.evaluations_before_end(evidence))
    assert len(issues) == number
    assert all("5 months longer" in issue.message for issue in issues)


def ceiling(year, amount, exceptional=None):
    return row(
        funding_line=2,
        coverage="national",
        valid_from_year=year,
        valid_to_year=year + 3,
        ceiling_usd=Decimal(amount),
        exceptional_ceiling_usd=exceptional,
    )


def test_ceilings_of_two_periods():
    raised = Evidence({"ceilings": [ceiling(2016, 300000), ceiling(2011, 200000)]}, Facts())
    (issue,) = schemes.ceilings_that_differ(raised)
    assert issue.message == (
        "Line 2, national projects: USD 200,000 2011-2014, USD 300,000 2016-2019."
    )
    kept = Evidence({"ceilings": [ceiling(2011, 200000), ceiling(2016, 200000)]}, Facts())
    assert list(schemes.ceilings_that_differ(kept)) == []


def test_regions_that_the_fund_does_not_use():
    names = [("fund", "Africa"), ("fund", "Europe"), ("old", "Africa"), ("same", "Europe")]
    rows = [row(region_scheme=scheme, region_name=name) for scheme, name in names]
    rows.append(row(region_scheme="old", region_name="Americas"))
    (issue,) = schemes.region_schemes_that_differ(Evidence({"region_crosswalk": rows}, Facts()))
    assert (issue.entity_id, issue.found) == ("old", "2 regions")
    assert issue.message.endswith("not among the Fund's: Americas.")


@pytest.mark.parametrize(("funded", "number"), [(26, 1), (2, 0)])
def test_register_against_the_funded_projects(funded, number):
    total = row(
        review="a", measure="projects", dimension_value="TOTAL", printed_number=Decimal(funded)
    )
    tables = {"projects": [row(review="a"), row(review="a")], "population_totals": [total, total]}
    assert len(list(schemes.registers_that_cover_part(Evidence(tables, Facts())))) == number
