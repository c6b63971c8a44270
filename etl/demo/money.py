"""Budgets, spending, reports and requests for funding."""

import numpy as np
import pyarrow as pa

from etl import days
from etl.demo.columns import (
    coded,
    dates,
    no_text,
    of_list,
    padded,
    stacked,
    table,
    texts,
    usd,
    whole,
)
from etl.demo.draw import repeated
from etl.demo.places import Places, code_of
from etl.demo.portfolio import Portfolio
from etl.demo.projects import EVALUATION, LINES, funding_lines

_QUARTER_MONTHS = 3
_ID_DIGITS = 7


def budgets(portfolio: Portfolio) -> pa.Table:
    """Original budget of every project, revised one of those that have it."""
    project, is_revised, amount = _budgets(portfolio)
    total = amount.sum(axis=1)
    return table(
        "budgets",
        portfolio.projects.record[project],
        project_code=code_of(portfolio, project),
        budget_type=of_list(is_revised, ("original", "revised")),
        amount_usd=usd(total),
        printed_value=texts("USD ", total),
    )


def budget_lines(portfolio: Portfolio) -> pa.Table:
    """The same budgets by line; lines without money are left out."""
    project, is_revised, amount = _budgets(portfolio)
    budget, line = np.nonzero(amount)
    return table(
        "budget_lines",
        portfolio.projects.record[project[budget]],
        project_code=code_of(portfolio, project[budget]),
        budget_type=of_list(is_revised[budget], ("original", "revised")),
        budget_line=of_list(line, LINES),
        amount_usd=usd(amount[budget, line]),
    )


def _budgets(portfolio: Portfolio) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Project, whether revised, and amount by line of every budget, in the order of projects."""
    revised = np.flatnonzero(portfolio.ledger.is_revised_budget)
    every = np.arange(len(portfolio))
    project = np.concatenate([every, revised])
    is_revised = np.repeat([0, 1], [len(every), len(revised)])
    amount = np.concatenate([portfolio.projects.first_budget, portfolio.ledger.budget[revised]])
    order = np.lexsort((is_revised, project))
    return project[order], is_revised[order], amount[order]


def spent_above(portfolio: Portfolio) -> np.ndarray:
    """Rows of the projects that spend above their budget on purpose."""
    share = portfolio.parameters.planted_share("spent_above_budget")
    return portfolio.draw("spent_above").some(portfolio.completed, share)


def expenditures(portfolio: Portfolio) -> pa.Table:
    """Spending up to the end of each quarter and of the project, on an S-curve."""
    parameters, draw = portfolio.parameters, portfolio.draw("expenditures")
    count = len(portfolio)
    budget = portfolio.ledger.budget.sum(axis=1)
    available = budget - portfolio.ledger.budget[:, EVALUATION]
    final = available * draw.within(count, parameters.limits("spent_share"))
    above = spent_above(portfolio)
    times = draw.within(len(above), parameters.planted_range("spent_above_budget"))
    final[above] = np.ceil(budget[above] * times)
    shape = draw.within(count, parameters.limits("spending_shape"))
    slow = draw.happens(count, parameters.share("slow_spending"))
    shape[slow] = draw.within(slow.sum(), parameters.limits("slow_spending_shape"))
    project, day = _spending_days(portfolio)
    start = portfolio.projects.start_day[project]
    elapsed = (day - start + 1) / (portfolio.ledger.end_day[project] - start + 1)
    spent = np.floor(final[project] * _curve(elapsed, shape[project]))
    return table(
        "expenditures",
        portfolio.projects.record[project],
        project_code=code_of(portfolio, project),
        as_of_date=dates(day),
        spent_usd=usd(spent),
    )


def _curve(elapsed: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Share spent after a share of the time: slow, then fast, then slow; later for high shapes."""
    return elapsed**shape / (elapsed**shape + (1 - elapsed))


def _spending_days(portfolio: Portfolio) -> tuple[np.ndarray, np.ndarray]:
    """Project and day of each report of spending: ends of quarters, and the end of the project."""
    start_month = portfolio.projects.start_month
    until = np.minimum(portfolio.ledger.end_day, portfolio.as_of)
    first_quarter = start_month // _QUARTER_MONTHS
    last_quarter = days.month_of(until + 1) // _QUARTER_MONTHS
    project, number = repeated(last_quarter - first_quarter)
    quarter = first_quarter[project] + number + 1
    day = days.first_day(quarter * _QUARTER_MONTHS) - 1
    last = np.flatnonzero(portfolio.completed & (days.first_day(last_quarter * 3) - 1 < until))
    project, day = np.concatenate([project, last]), np.concatenate([day, until[last]])
    order = np.lexsort((day, project))
    return project[order], day[order]


def reports(portfolio: Portfolio) -> pa.Table:
    """Interim reports of projects of twelve months or more, and final reports."""
    parameters, draw = portfolio.parameters, portfolio.draw("reports")
    rows = portfolio.projects
    every = int(parameters.number("interim_every_months"))
    interim = (rows.planned_months // every).astype(np.int64)
    project, number = repeated(interim)
    length = rows.planned_end[project] - rows.start_day[project] + 1
    due = rows.start_day[project] + length * (number + 1) // (interim[project] + 1)
    finals = np.arange(len(portfolio))
    project = np.concatenate([project, finals])
    final_due = portfolio.ledger.end_day + int(parameters.number("final_due_days"))
    due = np.concatenate([due, final_due])
    is_final = np.arange(len(project)) >= len(number)
    number = np.concatenate([number, np.zeros(len(portfolio), np.int64)]) + 1
    on_time = draw.happens(len(project), parameters.share("interim_on_time"))
    early = draw.whole(len(project), (0, parameters.number("report_early_days")))
    late = draw.whole(len(project), (1, parameters.number("report_late_days")))
    received = np.where(on_time, due - early, due + late)
    known = draw.happens(len(project), parameters.share("report_received"))
    known &= received <= portfolio.as_of
    return table(
        "reports",
        rows.record[project],
        project_code=code_of(portfolio, project),
        report_kind=of_list(is_final, ("interim", "final")),
        report_number=whole(number),
        due_date=dates(due),
        received_date=dates(received, known),
    )


def funding_requests(portfolio: Portfolio, places: Places) -> pa.Table:
    """Requests that became projects, and those that did not, so that grants have a base."""
    parameters, draw = portfolio.parameters, portfolio.draw("funding_requests")
    granted = _granted(portfolio, places)
    others = _not_granted(portfolio)
    asked = draw.within(len(portfolio), parameters.limits("requested_above"))
    amount = np.round(portfolio.projects.first_budget.sum(axis=1) * asked)
    granted["requested_usd"] = usd(amount)
    project = code_of(portfolio, np.arange(len(portfolio)))
    return stacked(
        [
            table("funding_requests", portfolio.projects.record, project_code=project, **granted),
            table("funding_requests", **others),
        ]
    )


def _granted(portfolio: Portfolio, places: Places) -> dict[str, object]:
    rows = portfolio.projects
    national = rows.coverage == "national"
    states = np.array(places.states, dtype=object)[places.first_state]
    return {
        "request_id": _request_ids(rows.record),
        "funding_year": whole(rows.funding_year),
        "funding_line": whole(rows.funding_line),
        "fund_region": coded(rows.fund_region),
        "iso3": coded(states, national),
        "theme": coded(rows.theme),
        "requested_date": dates(rows.requested_day),
        "request_decision": "approved",
        "decided_date": dates(rows.approved_day),
    }


def _not_granted(portfolio: Portfolio) -> dict[str, object]:
    """Requests of eligible Member States, each as likely as the others, that became no project."""
    parameters, draw = portfolio.parameters, portfolio.draw("not_granted")
    granted = parameters.share("granted")
    count = max(1, round(len(portfolio) * (1 - granted) / granted))
    years = draw.codes(count, parameters.funding_years).astype(np.int64)
    states = portfolio.rules.eligible_states
    state = draw.places(count, np.ones(len(states)))
    regions = np.array([row["fund_region"] for row in states], dtype=object)
    line = funding_lines(draw, years, parameters, portfolio.rules)
    limit, _, _ = portfolio.rules.ceilings(line, np.full(count, "national"), years)
    share = draw.values(count, parameters.sample("share_of_ceiling"))
    requested = days.year_start(years) + draw.whole(count, parameters.limits("request_day_of_year"))
    decided = requested + draw.whole(count, parameters.limits("funding_decision_days"))
    decision = draw.codes(count, parameters.distribution("funding_decision"))
    open_still = years == parameters.number("last_year")
    open_still &= draw.happens(count, parameters.share("pending_last_year"))
    records = len(portfolio) + 1 + np.arange(count)
    return {
        "records": records,
        "request_id": _request_ids(records),
        "funding_year": whole(years),
        "funding_line": whole(line),
        "fund_region": coded(regions[state]),
        "iso3": of_list(state, [row["iso3"] for row in states]),
        "theme": coded(draw.codes_by_year(years, parameters.distributions("theme"))),
        "requested_usd": usd(np.round(limit * share)),
        "requested_date": dates(requested),
        "request_decision": coded(np.where(open_still, "pending", decision)),
        "decided_date": dates(decided, ~open_still),
        "project_code": no_text(count),
    }


def _request_ids(numbers: np.ndarray) -> pa.Array:
    return texts("RQ-", padded(numbers, _ID_DIGITS))
