"""What the Explore page says in words, computed from what is drawn."""

import warehouse
from pages.explore import choices
from pages.explore.question import Question
from pages.shared import data, formats, narrow
from pages.shared.content import Content
from pages.shared.view import View

KEPT_CAPITAL = ("Fund ", "COVID-19", "OECD-DAC")
MOST_NAMED = 8


def title(question: Question) -> str:
    """What is measured, of which groups."""
    return f"{warehouse.metrics()[question.metric].label} by {dimension_words(question)}"


def dimension_words(question: Question) -> str:
    """The dimensions inside a sentence: Fund region and coverage."""
    return formats.join([in_sentence(name) for name in question.by])


def in_sentence(dimension: str) -> str:
    """The label of a dimension as it reads inside a sentence."""
    label = warehouse.dimensions()[dimension].label
    return label if label.startswith(KEPT_CAPITAL) else label[0].lower() + label[1:]


def sentence(question: Question, view: View, shown: Content) -> str:
    """What is drawn, its total and population, and which group stands out."""
    metric = warehouse.metrics()[question.metric]
    whole = total(question, view)
    things = population(question, whole["eligible"])
    things += f" where {only(question)}" if question.where else ""
    if not whole["eligible"]:
        return f"There are no {things}."
    if not whole["used"]:
        return f"{title(question)}: not stated for any of {things}."
    if metric.expression == "count(*)" and not metric.requires and not metric.condition:
        return f"{things} by {dimension_words(question)}.{standing_out(question, shown)}"
    all_known = whole["used"] == whole["eligible"]
    over = f"{formats.count(whole['used'])} of {things}"
    if all_known:
        over = things if whole["used"] == 1 else f"all {things}"
    if metric.apart:
        return f"{title(question)}, known of {over}."
    value = amount(question.metric, whole[question.metric])
    return f"{title(question)}: {value} over {over}.{standing_out(question, shown)}"


def not_followed(chosen: View, view: View) -> str:
    """Which filters that are set the records do not state; empty when they state all."""
    told = chosen.filters.beyond(view.filters)
    if not told:
        return ""
    return f"The records behind this number do not state these, so they are not followed: {told}."


def total(question: Question, view: View) -> dict:
    """The value over the whole selection with used, eligible and missing."""
    where = dict(question.where)
    if choices.follows_filters(question.metric):
        where = view.where(where)
    return data.query(question.metric, (), where).to_pylist()[0]


def amount(metric: str, value: object) -> str:
    """A value with its unit: 41 projects, USD 1.65 M, 5.7 months."""
    definition = warehouse.metrics()[metric]
    text = formats.BY_FORMAT[definition.format](value)
    if definition.format not in {"count", "number"} or value is None:
        return text
    unit = definition.unit
    return f"{text} {unit.removesuffix('s') if value == 1 and ' ' not in unit else unit}"


def population(question: Question, number: int) -> str:
    """The records a metric is computed from: 41 projects in view."""
    name = records(question.metric)
    one = name.removesuffix("s") if number == 1 else name
    seen = " in view" if choices.follows_filters(question.metric) else ""
    return f"{formats.count(number)} {one}{seen}"


def records(metric: str) -> str:
    """What one row behind a metric is called, several of them."""
    metrics = warehouse.metrics()
    relation = metrics[metric].relation
    counting = [
        other.unit
        for other in metrics.values()
        if other.relation == relation and other.expression == "count(*)"
    ]
    key = warehouse.relations()[relation].key
    if not counting and len(key) == 1:
        return f"{warehouse.dimensions()[key[0]].label}s"
    return counting[0] if counting else "records"


def only(question: Question) -> str:
    """What the question is narrowed to beyond the filters."""
    parts = []
    for name, codes in question.where.items():
        labels = formats.join([data.label(name, code) for code in codes], "or")
        parts.append(f"{in_sentence(name)} is {labels}")
    return formats.join(parts)


def standing_out(question: Question, shown: Content) -> str:
    """The group with the highest value, or the two that share it; nothing among equals."""
    groups = [
        row
        for row in shown.table.to_pylist()
        if row[question.metric] and all(row[name] is not None for name in question.by)
    ]
    if len(groups) < 2:
        return ""
    highest = max(row[question.metric] for row in groups)
    first = [row for row in groups if row[question.metric] == highest]
    if len(first) > 3 - len(question.by):
        return ""
    names = formats.join([group_words(question, row) for row in first])
    each = " each" if len(first) == 2 else ""
    return f" Highest: {names} ({amount(question.metric, highest)}{each})."


def group_words(question: Question, row: dict) -> str:
    """A group in words: Africa, National."""
    return ", ".join(row[f"{name}_label"] for name in question.by)


def meaning(metric: str) -> str:
    """What a metric measures, and what has to be known of a record for it."""
    definition = warehouse.metrics()[metric]
    if not definition.requires:
        return definition.description
    needed = formats.join([attribute(name) for name in definition.requires])
    return (
        f"{definition.description} Counts only {records(metric)} of which this is known: {needed}."
    )


def attribute(column: str) -> str:
    """A column that a metric requires, as people read it."""
    for known in (warehouse.dimensions(), warehouse.columns(), warehouse.metrics()):
        if column in known:
            label = known[column].label
            return label if label.startswith(KEPT_CAPITAL) else label[0].lower() + label[1:]
    return column.removeprefix("is_").removesuffix("_named").replace("_", " ")


def undrawn_words(names: list[str]) -> str:
    """Which groups the chart leaves out, because it has no place for them."""
    if not names:
        return ""
    rest = len(names) - MOST_NAMED
    listed = names[:MOST_NAMED] + ([f"{rest} more"] if rest > 0 else [])
    return f"Not drawn, but in the table: {formats.join(listed)}."


def not_known(question: Question, view: View, shown: Content) -> str:
    """How many records do not state the value, and how many no group."""
    whole = total(question, view)
    ungrouped = shown.counts[warehouse.metrics()[question.metric].label].missing - whole["missing"]
    things = population(question, whole["eligible"])
    told = []
    if whole["missing"]:
        told.append(f"{formats.count(whole['missing'])} of {things} do not state what is measured")
    if ungrouped:
        of = "" if told else f" of {things}"
        groups = formats.join([in_sentence(name) for name in question.by], "or")
        told.append(f"{formats.count(ungrouped)}{of} state no {groups}")
    return f"{'; '.join(told) or f'Nothing: all of {things} state it'}."


def selected(question: Question, mark: list) -> str:
    """The selected mark in words: Africa, National."""
    return ", ".join(data.label(name, code) for name, code in zip(question.by, mark, strict=False))


def narrowed(name: str, codes: tuple[str, ...]) -> str:
    """One narrowing in words: "Challenge: COVID-19"."""
    return "; ".join(narrow.words({name: code}) for code in codes)
