"""The parts of the Revision ledger page, each drawn only where records tell something of it."""

from pages.ledger import answers, charts, tables
from pages.shared import cards, lacking, layout, words
from pages.shared import charts as kinds
from pages.shared.view import View


def money(view: View) -> None:
    """Budgets step by step, and where requests moved money."""
    cards.show(view, "budget", table=tables.budget(view, tables.CLOSED))
    layout.two_columns(
        view,
        ["budget_running", "lines"],
        tables={
            "budget_running": tables.budget(view, tables.APPROVED),
            "lines": tables.lines(view),
        },
    )
    by = {"change_by_line": "funding_line", "change_by_region": "fund_region"}
    layout.two_columns(
        view,
        list(by),
        tables={
            name: tables.by_group(view, "budget_change_pct", dimension, named=True)
            for name, dimension in by.items()
        },
    )


def first_revisions(view: View) -> None:
    """The share of projects not yet revised, month by month."""
    layout.heading("When projects are first revised")
    words.quiet(words.escape(answers.first_revision_words(view)))
    first = answers.first_revision(view)
    table, half = first.table, first.half_months
    cards.show(view, "first_revision", builder=charts.curve, table=table, half=half)


def requests(view: View) -> None:
    """When requests were made, what was decided, and how long that took."""
    layout.heading("When requests are made and decided")
    for name, metric in YEARLY.items():
        table = tables.by_group(view, metric, "requested_year")
        cards.show(view, name, builder=kinds.lines, table=table)
    by_region = tables.by_group(view, "requests_late_pct", "fund_region", named=True)
    layout.two_columns(view, ["late_by_region", "decisions"], tables={"late_by_region": by_region})
    cards.show(view, "late_requests", table=tables.late_requests(view))


YEARLY = {"late_by_year": "requests_late_pct", "days_by_year": "days_to_decision_median"}
"""Cards by year of request to the metric they show."""


def no_ledger(view: View) -> None:
    """Say what the records lack for the rest of the page, and lead to where it can be seen."""
    lacking.told(answers.no_ledger_words(view))
