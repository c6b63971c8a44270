"""Published figures judged by the records."""

import csv
import re
from decimal import Decimal

import pytest

from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.golden.update import RECORDS_FILE
from warehouse.declarations import load_registry
from warehouse.reconcile import Declaration, judge, load_declarations
from warehouse.schema import load_codes
from warehouse.service import Warehouse


@pytest.fixture(scope="module")
def real(real_data):
    return Warehouse.open(real_data)


def declared(rule="equal", decimals=0):
    return Declaration(
        figure_id="x",
        metric="projects",
        where="",
        take="value",
        of="",
        decimals=decimals,
        rule=rule,
        remark="",
    )


@pytest.mark.parametrize(
    ("number", "printed", "decimals", "rule", "verdict"),
    [
        ("14", "14", 0, "equal", "matches"),
        ("5.714286", "5.7", 1, "equal", "matches_after_rounding"),
        ("117857.142857", "117857.14", 2, "equal", "matches_after_rounding"),
        ("2.5", "3", 0, "equal", "matches_after_rounding"),
        ("40.74", "40", 0, "equal", "contradicts"),
        ("150000", "149682", 0, "equal", "contradicts"),
        ("13", "24", 0, "at_least", "cannot_be_derived"),
        ("3", "3", 0, "at_least", "matches"),
        ("25", "24", 0, "at_least", "contradicts"),
        ("19", "69", 0, "related", "cannot_be_derived"),
        ("69", "69", 0, "related", "cannot_be_derived"),
    ],
)
def test_verdict(number, printed, decimals, rule, verdict):
    assert judge(Decimal(number), Decimal(printed), declared(rule, decimals)) == verdict


def figure(figure_id, printed, **more):
    return {"figure_id": figure_id, "printed_number": Decimal(printed), "unit": "USD", **more}


def test_figure_left_to_the_records_is_judged_while_loading(tmp_path):
    printed = [
        figure("000.rev.count", 3),
        figure("000.rev.budget.total", 1650000),
        figure("000.rev.budget.mean", "1", verdict="contradicts", verdict_reason="As built."),
        figure("001.es.rba.count", 24),
        figure("000.gp.budget.lm_0181", 200000),
    ]
    write_snapshot(tmp_path, {**PORTFOLIO, "published_figures": printed})
    figures = {row["figure_id"]: row for row in Warehouse.open(tmp_path).figures().to_pylist()}
    said = {
        figure_id: (row["verdict"], row["recomputed_number"], row["verdict_reason"])
        for figure_id, row in figures.items()
    }
    assert said["000.rev.count"] == ("matches", Decimal(3), "Records give 3.")
    assert said["000.rev.budget.total"] == (
        "contradicts",
        Decimal("470000.10"),
        "Records give 470,000.1, not 1,650,000.",
    )
    assert said["000.rev.budget.mean"] == ("contradicts", None, "As built.")
    assert said["001.es.rba.count"][:2] == ("cannot_be_derived", None)
    assert said["001.es.rba.count"][2].startswith("Records name 1; the document prints 24.")
    assert said["000.gp.budget.lm_0181"] == ("cannot_be_derived", None, "No record states it.")


def test_every_derivable_figure_is_declared_once(real):
    derivable = real.rows("published_figures", {"derivable": ["yes", "partly"]}, ["figure_id"])
    declared_ids = [declaration.figure_id for declaration in load_declarations()]
    assert sorted(declared_ids) == derivable["figure_id"].to_pylist()
    assert len(declared_ids) == 81


def test_declarations_name_what_exists():
    for declaration in load_declarations():
        assert load_registry().metric(declaration.metric)
        assert bool(declaration.of) == (declaration.take == "groups")


def test_every_figure_has_a_decided_verdict_with_a_reason(real):
    figures = real.figures().to_pylist()
    decided = {row["code"] for row in load_codes("verdicts")} - {"from_records"}
    assert len(figures) == 744
    assert {figure["verdict"] for figure in figures} <= decided
    assert all(figure["verdict_reason"] for figure in figures)


def test_number_is_given_unless_it_cannot_be_derived(real):
    for row in real.figures().to_pylist():
        derived = row["verdict"] != "cannot_be_derived"
        assert derived == (row["recomputed_number"] is not None), row["figure_id"]
        assert derived == (row["recompute_basis"] is not None), row["figure_id"]


def test_second_budget_of_lm_0220_is_contradicted(real):
    row = real.figures({"figure_id": "000.gp.budget.lm_0220"}).to_pylist()[0]
    assert (row["verdict"], row["printed_number"]) == ("contradicts", Decimal(149682))
    assert (row["recomputed_number"], row["recompute_basis"]) == (Decimal(150000), "records")


def test_named_projects_do_not_recompute_a_printed_count(real):
    row = real.figures({"figure_id": "001.es.gender.count"}).to_pylist()[0]
    assert row["verdict"] == "cannot_be_derived"
    assert row["verdict_reason"].startswith("Records name 21; the document prints 26.")


def test_inferred_attributes_are_told_from_stated_ones(real):
    basis = {row["figure_id"]: row["recompute_basis"] for row in real.figures().to_pylist()}
    assert basis["000.region.count.europe"] == "records_inferred"
    assert basis["001.ben.full.count"] == "records_inferred"
    assert basis["000.rev.budget.total"] == "records"
    assert basis["001.meth.expost"] == "records"


def test_figures_are_filtered_by_their_columns(real):
    contradicted = real.figures({"document": "000", "verdict": "contradicts"})
    assert "000.gp.budget.lm_0220" in contradicted["figure_id"].to_pylist()
    assert set(contradicted["document"].to_pylist()) == {"000"}


def test_golden_recomputations_hold_all_verdicts_that_can_occur():
    with RECORDS_FILE.open(encoding="utf-8", newline="") as stream:
        verdicts = {row["verdict"] for row in csv.DictReader(stream)}
    assert verdicts == {"matches", "matches_after_rounding", "contradicts", "cannot_be_derived"}


NUMBER = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE
)


def test_remarks_state_no_number_that_nothing_computes():
    remarks = {line.remark.replace("Annex 3", "") for line in load_declarations()}
    assert [remark for remark in remarks if NUMBER.search(remark)] == []
