"""Money and requests of the demonstration keep the rules, but for the errors planted."""

from datetime import date
from decimal import Decimal

from etl.reference_tables import reference_tables
from tests.fixtures.demonstration import grouped, portfolio, project, rows

AS_OF = date(2024, 12, 31)


def planted(rule: str) -> frozenset[str]:
    return portfolio().planted[rule]


def test_budgets_keep_to_the_ceilings():
    ceilings = {
        (row["funding_line"], row["coverage"], year): row["exceptional_ceiling_usd"]
        or row["ceiling_usd"]
        for row in reference_tables()["ceilings"]
        for year in range(row["valid_from_year"], row["valid_to_year"] + 1)
    }
    above, checked = set(), 0
    for row in rows("budgets"):
        of = project(row["project_code"])
        ceiling = ceilings.get((of["funding_line"], of["coverage"], of["funding_year"]))
        if ceiling is not None:
            checked += 1
            if row["amount_usd"] > ceiling:
                above.add(row["project_code"])
    assert checked > 2_000
    assert above == planted("budget_above_ceiling")


def test_lines_add_up_and_keep_to_their_limits():
    totals = {
        (row["project_code"], row["budget_type"]): row["amount_usd"] for row in rows("budgets")
    }
    lines = {key: {} for key in totals}
    for row in rows("budget_lines"):
        lines[row["project_code"], row["budget_type"]][row["budget_line"]] = row["amount_usd"]
    for (code, kind), amounts in lines.items():
        total = totals[code, kind]
        assert sum(amounts.values()) == total, code
        assert all(amount > 0 for amount in amounts.values()), code
        if code not in planted("staff_office_above_limit"):
            assert amounts["staff"] + amounts["office"] <= total * Decimal("0.3"), (code, kind)
        reserved = amounts.get("evaluation", 0)
        if project(code)["funding_year"] < 2017:
            assert reserved == 0, code
        elif code not in planted("evaluation_reserve_low"):
            assert reserved >= total * Decimal("0.05"), (code, kind)


def test_requests_follow_on_each_other():
    budgets = grouped("revision_budgets", "revision_id")
    lines = {}
    for row in rows("budget_lines"):
        lines.setdefault((row["project_code"], row["budget_type"]), {})[row["budget_line"]] = row[
            "amount_usd"
        ]
    revised = set()
    for code, requests in grouped("revisions").items():
        of = project(code)
        end, months, last = None, 0, of["start_date"]
        budget = dict(lines[code, "original"])
        for number, row in enumerate(requests, start=1):
            assert row["revision_number"] == number
            assert row["requested_date"] > last, row["revision_id"]
            end = end or row["old_end_date"]
            assert row["old_end_date"] == end, row["revision_id"]
            for change in budgets[row["revision_id"]]:
                line = change["budget_line"]
                assert change["old_amount_usd"] == budget.get(line, 0), row["revision_id"]
            if row["request_decision"] == "approved":
                assert row["effective_date"] >= row["requested_date"]
                end = row["new_end_date"] or end
                months += row["nce_months"] or 0
                for change in budgets[row["revision_id"]]:
                    budget[change["budget_line"]] = change["new_amount_usd"]
            else:
                assert row["nce_months"] is None
                assert row["effective_date"] is None
            last = row["decided_date"] or row["requested_date"]
        assert of["end_date"] == end, code
        assert budget == lines.get((code, "revised"), lines[code, "original"]), code
        if budget != lines[code, "original"]:
            revised.add(code)
        length = (of["end_date"] - of["start_date"]).days + 1
        assert abs(length / 30.4375 - float(of["planned_months"] + months)) <= 0.5, code
    assert revised == {
        row["project_code"] for row in rows("budgets") if row["budget_type"] == "revised"
    }


def test_requests_come_a_month_before_the_end():
    late = {
        row["revision_id"]
        for row in rows("revisions")
        if (row["old_end_date"] - row["requested_date"]).days < 28
    }
    assert late == planted("revision_request_late")


def test_every_decision_occurs_and_open_requests_have_none():
    decisions = {row["request_decision"] for row in rows("revisions")}
    assert decisions == {"approved", "declined", "withdrawn", "pending"}
    for row in rows("revisions"):
        assert (row["decided_date"] is None) == (row["request_decision"] == "pending")


def test_spending_grows_within_the_budget_up_to_the_end():
    totals = {}
    for row in sorted(rows("budgets"), key=lambda row: row["budget_type"]):
        totals[row["project_code"]] = row["amount_usd"]
    above = set()
    for code, spending in grouped("expenditures").items():
        amounts = [row["spent_usd"] for row in spending]
        days = [row["as_of_date"] for row in spending]
        assert amounts == sorted(amounts), code
        assert days == sorted(set(days)), code
        assert days[0] > project(code)["start_date"]
        assert days[-1] <= project(code)["end_date"]
        if project(code)["project_status"] == "completed":
            assert days[-1] == project(code)["end_date"], code
        if amounts[-1] > totals[code]:
            above.add(code)
    assert above == planted("spent_above_budget")


def test_funding_requests_are_as_many_as_projects_and_more():
    granted = {
        row["project_code"] for row in rows("funding_requests") if row["project_code"] is not None
    }
    assert granted == {row["project_code"] for row in rows("projects")}
    refused = [row for row in rows("funding_requests") if row["project_code"] is None]
    assert len(refused) == round(len(granted) * 0.6)
    assert "approved" not in {row["request_decision"] for row in refused}
    pending = [row for row in refused if row["request_decision"] == "pending"]
    assert pending
    assert {row["funding_year"] for row in pending} == {2024}
