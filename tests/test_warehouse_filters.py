"""Filters: one value, several, a range, a label, nothing stated, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from tests.fixtures.warehouse.portfolio import open_portfolio
from warehouse import BadFilter, Between, UnknownName
from warehouse.declarations import load_registry
from warehouse.filters import parse_where, resolve


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return open_portfolio(tmp_path_factory.mktemp("data"))


def kept(warehouse, where):
    """Codes of the projects that pass, by their last digit."""
    return "".join(
        code[-1]
        for code in warehouse.query(["projects"], ["project_code"], where)[
            "project_code"
        ].to_pylist()
    )


@pytest.mark.parametrize(
    ("where", "projects"),
    [
        ({"funding_year": 2012}, "23"),
        ({"funding_year": "2012"}, "23"),
        ({"funding_year": [2011, 2017]}, "15"),
        ({"funding_year": Between(2012, 2016)}, "234"),
        ({"funding_year": Between(2017, None)}, "56"),
        ({"funding_year": Between(None, 2011)}, "1"),
        ({"fund_region": "europe"}, "34"),
        ({"iso3": "Kenya"}, "12"),
        ({"iso3": ["KEN", "Albania"]}, "123"),
        ({"funding_line": "2"}, "23"),
        ({"gender_marker": None}, "1236"),
        ({"gender_marker": "not stated"}, "1236"),
        ({"gender_marker": ["2a", None]}, "123456"),
        ({"iso3": None}, "46"),
        ({"iso3": ["UGA", None]}, "2456"),
        ({"expost_evaluated": "yes"}, "4"),
        ({"expost_evaluated": False}, "5"),
        ({"rights_method": "Trainings and materials cover migrants' rights"}, "4"),
        ({"challenge": "COVID-19"}, "4"),
        ({"revision_type": "budget"}, "2"),
        ({"planned_months": Between("6.5", Decimal(12))}, "12"),
        ({"start_date": Between("2011-01-01", date(2011, 12, 31))}, "1"),
        ({"fund_region": "Africa", "review": "2016-2020"}, "56"),
    ],
)
def test_filter_keeps(small, where, projects):
    assert kept(small, where) == projects


@pytest.mark.parametrize(
    ("where", "message", "hint"),
    [
        ({"fund_region": "Afrika"}, "'Afrika' is not a value of 'fund_region'.", "Africa"),
        ({"iso3": "Kenia"}, "'Kenia' is not a value of 'iso3'.", "Kenya"),
        ({"funding_year": "soon"}, "'soon' is not a value of 'funding_year'.", "a whole number"),
        ({"funding_year": 2011.5}, "'2011.5' is not a value of 'funding_year'.", "a whole number"),
        ({"funding_year": "Infinity"}, "'Infinity' is not a value of", "a whole number"),
        ({"expost_evaluated": "perhaps"}, "'perhaps' is not a value of", "yes or no"),
        ({"start_date": "31/05/2011"}, "'31/05/2011' is not a value of", "2014-05-31"),
        ({"fund_region": Between("Africa", "Europe")}, "'fund_region' has no order", "several"),
        ({"funding_year": Between(2014, 2011)}, "The range 2014..2011", "2011..2014"),
        ({"funding_year": Between(None, None)}, "neither a start nor an end", ""),
        ({"funding_year": []}, "has no value", "Leave it out"),
    ],
)
def test_filter_is_refused_in_words(small, where, message, hint):
    with pytest.raises(BadFilter) as caught:
        small.query(["projects"], where=where)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_unknown_metric_and_dimension_get_a_suggestion(small):
    with pytest.raises(UnknownName) as metric:
        small.query(["budget_us"])
    with pytest.raises(UnknownName) as dimension:
        small.query(["projects"], ["region"])
    with pytest.raises(UnknownName) as filtered:
        small.query(["projects"], where={"fund_regoin": "Africa"})
    assert metric.value.message == "There is no metric called 'budget_us'."
    assert metric.value.hint.startswith("Did you mean budget_usd")
    assert "fund_region" in dimension.value.hint
    assert "fund_region" in filtered.value.hint


def test_rows_are_filtered_by_dimensions_and_by_columns_of_the_relation(small):
    by_dimension = small.rows("budgets", {"fund_region": "Europe"}, ["project_code"])
    by_column = small.rows("budgets", {"budget_type": "revised"}, ["project_code"])
    assert by_dimension.to_pylist() == [{"project_code": "LM.0003"}]
    assert by_column.to_pylist() == [{"project_code": "LM.0002"}]


@pytest.mark.parametrize(
    ("relation", "where", "columns"),
    [
        ("bugdets", {}, None),
        ("budgets", {}, ["amount"]),
        ("budgets", {"amount": 1}, None),
    ],
)
def test_unknown_relation_and_columns_are_refused(small, relation, where, columns):
    with pytest.raises(UnknownName):
        small.rows(relation, where, columns)


def test_unknown_project_is_refused_with_the_nearest_code(small):
    with pytest.raises(UnknownName, match=r"Did you mean LM\.0002"):
        small.project("LM.002")


def test_filters_are_written_as_text():
    assert parse_where(["funding_year=2011..2014", "iso3=KEN|UGA", "coverage=national"]) == {
        "funding_year": Between("2011", "2014"),
        "iso3": ["KEN", "UGA"],
        "coverage": ["national"],
    }
    assert parse_where(["funding_year=2012.."]) == {"funding_year": Between("2012", None)}


@pytest.mark.parametrize("text", ["funding_year", "=2011", "funding_year="])
def test_filter_that_is_not_name_and_value_is_refused(text):
    with pytest.raises(BadFilter, match="not of the form name=value"):
        parse_where([text])


@pytest.mark.parametrize(
    "texts",
    [
        ["iso3=KEN", "iso3=UGA"],
        ["funding_year=2011..2012", "funding_year=2012"],
        ["funding_year=2011..2012", "funding_year=2012..2014"],
    ],
)
def test_name_given_twice_is_refused_because_it_could_widen_or_narrow(texts):
    with pytest.raises(BadFilter, match=r"is given twice\. Give it once: .*separated by \|"):
        parse_where(texts)


@pytest.mark.parametrize(
    ("written", "iso3"),
    [
        ("Vietnam", "VNM"),
        ("FYROM", "MKD"),
        ("côte d'ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("Cote d`Ivoire", "CIV"),
        ("guinea bissau", "GNB"),
        ("são tomé and príncipe", "STP"),
        ("ken", "KEN"),
    ],
)
def test_country_is_found_by_other_names_and_spellings(written, iso3):
    assert resolve(load_registry().dimension("iso3"), written).values == (iso3,)


INJECTIONS = [
    "x' OR '1'='1",
    "LM.0001'; DROP TABLE project_facts; --",
    'LM.0001" UNION SELECT * FROM sources --',
    "$v1",
    "%",
]


@pytest.mark.parametrize("value", INJECTIONS)
def test_value_is_only_ever_a_value(small, value):
    assert small.rows("projects", {"title": value}).num_rows == 0
    with pytest.raises(BadFilter, match="is not a value of 'project_code' in this snapshot"):
        kept(small, {"project_code": value})
    assert kept(small, None) == "123456"


def test_project_code_that_stands_nowhere_is_refused_with_the_nearest(small):
    with pytest.raises(BadFilter, match=r"'LM\.001' is not a value .* Did you mean LM\.0001"):
        kept(small, {"project_code": ["LM.0002", "LM.001"]})
    with pytest.raises(BadFilter, match=r"Did you mean LM\.0001"):
        small.rows("budgets", {"project_code": "LM.001"})
    assert kept(small, {"project_code": "lm.0002"}) == "2"


def test_document_that_stands_nowhere_is_refused_with_the_known_ones(small):
    with pytest.raises(BadFilter, match=r"'9' is not a value of 'document'.*Known: 000, 001"):
        small.figures({"document": "9"})
    assert small.figures({"document": "001"}).num_rows == 0


def test_known_project_that_a_relation_does_not_hold_is_a_fair_question(small):
    assert kept(small, {"project_code": "LM.0360"}) == ""
    assert small.rows("budgets", {"project_code": "LM.0006"}).num_rows == 0
    assert kept(small, {"project_code": "LM.0001", "fund_region": "Europe"}) == ""


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda data: data.rows("projects", columns=[]), "No column is asked for"),
        (lambda data: data.rows("projects", columns=5), "Columns are asked for by name"),
        (lambda data: data.rows("projects", ["iso3"]), "Filters are given by name"),
        (lambda data: data.query(None), "Metrics are asked for by name"),
        (lambda data: data.query([["projects"]]), "Metrics are asked for by name"),
        (lambda data: data.query(["projects"], by=7), "Dimensions are asked for by name"),
        (lambda data: data.query(["projects"], where="iso3=KEN"), "Filters are given by name"),
    ],
)
def test_question_of_a_wrong_shape_is_refused_in_words(small, ask, said):
    with pytest.raises(BadFilter, match=said):
        ask(small)


@pytest.mark.parametrize("name", ["projects; DROP TABLE projects", 'projects"--', "count(*)", "*"])
def test_name_that_is_not_registered_never_reaches_the_database(small, name):
    with pytest.raises(UnknownName):
        small.query([name])
    with pytest.raises(UnknownName):
        small.query(["projects"], [name])
    with pytest.raises(UnknownName):
        small.rows(name)
    with pytest.raises(UnknownName):
        small.rows("projects", columns=[name])
