"""What the Peer portfolio page says in words, computed from the printed figures."""

from decimal import Decimal

from pages.peers import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure

ALL = "004.s411.total"
MEAN = "004.s411.avg"


def number(figure_id: str) -> Decimal:
    """A printed number, or the recomputed one where its own arithmetic contradicts it."""
    figure = data.figure(figure_id)
    wrong = figure["verdict"] == tables.CONTRADICTS
    return figure["recomputed_number"] if wrong else figure["printed_number"]


def budget() -> Decimal:
    """Budget of projects and activities together, in USD, as the totals are printed."""
    return number("004.t5.project_budget.total") + number("004.t5.activity_budget.total")


def fund_mean() -> Decimal:
    """Mean allocation of the Fund's labour migration projects 2011-2014, in USD."""
    return number("000.region.budget.total") / number("000.region.count.total")


def sentence() -> str:
    """How large the ILO's portfolio is, where most of it is, and how sound its totals are."""
    shares = data.figures("004.fig2.pct.*").to_pylist()
    most = max(shares, key=lambda row: row["printed_number"])
    wrong, all_totals = tables.contradicted_totals().num_rows, len(tables.totals())
    return (
        f"The ILO counts {formats.count(number(ALL))} projects and activities on labour migration "
        f"since 2005, worth {formats.usd(budget())}; {formats.percent(most['printed_number'])} of "
        f"them are in {most['dimension_value']}. {formats.count(wrong)} of "
        f"{formats.plural(all_totals, 'total')} printed in its tables "
        f"{'contradicts its' if wrong == 1 else 'contradict their'} own cells."
    )


def key_figures() -> list[KeyFigure]:
    """Size, budget and mean of the ILO's portfolio, and the totals that do not add up."""
    projects, activities = number("004.t5.projects.total"), number("004.t5.activities.total")
    wrong, all_totals = tables.contradicted_totals().num_rows, len(tables.totals())
    return [
        KeyFigure(
            "ILO projects and activities",
            formats.count(number(ALL)),
            f"{formats.count(projects)} projects and {formats.count(activities)} activities, "
            "since 2005",
        ),
        KeyFigure(
            "Their budget", formats.usd(budget()), f"of {formats.count(number(ALL))}, since 2005"
        ),
        KeyFigure(
            "Mean budget",
            formats.usd(number(MEAN)),
            f"per project or activity; the Fund's of 2011–2014: {formats.usd(fund_mean())}",
        ),
        KeyFigure(
            "Totals contradicted",
            formats.count(wrong),
            f"of {formats.plural(all_totals, 'printed total')}",
        ),
    ]


def not_known() -> str:
    """What the evaluation does not say."""
    peers = data.rows("peer_projects")
    total = peers.num_rows
    without = peers["amount_usd"].null_count
    unbudgeted = "any" if without == total else formats.count(without)
    undated = peers["start_printed"].null_count
    return (
        f"No budget is stated for {unbudgeted} of the {formats.count(total)} projects "
        f"and initiatives named, and no start for {formats.count(undated)}. The charts of projects "
        "by year, of publications and of the ratifications of other instruments are pictures "
        "whose values are lost; the text keeps a few."
    )
