"""What is declared in metrics/*.yml, models/ and reconciliation/ hangs together."""

import re

import pytest

import warehouse
from tests.fixtures.warehouse.portfolio import open_portfolio
from warehouse.declarations import MODELS_FOLDER, load_registry, model_names
from warehouse.errors import RegistryError
from warehouse.registry import Metric
from warehouse.service import Warehouse

REGISTRY = load_registry()

PROMISED_METRICS = [
    "projects",
    "budget_usd",
    "budget_mean_usd",
    "budget_median_usd",
    "planned_months_mean",
    "duration_months_mean",
    "duration_months_median",
    "nce_months_mean",
    "nce_months_median",
    "nce_months_max",
    "projects_extended",
    "projects_extended_pct",
    "projects_evaluated",
    "projects_with_rights_method",
    "projects_with_gender_method",
]
PROMISED_DIMENSIONS = [
    "funding_year",
    "review",
    "fund_region",
    "iso3",
    "funding_line",
    "coverage",
    "project_category",
    "objective_category",
    "gender_marker",
    "outcome_status",
    "beneficiary_reach",
    "impact_rating",
    "rights_method",
    "gender_method",
    "sustaining_action",
    "challenge",
    "revision_type",
]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return open_portfolio(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def real(real_data):
    return Warehouse.open(real_data)


@pytest.mark.parametrize("dimension", PROMISED_DIMENSIONS)
def test_every_promised_metric_is_answered_by_every_promised_dimension(small, dimension):
    for metric in PROMISED_METRICS:
        table = small.query([metric], [dimension])
        expected = [dimension, metric, "used", "eligible", "missing"]
        assert table.column_names[:5] == expected


@pytest.mark.parametrize("metric", REGISTRY.metrics)
def test_every_metric_is_answered_by_each_dimension_it_reaches(small, metric):
    reached = REGISTRY.reachable(REGISTRY.relation(REGISTRY.metric(metric).relation))
    assert reached
    for dimension in reached:
        assert metric in small.query([metric], [dimension]).column_names


@pytest.mark.parametrize("dimension", REGISTRY.dimensions)
def test_every_dimension_belongs_to_a_metric(dimension):
    assert any(
        REGISTRY.find_route(REGISTRY.dimension(dimension), REGISTRY.relation(metric.relation))
        for metric in REGISTRY.metrics.values()
    )


@pytest.mark.parametrize("name", model_names())
def test_model_says_its_grain_and_keeps_it(real, name):
    relation = REGISTRY.relation(name)
    head = relation.sql.splitlines()[0].removeprefix("-- ").lower()
    assert head.startswith("one row per ")
    assert relation.grain.split()[:3] == ["one", "row", "per"]
    keys = real.rows(name, columns=relation.key).to_pylist()
    assert len({tuple(key.values()) for key in keys}) == len(keys)
    assert all(None not in key.values() for key in keys)


def test_every_model_file_is_declared():
    assert {file.stem for file in MODELS_FOLDER.glob("*.sql")} == set(model_names())


@pytest.mark.parametrize("name", model_names())
def test_model_uses_portable_sql_only(name):
    sql = REGISTRY.relation(name).sql.lower()
    for word in ("arg_max", "arg_min", "quantile", "pivot", "asof", "list(", "exclude", "read_"):
        assert not re.search(rf"\b{re.escape(word)}", sql), word


@pytest.mark.parametrize("metric", REGISTRY.metrics.values(), ids=REGISTRY.metrics)
def test_metric_is_explained_for_people(metric):
    assert metric.label[0].isupper()
    assert metric.description.endswith(".")
    assert metric.unit


def test_every_topic_has_metrics_and_unlike_things_are_kept_apart():
    topics = [row["code"] for row in warehouse.codes("topics")]
    assert {metric.topic for metric in REGISTRY.metrics.values()} == set(topics)
    assert REGISTRY.metric("beneficiaries_reached").apart == ("beneficiary_group",)


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("topic: sports", "topic 'sports' is not in topics"),
        ("topic: projects, apart: [verdict]", r"apart: \['verdict'\] not reached"),
    ],
)
def test_wrong_topic_or_group_is_refused(spec, message, tmp_path, monkeypatch):
    (tmp_path / "dimensions.yml").write_text("verdict: {direct: [figures]}\n", encoding="utf-8")
    (tmp_path / "x.yml").write_text(
        "x: {label: X, description: X., relation: projects, expression: count(*), type: integer, "
        f"unit: x, format: count, additive: true, {spec}}}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("warehouse.declarations.METRICS_FOLDER", tmp_path)
    monkeypatch.setattr("warehouse.declarations.DIMENSIONS_FILE", tmp_path / "dimensions.yml")
    with pytest.raises(RegistryError, match=message):
        load_registry.__wrapped__()


def test_answer_has_the_type_the_metric_declares(small):
    types = {"integer": "int64", "money": "decimal128(18, 2)", "months": "decimal128(8, 2)"}
    for name, metric in REGISTRY.metrics.items():
        found = str(small.query([name]).schema.field(name).type)
        assert found == types.get(metric.type, "decimal128(24, 6)"), name


@pytest.mark.parametrize(
    "spec",
    [
        {"expression": "count(*)", "numerator": {"expression": "count(*)"}, "denominator": None},
        {"numerator": {"expression": "count(*)"}},
        {"expression": "1; DROP TABLE projects"},
        {"expression": "count(*)", "fromat": "count"},
    ],
)
def test_wrong_declaration_is_refused(spec):
    base = {
        "name": "x",
        "label": "X",
        "description": "X.",
        "topic": "projects",
        "relation": "projects",
        "type": "integer",
        "unit": "x",
        "format": "count",
        "additive": True,
    }
    if spec.get("denominator", "") is None:
        spec = {**spec, "denominator": {"expression": "count(*)"}}
    with pytest.raises(ValueError, match="validation error"):
        Metric(**base, **spec)


def test_wrong_yaml_is_refused_with_file_and_entry(tmp_path, monkeypatch):
    (tmp_path / "dimensions.yml").write_text("theme: {colour: blue}\n", encoding="utf-8")
    monkeypatch.setattr("warehouse.declarations.METRICS_FOLDER", tmp_path)
    monkeypatch.setattr("warehouse.declarations.DIMENSIONS_FILE", tmp_path / "dimensions.yml")
    with pytest.raises(RegistryError, match=r"dimensions\.yml: theme: colour: Extra inputs"):
        load_registry.__wrapped__()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: {label: A}\na: {label: B}\n", "projects.yml, line 2: a is declared twice"),
        ("a: words\n", "projects.yml: a: expected keys with values, found 'words'"),
        ("a: {name: b}\n", "projects.yml: a: name: the key above it is the name"),
    ],
)
def test_a_mistake_in_a_file_of_metrics_is_named(tmp_path, monkeypatch, text, told):
    (tmp_path / "projects.yml").write_text(text, encoding="utf-8")
    (tmp_path / "dimensions.yml").write_text("", encoding="utf-8")
    monkeypatch.setattr("warehouse.declarations.METRICS_FOLDER", tmp_path)
    monkeypatch.setattr("warehouse.declarations.DIMENSIONS_FILE", tmp_path / "dimensions.yml")
    with pytest.raises(RegistryError) as error:
        load_registry.__wrapped__()
    assert told in str(error.value)


def test_public_names_are_all_there():
    for name in warehouse.__all__:
        assert getattr(warehouse, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'querry'"):
        _ = warehouse.querry


def test_labels_are_those_of_the_code_lists():
    assert warehouse.label("iso3", "VNM") == "Viet Nam"
    assert warehouse.label("rights_method", "rights_in_training").startswith("Trainings")
    assert warehouse.label("gender_marker", None) == "Not stated"
    assert warehouse.label("funding_year", 2012) == "2012"
    assert warehouse.label("covid_named", True) == "Yes"
    assert warehouse.label("nce_months", "6.50") == "6.5"
    assert warehouse.label("nce_months", 10) == "10"
    assert warehouse.label("end_date", "2014-06-30") == "30 Jun 2014"
    assert [row["code"] for row in warehouse.codes("coverage")] == [
        "national",
        "regional",
        "global",
    ]
    assert {row["tag_family"] for row in warehouse.codes("gender_method")} == {"gender_method"}
    with pytest.raises(warehouse.UnknownName, match="code list called 'regoins'"):
        warehouse.codes("regoins")
    assert warehouse.columns()["nce_months"].unit == "months"
    assert "fund_region" in warehouse.dimensions_of("projects")
