"""What the Views index says in words, computed from the list and the cards."""

from collections import Counter

from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.views_index import listing

SURVIVES = {
    "full": "all values in the text",
    "part": "some values in the text",
    "lost": "lost with a picture",
    "text": "no numbers by nature",
}
"""What of a view survives, in words."""


def sentence() -> str:
    """How many views there are, how many a card shows, and how many are lost."""
    views = listing.views()
    shown = [view for view in views if view.view in listing.cards()]
    lost = sum(view.survives == "lost" for view in views)
    documents = formats.plural(len({view.document for view in views}), "document")
    number = formats.plural(len(views), "chart or table", "charts and tables")
    return (
        f"{formats.count(len(shown))} of {number} of {documents} can be found here; the "
        f"values of {formats.count(lost)} are lost with a picture."
    )


def key_figures() -> list[KeyFigure]:
    """Views of each document that a card shows."""
    total = Counter(view.document for view in listing.views())
    shown = Counter(v.document for v in listing.views() if v.view in listing.cards())
    return [
        KeyFigure(
            data.source(document, None).short_label,
            formats.count(shown[document]),
            f"of {formats.count(number)} shown",
        )
        for document, number in total.items()
    ]


def not_known() -> str:
    """How many views are lost in part or wholly."""
    counts = Counter(view.survives for view in listing.views())
    return (
        f"The text of the documents gives all values of {formats.count(counts['full'])} views, "
        f"some of {formats.count(counts['part'])} and none of {formats.count(counts['lost'])}; "
        f"{formats.count(counts['text'])} have no numbers by nature."
    )
