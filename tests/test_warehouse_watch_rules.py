"""The file of rules: what it declares holds together, and mistakes in it are named."""

import copy
import re

import pytest
import yaml

import warehouse
from pages.shared import flags
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.errors import RegistryError
from warehouse.service import Warehouse
from warehouse.watch.rules import FILE, FORMS, checked, load_rules

DECLARED = yaml.safe_load(FILE.read_text(encoding="utf-8"))
PLACE = re.compile(r"\{(\w+)\|(\w+)\}")


def test_every_rule_says_what_it_rests_on_in_the_fund():
    for rule in warehouse.watch_rules().rules.values():
        assert rule.fund_rule.endswith(".")
        assert rule.meaning.endswith(".")


def test_numbers_that_a_rule_of_the_fund_fixes_cannot_be_chosen():
    fixed = {t.name for t in warehouse.watch_rules().thresholds.values() if not t.choosable}
    assert fixed == {"staff_office_most", "reserve_least", "interim_from_months"}


def test_pages_write_every_form_that_a_rule_may_ask_for():
    assert set(flags.FORMS) == FORMS


def test_every_explanation_names_columns_that_exist(tmp_path):
    write_snapshot(tmp_path, {})
    found = Warehouse.open(tmp_path).watchlist()
    for rule in found.rules:
        places = PLACE.findall(rule.told)
        assert places, rule.code
        assert {column for column, _ in places} <= set(found.projects.column_names), rule.code


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("told", "{end_dat|day}", "told: there is no column 'end_dat'. Did you mean end_date?"),
        ("flagged", "end_dat > judged_on", 'Referenced column "end_dat" not found'),
    ],
)
def test_a_column_a_rule_misspells_is_told_with_the_rule(tmp_path, monkeypatch, key, value, said):
    write_snapshot(tmp_path, {})
    opened = Warehouse.open(tmp_path)
    rules = checked(broken(("rules", "cut_off_near"), key, value))
    monkeypatch.setattr("warehouse.watch.answer.load_rules", lambda: rules)
    with pytest.raises(RegistryError, match=r"rules\.yml: rules: cut_off_near: ") as error:
        opened.watchlist()
    assert said in str(error.value)


def broken(place, key, value):
    changed = copy.deepcopy(DECLARED)
    changed[place[0]][place[1]][key] = value
    return changed


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        (broken(("rules", "cut_off_near"), "weight", 9), "rules: cut_off_near: weight"),
        (broken(("rules", "cut_off_near"), "color", "red"), "rules: cut_off_near: color"),
        (broken(("rules", "cut_off_near"), "statuses", ["runing"]), "no project status"),
        (broken(("rules", "cut_off_near"), "flagged", "x > $days"), "there is no threshold 'days'"),
        (
            broken(("thresholds", "behind_points"), "value", "many"),
            "thresholds: behind_points: value",
        ),
        (
            broken(("thresholds", "behind_points"), "value", 99),
            "thresholds: behind_points: Value error, value 99 is not from 5 to 60",
        ),
        (
            broken(("rules", "cut_off_near"), "told", "{end_date|dya} or {end_date}"),
            "rules: cut_off_near: told: Value error, write every placeholder as {column|form}",
        ),
        (
            broken(("rules", "cut_off_near"), "told", "{end_date|dya}"),
            "rules: cut_off_near: told: Value error, there is no form 'dya'; known: budget",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(declared, told):
    with pytest.raises(RegistryError, match=re.escape(told)):
        checked(declared)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "rules.yml: rules: expected keys with values, found nothing"),
        ("thresholds: {}\n", "rules.yml: rules: expected keys with values, found nothing"),
        ("rules: {a: words}\n", "rules.yml: rules: a: expected keys with values, found 'words'"),
        ("rules: {}\nrule: {}\n", "rules.yml: rule: only rules and thresholds stand here"),
        ("rules:\n  a: {}\n  a: {}\n", "rules.yml, line 3: a is declared twice"),
    ],
)
def test_a_file_that_is_put_together_wrongly_is_told(tmp_path, monkeypatch, text, told):
    file = tmp_path / "rules.yml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr("warehouse.watch.rules.FILE", file)
    with pytest.raises(RegistryError) as error:
        load_rules.__wrapped__()
    assert told in str(error.value)
