"""Results and sustainability in a dataset of records only."""

import pyarrow as pa
import pyarrow.compute as pc

from pages.results import tables
from pages.shared import cards, counted, formats, layout
from pages.shared.layout import KeyFigure
from pages.shared.view import View

FULL = "full"
NAMED = ("projects_with_unintended_beneficiaries", "projects_with_unforeseen_negative_impact")


def show(view: View) -> None:
    """The page from its sentence to what is not known."""
    layout.answer(sentence(view))
    layout.key_figures(key_figures(view))
    layout.two_columns(view, ["outcomes_on_record", "reach_on_record"])
    layout.two_columns(view, ["impact_on_record", "actions_on_record"])
    layout.heading("Project by project")
    cards.show(view, "not_reached", table=not_reached(view))
    cards.show(view, "said", table=tables.said(view))
    layout.not_known(not_known(view))


def not_reached(view: View) -> pa.Table:
    """What is said of outcomes that were not reached in full."""
    told = tables.not_reached(view)
    return told.filter(pc.not_equal(pc.fill_null(told["result_status"], ""), FULL))


def sentence(view: View) -> str:
    """How many projects reached their outcomes and their beneficiaries."""
    stated, full = outcomes(view)
    if not stated:
        return f"No outcome is stated for {formats.plural(view.count(), 'project')} in view."
    reached = counted.words(
        view, "projects_beneficiaries_full", "reached all intended beneficiaries"
    )
    return (
        f"{formats.count(full)} of {formats.plural(stated, 'project')} with a stated outcome "
        f"reached all planned outcomes; {reached}."
    )


def outcomes(view: View) -> tuple[int, int]:
    """Projects whose outcomes are stated, and those that reached all of them."""
    found = view.groups("outcome_status")
    return sum(found.values()), found.get(FULL, 0)


def key_figures(view: View) -> list[KeyFigure]:
    """Outcomes, beneficiaries, and what nobody had planned."""
    stated, full = outcomes(view)
    return [
        KeyFigure(
            "All outcomes reached",
            formats.count(full) if stated else formats.NOT_STATED,
            f"of {formats.plural(stated, 'project')} that state it"
            if stated
            else f"for any of {formats.plural(view.count(), 'project')}",
        ),
        counted.figure(view, "All beneficiaries reached", "projects_beneficiaries_full"),
        counted.named(view, "Reached others as well", NAMED[0]),
        counted.named(view, "Unforeseen negative impact", NAMED[1]),
    ]


def not_known(view: View) -> str:
    """Of how many projects outcomes and beneficiaries are not stated."""
    stated, _ = outcomes(view)
    reach = sum(view.groups("beneficiary_reach").values())
    told = [
        f"{words} of {formats.plural(view.count() - number, 'project')}"
        for words, number in (("the outcomes", stated), ("the beneficiaries reached", reach))
        if number < view.count()
    ]
    if not told:
        return "Every project in view states its outcomes and the beneficiaries it reached."
    return f"The records do not state {formats.join(told)}."
