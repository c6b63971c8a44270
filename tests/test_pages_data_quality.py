"""The Data quality page: issues down to the source row, coverage, corrections, accounting."""

from decimal import Decimal
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.data_quality import answers, charts, tables
from pages.shared import theme
from pages.shared.charts import Measure
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")
opened = partial(reader.opened, "data_quality")
text = reader.text


def issues_listed(at: AppTest):
    return next(frame.value for frame in at.dataframe if "message" in frame.value.columns)


def test_the_sentence_counts_issues_and_values():
    severities = tables.by_severity()
    assert list(severities) == ["error", "warning", "note"]
    total = warehouse.rows("issue_register").num_rows
    assert sum(severities.values()) == total
    words = answers.sentence()
    assert f"{severities['error']} errors, {severities['warning']} warnings" in words
    assert words in text(opened())


def test_key_figures_equal_the_warehouse():
    figures = {figure.label: figure for figure in answers.key_figures()}
    assert figures["Errors"].value == str(tables.by_severity()["error"])
    assert figures["Corrections in force"].value == "2"
    accounting = warehouse.rows("row_accounting").to_pylist()
    read = sum(row["rows_in"] for row in accounting)
    published = sum(row["rows_published"] for row in accounting)
    assert figures["Rows published"].value == f"{published:,}"
    assert f"of {read:,} read" in figures["Rows published"].base


def test_coverage_has_every_project_in_one_of_three_parts():
    for review, projects in (("2011-2014", 14), ("2016-2020", 27)):
        for row in tables.coverage(review).to_pylist():
            assert row["stated"] + row["inferred"] + row["missing"] == projects


def test_coverage_of_attributes_known_to_differ():
    first = {row["attribute"]: row for row in tables.coverage("2011-2014").to_pylist()}
    second = {row["attribute"]: row for row in tables.coverage("2016-2020").to_pylist()}
    parts = tables.HOW
    assert [first["budget_usd"][part] for part in parts] == [14, 0, 0]
    assert [second["budget_usd"][part] for part in parts] == [0, 0, 27]
    assert [second["fund_region"][part] for part in parts] == [0, 27, 0]
    assert [second["outcome_status"][part] for part in parts] == [5, 0, 22]


def test_issues_lead_to_their_source_rows():
    frame = issues_listed(opened())
    assert len(frame) == warehouse.rows("issue_register").num_rows
    assert frame["severity_label"].iloc[0] == "Error"
    assert {"source_file", "source_row", "locator"} <= set(frame.columns)


def test_severity_and_rule_stand_in_the_address():
    frame = issues_listed(opened(severity="note", rule="attribute_not_published"))
    assert set(frame["rule_label"]) == {"Attribute not published"}
    expected = warehouse.rows("issue_register", {"rule": "attribute_not_published"})
    assert len(frame) == expected.num_rows


def test_a_choice_without_issues_offers_the_way_back():
    at = opened(severity="note", rule="figure_contradicted")
    assert "No rule of this choice found an issue of this severity." in text(at)
    next(b for b in at.button if b.label == "Show all issues").click().run()
    assert len(issues_listed(at)) == warehouse.rows("issue_register").num_rows


def test_the_correction_of_the_project_code_is_in_force():
    told = warehouse.rows("corrections").to_pylist()
    assert {row["former_value"] for row in told} == {"GLO/O6/57/UKM"}
    assert {row["corrected_value"] for row in told} == {"GLO/06/57/UKM"}
    at = opened()
    shown = [table.value for table in at.table if "Former value" in table.value.columns]
    assert len(shown) == 1
    assert list(shown[0]["Former value"]) == ["GLO/O6/57/UKM", "GLO/O6/57/UKM"]


def test_snapshot_sources_and_schema_version_are_told():
    at = opened()
    snapshot = warehouse.snapshot()
    assert snapshot.id in text(at)
    assert f"schema version {snapshot.schema_version}" in text(at)
    titles = {element.value.replace("\\", "") for element in at.subheader}
    assert "Documents, what they cover, and how places in them are named" in titles
    assert "Rows read, published and set aside, per file" in titles


def test_parts_of_coverage_are_told_apart_by_more_than_colour():
    table = tables.coverage("2016-2020").slice(0, 3)
    measures = [Measure(name, name) for name in tables.HOW]
    figure = charts.coverage(table, "attribute", measures)
    assert [trace.name for trace in figure.data] == list(tables.HOW)
    fills = [trace.marker.color for trace in figure.data]
    assert fills == [theme.ACCENT, theme.RAMP[3], theme.CLEAR]
    assert figure.data[2].marker.line.width == Decimal("1.5")
    assert all(text != "0" for trace in figure.data for text in trace.text)


def test_what_the_build_keeps_is_called_so_and_names_its_documents():
    told = text(opened())
    assert told.count("kept by the build") == 3
    assert "Review 2011-2014; Review 2016-2020" in told
