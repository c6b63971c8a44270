"""Views index: where is each chart and table of the documents, and what of it is lost?"""

import itertools

from pages.shared import data, layout
from pages.views_index import answers, listing, table

view = layout.begin(
    "Views index",
    __file__,
    printed=True,
    unreached="They choose among projects; here is a list of charts.",
)
layout.answer(answers.sentence())
layout.key_figures(answers.key_figures())
for document, listed in itertools.groupby(listing.views(), key=lambda entry: entry.document):
    layout.heading(data.source(document, None).short_label)
    table.show(view, list(listed))
layout.not_known(answers.not_known())
