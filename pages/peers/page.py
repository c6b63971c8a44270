"""Peer portfolio: how large is the ILO's work on labour migration, beside the Fund's?"""

from pages.peers import answers, charts, tables
from pages.shared import cards, layout

PRINTED = (
    "projects",
    "budgets",
    "averages",
    "actions",
    "outcomes_7a",
    "outcomes_7b",
    "interviews",
)

view = layout.begin(
    "Peer portfolio (ILO)",
    __file__,
    printed=True,
    unreached="It shows what other programmes published of themselves, in full.",
)
layout.answer(answers.sentence())
layout.key_figures(answers.key_figures())
layout.two_columns(
    view,
    ["number_by_region", "budget_by_region"],
    tables={
        "number_by_region": tables.number_by_region(),
        "budget_by_region": tables.budget_by_region(),
    },
)
cards.show(view, "crosswalk", table=tables.crosswalk())

layout.heading("Tables of the evaluation, held against their own totals")
cards.show(view, "contradicted", table=tables.contradicted_totals())
printed = {name: tables.cells(view.cards[name]) for name in PRINTED}
layout.two_columns(view, [*PRINTED, "share_by_region"], tables=printed)
cards.show(view, "outcomes", table=tables.cells(view.cards["outcomes"]))

layout.heading("Ratifications of international labour standards")
cards.show(view, "ratified", table=tables.ratifications(), builder=charts.ratifications)
cards.show(view, "recent")
cards.show(view, "pictures", table=tables.lost_pictures())

layout.heading("Projects and initiatives of other programmes")
cards.show(view, "peer_projects", table=tables.projects())
layout.not_known(answers.not_known())
