"""From intent to outcome: each state of a project by one small record, steps by hand."""

import pytest

from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.service import Warehouse

CODE = "LM.0001"
SILENT = {"marker_state", "targets_state", "gender_method_state", "rights_method_state"} | {
    "women_reached_state",
    "women_share_state",
    "rights_answer_state",
    "evaluation_state",
}


def group(sex, target=None, reached=None, name="Migrants", code=CODE):
    return {
        "project_code": code,
        "beneficiary_group": name,
        "sex": sex,
        "target_count": target,
        "reached_count": reached,
    }


def method(family, tag="x", code=CODE):
    return {"tag_family": family, "tag": tag, "project_code": code}


def answered(choice):
    return {
        "project_code": CODE,
        "questionnaire": "2022",
        "question": "2022-5",
        "answer_number": 1,
        "answer_code": choice,
    }


def form(kind, status):
    return {"project_code": CODE, "questionnaire": kind, "return_status": status}


def evaluation(kind="Ex-post evaluation", **more):
    """An evaluation of the project that says one thing."""
    return {
        "evaluations": [{"evaluation_id": "E1", "evaluation_type": kind}],
        "evaluation_projects": [{"evaluation_id": "E1", "project_code": CODE}],
        "evaluation_findings": [{"evaluation_id": "E1", "dac_criterion": "impact", **more}],
    }


def recommended(evaluation_id, theme):
    place = {"document_group": "a", "item_number": "1"}
    return {"evaluation_id": evaluation_id, "subject_theme": theme, **place}


def trail(folder, project, tables):
    """The row of the one project there is."""
    write_snapshot(folder, {"projects": [{"project_code": CODE, **project}], **tables})
    return Warehouse.open(folder).rows("project_intent").to_pylist()[0]


STATES = {
    "marker 2b": ({"gender_marker": "2b"}, {}, "marker_state", "held"),
    "marker 1": ({"gender_marker": "1"}, {}, "marker_state", "parted"),
    "marker N/A": ({"gender_marker": "N/A"}, {}, "marker_state", "not_due"),
    "targets by sex": ({}, {"beneficiaries": [group("female", 5)]}, "targets_state", "held"),
    "targets without sex": (
        {},
        {"beneficiaries": [group("not_stated", 5)]},
        "targets_state",
        "parted",
    ),
    "gender method": (
        {},
        {"project_tags": [method("gender_method")]},
        "gender_method_state",
        "held",
    ),
    "rights method": (
        {},
        {"project_tags": [method("rights_method")]},
        "rights_method_state",
        "held",
    ),
    "method of a running project": (
        {"project_status": "active"},
        {},
        "rights_method_state",
        "not_due",
    ),
    "women reached": (
        {},
        {"beneficiaries": [group("female", 5, 1)]},
        "women_reached_state",
        "held",
    ),
    "no women reached": (
        {},
        {"beneficiaries": [group("female", 5, 0), group("male", 5, 9)]},
        "women_reached_state",
        "parted",
    ),
    "reached without sex": (
        {},
        {"beneficiaries": [group("not_stated", 5, 9)]},
        "women_reached_state",
        "parted",
    ),
    "rights upheld": (
        {},
        {"questionnaires": [form("2022", "returned")], "questionnaire_answers": [answered("yes")]},
        "rights_answer_state",
        "held",
    ),
    "rights not upheld": (
        {},
        {"questionnaires": [form("2022", "returned")], "questionnaire_answers": [answered("No")]},
        "rights_answer_state",
        "parted",
    ),
    "form that does not ask": (
        {},
        {"questionnaires": [form("2016", "returned")]},
        "rights_answer_state",
        "not_due",
    ),
    "form awaited": (
        {},
        {"questionnaires": [form("2022", "sent")]},
        "rights_answer_state",
        "not_due",
    ),
    "form that never came back": (
        {},
        {"questionnaires": [form("2022", "missing")]},
        "rights_answer_state",
        None,
    ),
    "returned without an answer": (
        {},
        {"questionnaires": [form("2022", "returned")]},
        "rights_answer_state",
        None,
    ),
    "evaluation on women": (
        {},
        evaluation(finding="Women were hardly reached"),
        "evaluation_state",
        "held",
    ),
    "evaluation on something else": (
        {"expost_evaluated": True},
        evaluation(finding="Good value"),
        "evaluation_state",
        None,
    ),
    "mid-term evaluation on women": (
        {},
        evaluation("Mid-term evaluation", finding="Women were hardly reached"),
        "evaluation_state",
        None,
    ),
    "ex-post in another spelling": (
        {},
        evaluation("ex post project evaluation", finding="Women were hardly reached"),
        "evaluation_state",
        "held",
    ),
    "not evaluated": ({"expost_evaluated": False}, {}, "evaluation_state", "not_due"),
}


@pytest.mark.parametrize("name", STATES)
def test_state_of_one_record(tmp_path, name):
    project, tables, state, expected = STATES[name]
    assert trail(tmp_path, project, tables)[state] == expected


def test_a_project_of_which_nothing_is_said_is_silent_and_does_not_drift(tmp_path):
    found = trail(tmp_path, {}, {})
    assert {name for name in SILENT if found[name] is None} == SILENT
    assert (found["drifts"], found["silences"]) == (0, len(SILENT))
    assert (found["is_meant"], found["is_drifting"]) == (None, None)


@pytest.mark.parametrize(
    ("reached", "change", "state"),
    [((45, 55), -5, "held"), ((44, 56), -6, "parted"), ((60, 40), 10, "held")],
)
def test_the_share_of_women_may_fall_by_five_points(tmp_path, reached, change, state):
    """50 of 100 were targeted; 45 of 100 reached is five points less, 44 six."""
    women, men = reached
    rows = [group("female", 50, women), group("male", 50, men)]
    found = trail(tmp_path, {}, {"beneficiaries": rows})
    assert (found["women_share_change_points"], found["women_share_state"]) == (change, state)


def test_shares_of_women_rest_on_groups_with_all_four_numbers(tmp_path):
    """Migrants 30 of 100 targeted, 20 of 80 reached; officials reached are not known by sex."""
    rows = [
        group("female", 30, 20),
        group("male", 70, 60),
        group("female", 10, None, "Officials"),
        group("male", 10, 5, "Officials"),
        group("not_stated", 50, 50, "Firms"),
    ]
    write_snapshot(tmp_path, {"projects": [{"project_code": CODE}], "beneficiaries": rows})
    store = Warehouse.open(tmp_path)
    metrics = ["women_of_targets_pct", "women_of_reached_pct", "projects_parity_known"]
    (row,) = store.query(metrics).to_pylist()
    assert [row[name] for name in metrics] == [30, 25, 1]
    assert (row["women_of_targets_pct_used"], row["women_of_targets_pct_missing"]) == (1, 1)


def test_each_step_is_part_of_the_step_before(tmp_path):
    """Six projects: one without marker, one below 2a; of four with 2a three have targets by
    sex, two of these report by sex, one of these is evaluated with a word on gender."""
    codes = [f"LM.000{number}" for number in range(1, 7)]
    markers = [None, "1", "2a", "2a", "2b", "2a"]
    projects = [
        {"project_code": code, "gender_marker": marker}
        for code, marker in zip(codes, markers, strict=True)
    ]
    rows = [group("female", 5, 4, code=code) for code in (codes[0], *codes[4:])]
    rows.append(group("female", 5, None, code=codes[3]))
    tables = {
        "projects": projects,
        "beneficiaries": rows,
        "evaluations": [
            {"evaluation_id": name, "evaluation_type": "ex-post evaluation"}
            for name in ("E1", "E2")
        ],
        "evaluation_projects": [
            {"evaluation_id": "E1", "project_code": codes[5]},
            {"evaluation_id": "E2", "project_code": codes[2]},
        ],
        "recommendations": [recommended("E1", "gender"), recommended("E2", "Gender")],
    }
    write_snapshot(tmp_path, tables)
    store = Warehouse.open(tmp_path)
    steps = ["projects_meant", "projects_meant_targeted", "projects_meant_reached"]
    steps.append("projects_meant_evaluated")
    (row,) = store.query(steps).to_pylist()
    assert [row[name] for name in steps] == [4, 3, 2, 1]
    assert (row["projects_meant_used"], row["projects_meant_missing"]) == (5, 1)


def test_drifts_are_the_records_against_the_intent(tmp_path):
    """Marker 1, targets and reached without sex, rights not upheld: four."""
    tables = {
        "beneficiaries": [group("not_stated", 5, 5)],
        "questionnaires": [form("2022", "returned")],
        "questionnaire_answers": [answered("no")],
    }
    found = trail(tmp_path, {"gender_marker": "1", "expost_evaluated": False}, tables)
    assert (found["drifts"], found["silences"], found["is_drifting"]) == (4, 3, True)
