"""Regional distribution: where do projects go, and is that a fair share?"""

from pages.regions import answers, tables
from pages.shared import cards, data, layout

view = layout.begin("Regional distribution", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

groupings = tables.groupings(view)
if data.has_published() or groupings.num_rows:
    layout.two_columns(
        view,
        ["map", "groupings"],
        shares=(5, 2),
        tables={"map": tables.countries(view), "groupings": groupings},
        used={"groupings": tables.of_groupings(view, groupings)},
    )
else:
    cards.show(view, "map", table=tables.countries(view))
layout.two_columns(view, ["projects_by_region", "budget_by_region"])
compared = tables.all_regions(view)
cards.show(compared, "against_states", table=tables.against_states(compared))

if data.has_published():
    layout.heading("As published, beside the records")
    beside = ["published_2011_2014", "published_2016_2020"]
    layout.two_columns(view, beside, tables=tables.published())
    cards.show(view, "published_budget", table=tables.published_budget())

layout.not_known(answers.not_known(view))
