"""Results and sustainability in a dataset of records only."""

from dataclasses import replace

from pages.results import tables
from pages.shared import cards, counted, formats, layout, records
from pages.shared.layout import KeyFigure
from pages.shared.view import View

FULL = tables.FULL
AS_A_WHOLE = {"outcomes": "outcome_status", "beneficiaries": "beneficiary_reach"}
"""Kind of statements on results to what says the same of the project as a whole."""

NAMED = ("projects_with_unintended_beneficiaries", "projects_with_unforeseen_negative_impact")


def show(view: View) -> None:
    """The page from its sentence to what is not known."""
    layout.answer(sentence(view))
    layout.key_figures(key_figures(view))
    layout.two_columns(view, ["outcomes_on_record", "reach_on_record"])
    layout.two_columns(view, ["impact_on_record", "actions_on_record"])
    layout.heading("Project by project")
    missed, said = tables.not_reached(view), tables.said(view)
    cards.show(view, "not_reached", table=missed, used=tables.of_not_reached(view, missed))
    cards.show(view, "said", table=said, used=tables.of_said(view, said))
    layout.not_known(not_known(view))


def sentence(view: View) -> str:
    """How many projects reached their outcomes and their beneficiaries."""
    stated, full = outcomes(view)
    if not stated:
        unstated = records.none_of(view.count(), records.PROJECT)
        single = single_statements(view, "outcomes")
        there_are = f"; there are single statements on {formats.plural(single, 'project')}"
        return (
            f"It is not stated for {unstated} in view whether all planned outcomes were reached"
            f"{there_are if single else ''}."
        )
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


def single_statements(view: View, kind: str) -> int:
    """Projects with statements on results of a kind, but none on the project as a whole."""
    return view.count(where={"result_kind": kind, AS_A_WHOLE[kind]: None})


def key_figures(view: View) -> list[KeyFigure]:
    """Outcomes, beneficiaries, and what nobody had planned."""
    stated, full = outcomes(view)
    reached = KeyFigure(
        "All outcomes reached",
        formats.count(full) if stated else formats.NOT_STATED,
        f"of {formats.plural(stated, 'project')} that {'states' if stated == 1 else 'state'} it"
        if stated
        else f"for {records.none_of(view.count(), records.PROJECT)}",
    )
    people = counted.figure(view, "All beneficiaries reached", "projects_beneficiaries_full")
    return [
        with_statements(view, reached, "outcomes"),
        with_statements(view, people, "beneficiaries"),
        counted.named(view, "Reached others as well", NAMED[0]),
        counted.named(view, "Unforeseen negative impact", NAMED[1]),
    ]


def with_statements(view: View, figure: KeyFigure, kind: str) -> KeyFigure:
    """A key figure that also tells of projects with nothing but single statements."""
    single = single_statements(view, kind)
    if not single:
        return figure
    return replace(figure, base=f"{figure.base}; single statements on {formats.count(single)}")


def not_known(view: View) -> str:
    """Of how many projects it is not stated whether they reached what was planned."""
    told = []
    for kind, what in (
        ("outcomes", "planned outcomes"),
        ("beneficiaries", "intended beneficiaries"),
    ):
        unstated = view.count(where={AS_A_WHOLE[kind]: None})
        if not unstated:
            continue
        single = single_statements(view, kind)
        but = f" (there are single statements on {formats.count(single)})" if single else ""
        told.append(
            f"for {formats.plural(unstated, 'project')} whether all {what} were reached{but}"
        )
    if not told:
        return "Every project in view states its outcomes and the beneficiaries it reached."
    return f"The records do not state {formats.join(told)}."
