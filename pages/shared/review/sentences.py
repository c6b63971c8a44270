"""What a review says besides its pages: every sentence is computed from what is in view.

The names in FUNCTIONS are what `say` in outline.yml may call; each gives blocks.
"""

from collections import Counter
from collections.abc import Callable

from pages.shared import data, figurewords, formats
from pages.shared.filters import NAMES
from pages.shared.review import known
from pages.shared.review.model import Block, Bullets, Text
from pages.shared.review.seen import Seen

READING = (
    (
        "Records",
        "Under each figure stands how many records were used, of how many, and for how many the "
        "attribute is not stated. Not stated is neither zero nor no.",
    ),
    (
        "Origin",
        "Computed from records: the number was computed from the records of this dataset. As "
        "published: it is copied from a document. Published beside computed: both are shown. In "
        "pictures, solid marks are computed, outlined or hatched ones are as published.",
    ),
    (
        "Groups",
        "A project may belong to several groups, such as countries. Totals are counted anew and "
        "never added up from groups.",
    ),
    (
        "Links",
        "The address under each figure opens exactly this view and data again.",
    ),
)
"""How figures are read; it says nothing of what they show."""


def subject(seen: Seen) -> str:
    """What the projects in view are called: by their theme where all have the same."""
    themes = list(seen.view.groups("theme"))
    return f"{data.label('theme', themes[0]).lower()} project" if len(themes) == 1 else "project"


def population_words(seen: Seen) -> str:
    """How many projects, of which years: "27 labour migration projects funded 2016–2020"."""
    number = formats.plural(seen.view.count(), subject(seen))
    return f"{number} funded {seen.view.years}"


def population(seen: Seen) -> list[Block]:
    """How many projects the review is of, where they work and how far they are."""
    told = [f"This review covers {population_words(seen)}"]
    for name in ("coverage", "project_status"):
        groups = seen.view.groups(name)
        if groups:
            parts = [f"{formats.count(n)} {data.label(name, c).lower()}" for c, n in groups.items()]
            unknown = seen.view.count() - sum(groups.values())
            parts += [f"{formats.count(unknown)} not stated"] if unknown else []
            told.append(formats.join(parts))
    first, *more = told
    return [Text(f"{first}{': ' if more else ''}{'; '.join(more)}.", lead=True)]


def chosen(seen: Seen) -> list[Block]:
    """Which filters choose the projects, and whom they leave out for want of a value."""
    filters, everything = seen.view.filters, data.value("projects")
    if not filters.active:
        return [Text(f"It covers all {formats.plural(everything, 'project')} of the dataset.")]
    told = [
        f"The projects are chosen by {filters.words}, from "
        f"{formats.plural(everything, 'project')} of the dataset."
    ]
    for name in filters.active:
        hidden = data.value("projects", {**filters.without(name).where, name: None})
        if hidden:
            told.append(
                f"{formats.plural(hidden, 'project')} left out: {NAMES[name].lower()} not stated."
            )
    return [Text(" ".join(told))]


def published_population(seen: Seen) -> list[Block]:
    """What the documents behind the records cover, which is more than the records do."""
    if not seen.figures.num_rows:
        return []
    covered = {row["document"]: row for row in data.rows("sources").to_pylist()}
    items = [
        (covered[name]["short_label"], f"{covered[name]['population_covered']}.")
        for name in seen.documents
        if name in covered and covered[name]["population_covered"]
    ]
    return [
        Text(
            "The records are those that the published reviews print. Numbers that a review "
            "gives of other projects are shown as published."
        ),
        Bullets(tuple(items)),
    ]


def summary(seen: Seen) -> list[Block]:
    """The answer of each chapter."""
    return [Bullets(tuple(seen.answers()))]


def reading(_seen: Seen) -> list[Block]:
    """How figures are read."""
    return [Bullets(READING)]


def established(seen: Seen) -> list[Block]:
    """The key figures of each chapter, with what they are of."""
    items = []
    for page, title in seen.titles.items():
        figures = seen.pages[page].heard.key_figures
        told = [f"{figure.label}: {figure.value} ({figure.base})" for figure in figures]
        if told:
            items.append((title, f"{'; '.join(told)}."))
    return [Bullets(tuple(items))]


def verdicts(seen: Seen) -> list[Block]:
    """How many printed numbers could be recomputed, and with what result."""
    if not seen.figures.num_rows:
        return [Text("This dataset holds records only: there are no printed numbers to recompute.")]
    by = Counter(seen.figures["verdict"].to_pylist())
    total = seen.figures.num_rows
    recomputed = total - by["cannot_be_derived"]
    named = formats.join([data.source(name, None).short_label for name in seen.documents])
    return [
        Text(
            f"Of {formats.plural(total, 'number')} that {named} "
            f"{'print' if len(seen.documents) > 1 else 'prints'}, {formats.count(recomputed)} "
            f"could be recomputed: {formats.count(by['matches'])} match, "
            f"{formats.count(by['matches_after_rounding'])} match after rounding and "
            f"{formats.count(by['contradicts'])} contradict. Annex B has every one of them; "
            "filters do not change it."
        )
    ]


def contradictions(seen: Seen) -> list[Block]:
    """Each printed number that its own arithmetic or the records contradict."""
    items = [
        (
            figurewords.what(row),
            f"Printed {figurewords.printed(row)}, recomputed "
            f"{figurewords.recomputed_rounded(row)}. {row['verdict_reason']} "
            f"({data.source(row['document'], None).short_label}, {row['locator']})",
        )
        for row in seen.figures.to_pylist()
        if row["verdict"] == "contradicts"
    ]
    return [Bullets(tuple(items))] if items else []


def not_known_anywhere(seen: Seen) -> list[Block]:
    """What each chapter cannot tell."""
    told = ((title, seen.pages[page].heard.not_known) for page, title in seen.titles.items())
    return [Bullets(tuple((title, sentence) for title, sentence in told if sentence))]


def nothing_to_show(seen: Seen) -> list[Block]:
    """Figures of the outline that have nothing to show for the projects in view."""
    items = [
        (card.title, card.nothing)
        for page in seen.pages.values()
        for card in page.cards.values()
        if card.nothing
    ]
    items += [
        (title, "The filters leave nothing for this figure.")
        for page in seen.pages.values()
        for title in page.out_of_reach
    ]
    found: list[Block] = []
    if items:
        found += [Text("Left out, because nothing is known of it here:"), Bullets(tuple(items))]
    elsewhere = [
        (card.title, f"{formats.join(list(card.sources))}.")
        for page in seen.pages.values()
        for card in page.cards.values()
        if seen.of_other_documents(card)
    ]
    if elsewhere:
        told = "Left out, because only documents about other projects print it:"
        found += [Text(told), Bullets(tuple(elsewhere))]
    return found


FUNCTIONS: dict[str, Callable[[Seen], list[Block]]] = {
    function.__name__: function
    for function in (
        population,
        chosen,
        published_population,
        summary,
        reading,
        established,
        verdicts,
        contradictions,
        not_known_anywhere,
        nothing_to_show,
        known.how_known,
        known.coverage_gaps,
    )
}
"""What the outline may say, by name."""
