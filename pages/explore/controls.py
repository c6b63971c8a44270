"""The controls of the Explore page: they show the question in the address and write it there."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

import warehouse
from pages.explore import answers, card, choices, question
from pages.explore.question import BY, BY2, CHART, METRIC, OWN, Question
from pages.shared import sidebar, words
from pages.shared.view import NothingInCommon, View

TOPIC = "topic"
NOTHING = ""
"""The choice of no second dimension."""


def key(name: str) -> str:
    """The name of a widget in the session."""
    return f"explore_{name}"


def asked() -> tuple[Question, list[str]]:
    """The question in the address, and what makes no sense in it."""
    own = [*question.OWN, *(name for name in st.query_params if name in warehouse.dimensions())]
    return question.read({name: st.query_params.get_all(name) for name in own})


def measures(now: Question) -> None:
    """What to measure: a topic, and a measure with those of the topic first."""
    metrics = warehouse.metrics()
    topic = metrics[now.metric].topic
    left, right = st.columns([5, 7])
    with left:
        chooser("Topic", TOPIC, list(choices.topics()), topic, choices.topic_label)
    with right:
        chooser(
            "Measure",
            METRIC,
            choices.by_topic(topic),
            now.metric,
            lambda name: measure_label(name, topic),
            help=f"Type a word to search all {len(metrics)} measures.",
        )
    words.quiet(words.escape(answers.meaning(now.metric)))


def measure_label(name: str, topic: str) -> str:
    """A measure in the list; those of other topics name theirs."""
    metric = warehouse.metrics()[name]
    if metric.topic == topic:
        return metric.label
    return f"{metric.label} ({choices.topic_label(metric.topic).lower()})"


def dimensions(now: Question) -> None:
    """By what to group, once or twice."""
    labels = warehouse.dimensions()
    first, second = now.by[0], now.by[1] if len(now.by) == 2 else NOTHING
    others = [name for name in choices.offered(now.metric) if name != first]
    left, middle, right = st.columns([5, 5, 2], vertical_alignment="bottom")
    with left:
        chooser("By", BY, choices.first_choices(now.metric), first, lambda name: labels[name].label)
    with middle:
        chooser(
            "And by",
            BY2,
            [NOTHING, *others],
            second,
            lambda name: labels[name].label if name else "Nothing more",
        )
    if second and second in choices.first_choices(now.metric):
        right.button("Swap", key=key("swap"), on_click=swap, width="stretch")


def kinds(kind: str, objections: dict[str, str]) -> None:
    """How to draw it; only what fits is offered, and the rest is explained."""
    fitting = [name for name, reason in objections.items() if not reason]
    st.session_state[key(CHART)] = kind
    st.segmented_control(
        "Draw as",
        fitting,
        format_func=choices.KINDS.get,
        key=key(CHART),
        required=True,
        on_change=changed,
        args=(CHART,),
        help=" ".join(
            f"{choices.KINDS[name]}: {reason}." for name, reason in objections.items() if reason
        )
        or None,
    )


def narrowed(now: Question) -> None:
    """One line for each dimension the address narrows to, with a way to take it back."""
    for name, codes in now.where.items():
        with st.container(horizontal=True, vertical_alignment="center", key=key(f"only_{name}")):
            told = words.escape(answers.narrowed(name, codes))
            st.markdown(f"Only **{told}**", width="content")
            st.button("Remove", key=key(f"remove_{name}"), on_click=forget, args=(name,))


def chooser(
    label: str,
    name: str,
    options: list[str],
    chosen: str,
    words_of: Callable[[str], str],
    help: str | None = None,
) -> None:
    """A box to choose from that shows what the address says."""
    st.session_state[key(name)] = chosen
    st.selectbox(
        label,
        options,
        key=key(name),
        format_func=words_of,
        on_change=changed,
        args=(name,),
        help=help,
    )


def changed(name: str) -> None:
    """Write what was chosen to the address, without what no longer makes sense beside it."""
    chosen = st.session_state[key(name)]
    if name == TOPIC:
        name, chosen = METRIC, choices.topics()[chosen][0]
    write(asked()[0], {name: chosen})


def swap() -> None:
    """Let the dimensions change places."""
    now, _ = asked()
    write(now, {BY: now.by[1], BY2: now.by[0]})


def write(now: Question, changes: dict[str, str]) -> None:
    """Put a question with changes into the address; what no longer makes sense is dropped."""
    wanted = {name: [value] for name, value in now.params.items() if isinstance(value, str)}
    wanted |= {name: list(codes) for name, codes in now.where.items()}
    wanted |= {name: [value] for name, value in changes.items()}
    new, _ = question.read(wanted)
    if CHART not in changes and not fits(new):
        new = replace(new, chart=None)
    for name in {*OWN, *now.where} - set(new.params):
        st.query_params.pop(name, None)
    for name, value in new.params.items():
        st.query_params[name] = value


def fits(new: Question) -> bool:
    """Whether a question can be drawn as it says."""
    view = View(sidebar.current(), {}).reaching(new.metric)
    try:
        objections = card.objections(new, card.answered(new, view))
    except NothingInCommon:
        return False
    kind = choices.settled(new.chart, objections, new.by)
    return not choices.chart_problem(new.chart, kind, objections)


def forget(name: str) -> None:
    """Take a narrowing out of the address."""
    st.query_params.pop(name, None)
