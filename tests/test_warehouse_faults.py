"""SQL in a declaration that the database does not understand is told with file and entry."""

import pytest

from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.declarations import load_registry
from warehouse.errors import BadStatement, RegistryError
from warehouse.service import Warehouse


def opened(tmp_path, monkeypatch, **changes):
    """A warehouse without records in which the metric nce_months_max is declared otherwise."""
    declared = load_registry()
    changed = declared.metric("nce_months_max").model_copy(update=changes)
    registry = declared.model_copy(
        update={"metrics": {**declared.metrics, "nce_months_max": changed}}
    )
    write_snapshot(tmp_path, {})
    monkeypatch.setattr("warehouse.service.load_registry", lambda: registry)
    return Warehouse.open(tmp_path)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"expression": "max(nce_month)"}, 'Referenced column "nce_month" not found'),
        ({"condition": "nce_month > 0"}, 'Referenced column "nce_month" not found'),
        ({"requires": ("nce_month",)}, "nce_month"),
        ({"expression": "max(nce_months))"}, "syntax error"),
    ],
)
def test_a_column_that_a_metric_misspells_is_told_with_file_and_metric(
    tmp_path, monkeypatch, changes, told
):
    asked = opened(tmp_path, monkeypatch, **changes)
    with pytest.raises(RegistryError, match=r"\w+\.yml: nce_months_max: ") as error:
        asked.query(["projects", "nce_months_max"], ["fund_region"])
    assert told in str(error.value)
    assert "nce_months" in str(error.value)
    assert "\n" not in str(error.value)


def test_metrics_beside_a_wrong_one_are_answered_as_ever(tmp_path, monkeypatch):
    asked = opened(tmp_path, monkeypatch, expression="max(nce_month)")
    assert asked.query(["projects"])["projects"].to_pylist() == [0]


def test_a_dimension_whose_column_is_misspelt_is_told(tmp_path, monkeypatch):
    declared = load_registry()
    changed = declared.dimension("fund_region").model_copy(update={"column": "fund_regoin"})
    dimensions = {**declared.dimensions, "fund_region": changed}
    registry = declared.model_copy(update={"dimensions": dimensions})
    write_snapshot(tmp_path, {})
    monkeypatch.setattr("warehouse.service.load_registry", lambda: registry)
    asked = Warehouse.open(tmp_path)
    with pytest.raises(RegistryError, match=r"dimensions\.yml: fund_region: .*fund_regoin"):
        asked.query(["projects"], ["fund_region"])


def test_a_model_that_names_no_column_is_told_with_its_file(tmp_path, monkeypatch):
    declared = load_registry()
    model = declared.relation("project_facts")
    broken = model.model_copy(update={"sql": "SELECT titel FROM projects"})
    relations = {**declared.relations, "project_facts": broken}
    registry = declared.model_copy(update={"relations": relations})
    write_snapshot(tmp_path, {})
    monkeypatch.setattr("warehouse.loading.load_registry", lambda: registry)
    place = r"models/project_facts\.sql"
    with pytest.raises(RegistryError, match=f'{place}: Referenced column "titel" not found'):
        Warehouse.open(tmp_path)


def test_a_fault_that_no_name_explains_stays_what_it_is(tmp_path):
    write_snapshot(tmp_path, {})
    with pytest.raises(BadStatement, match="does not exist"):
        Warehouse.open(tmp_path)._engine.select("SELECT * FROM nowhere")
