"""Tables of the requests for revision."""

import numpy as np
import pyarrow as pa

from etl.demo.columns import coded, dates, months, of_list, table, texts, usd, whole
from etl.demo.places import code_of
from etl.demo.portfolio import Portfolio
from etl.demo.projects import LINES


def revisions(portfolio: Portfolio) -> pa.Table:
    """One row per request; months only where a longer duration was approved."""
    requests = portfolio.ledger.requests
    decided = requests.decision != "pending"
    approved = requests.decision == "approved"
    extends = requests.new_end != requests.old_end
    new_total = requests.new_budget.sum(axis=1)
    changes_budget = (requests.new_budget != requests.old_budget).any(axis=1)
    return table(
        "revisions",
        portfolio.projects.record[requests.project],
        revision_id=_ids(portfolio),
        project_code=code_of(portfolio, requests.project),
        revision_number=whole(requests.number),
        revision_reason=coded(requests.reason),
        is_covid_related=pa.array(requests.covid_related),
        requested_date=dates(requests.requested),
        decided_date=dates(requests.decided, decided),
        request_decision=coded(requests.decision),
        effective_date=dates(requests.decided, approved),
        old_end_date=dates(requests.old_end),
        new_end_date=dates(requests.new_end, extends),
        nce_months=months(requests.months, extends & approved),
        amount_usd=usd(new_total, changes_budget),
    )


def revision_types(portfolio: Portfolio) -> pa.Table:
    """One row per request and type ticked."""
    requests = portfolio.ledger.requests
    request, kind = np.nonzero(requests.ticked)
    return table(
        "revision_types",
        portfolio.projects.record[requests.project[request]],
        revision_id=_ids(portfolio).take(pa.array(request)),
        revision_type=of_list(kind, portfolio.parameters.distribution("revision_type").codes),
        how_known="stated",
    )


def revision_budgets(portfolio: Portfolio) -> pa.Table:
    """One row per request and budget line it asks to change, whatever was decided."""
    requests = portfolio.ledger.requests
    request, line = np.nonzero(requests.new_budget != requests.old_budget)
    return table(
        "revision_budgets",
        portfolio.projects.record[requests.project[request]],
        revision_id=_ids(portfolio).take(pa.array(request)),
        budget_line=of_list(line, LINES),
        old_amount_usd=usd(requests.old_budget[request, line]),
        new_amount_usd=usd(requests.new_budget[request, line]),
    )


def _ids(portfolio: Portfolio) -> pa.Array:
    requests = portfolio.ledger.requests
    return texts(code_of(portfolio, requests.project), "-", requests.number)
