"""Counts of projects as pages of records tell them: a number, what it is of, what is not stated."""

from pages.shared import data, formats, records
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def words(view: View, metric: str, told: str) -> str:
    """A count in a sentence: "12 of 309 projects were revised (of 3 it is not stated)".

    told: what is said of the projects counted, such as "were revised".
    """
    answer = view.answer(metric)
    counts, number = answer.counts[metric], answer.table[metric][0].as_py() or 0
    one, many = records.noun(metric)
    if not counts.used:
        return f"of none of {formats.plural(counts.eligible, one, many)} it is stated"
    base = formats.plural(counts.used, one, many)
    missing = f" (of {formats.count(counts.missing)} it is not stated)" if counts.missing else ""
    return f"{formats.count(number)} of {base} {told}{missing}"


def figure(view: View, label: str, metric: str) -> KeyFigure:
    """A count as a key figure with its base; unstated records are told."""
    answer = view.answer(metric)
    counts, noun = answer.counts[metric], records.noun(metric)
    if not counts.used:
        unknown = f"for {records.none_of(counts.eligible, noun)}"
        return KeyFigure(label, formats.NOT_STATED, unknown)
    base = f"of {formats.plural(counts.used, *noun)}"
    if counts.missing:
        base += f"; not stated for {formats.count(counts.missing)}"
    return KeyFigure(label, formats.count(answer.table[metric][0].as_py() or 0), base)


def named(view: View, label: str, metric: str) -> KeyFigure:
    """Projects that are named for something, of all in view: of the others nothing is said."""
    return KeyFigure(
        label,
        formats.count(view.count(metric)),
        f"of {formats.plural(view.count(), 'project')} in view; of the others nothing is said",
    )


def most(view: View, dimension: str, metric: str = "projects") -> str:
    """The groups with most records in words: "“Africa” leads with 12"; empty without any."""
    groups = view.groups(dimension, metric)
    if not groups:
        return ""
    number = max(groups.values())
    names = [f"“{data.label(dimension, code)}”" for code, n in groups.items() if n == number]
    if len(names) == 1:
        return f"{names[0]} leads with {formats.count(number)}"
    return f"{formats.join(names)} tie with {formats.count(number)} each"
