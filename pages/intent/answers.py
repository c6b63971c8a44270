"""What the From intent to outcome page says in words, computed from what is in view."""

import warehouse
from pages.intent import tables
from pages.shared import counted, data, formats
from pages.shared.formats import agreeing
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def sentence(view: View) -> str:
    """How many projects mean gender, how far that can be followed, and women reached."""
    stated = marked(view)
    if not stated:
        return (
            f"No gender marker is stated for the {formats.plural(view.count(), 'project')} in "
            f"view, so what they meant cannot be followed. {parity_words(view)}"
        )
    return f"{steps_words(view, stated)} {parity_words(view)}"


def marked(view: View) -> int:
    """Projects that state a gender marker."""
    return view.answer("projects_meant").counts["projects_meant"].used


def steps_words(view: View, stated: int) -> str:
    """The steps from the marker on, as far as any project goes."""
    meant, targeted, reached, evaluated = (view.count(name) for name in tables.FUNNEL)
    told = (
        f"{formats.count(meant)} of {formats.plural(stated, 'project')} that "
        f"{agreeing(stated, 'states', 'state')} a gender marker "
        f"{agreeing(meant, 'carries', 'carry')} 2a or above"
    )
    if not meant:
        return f"{told}."
    if not targeted:
        return f"{told}; of none of them are targets by sex on record."
    speaking = (
        f"the {agreeing(evaluated, 'evaluation', 'evaluations')} of {formats.count(evaluated)} of "
        f"these {agreeing(evaluated, 'speaks', 'speak')}"
    )
    return (
        f"{told}: {formats.count(targeted)} of them {agreeing(targeted, 'sets', 'set')} targets by "
        f"sex, {formats.count(reached)} of these {agreeing(reached, 'reports', 'report')} by sex "
        f"whom {agreeing(reached, 'it', 'they')} reached, and "
        f"{speaking if evaluated else 'no evaluation of these speaks'} of gender, women or rights."
    )


def parity_words(view: View) -> str:
    """Women among targets and among reached."""
    projects = view.count("projects_parity_known")
    if not projects:
        return "Women and men reached are not on record for any of them."
    if projects < warehouse.MINIMUM_GROUP:
        return f"Women and men can be compared for {formats.plural(projects, 'project')} only."
    targets, reached = (formats.percent(view.value(name)) for name in tables.SHARES)
    return (
        f"Women were {targets} of the persons targeted and {reached} of those reached "
        f"({formats.plural(projects, 'project')})."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Marker, drift, silence on rights, and women among reached."""
    stated = marked(view)
    return [
        KeyFigure(
            "Marker 2a or above",
            formats.count(view.count("projects_meant")) if stated else formats.NOT_STATED,
            f"of {formats.count(stated)} that {agreeing(stated, 'states', 'state')} one",
        ),
        counted.figure(view, "A record says otherwise", "projects_drifting"),
        rights_figure(view),
        women_figure(view),
    ]


def rights_figure(view: View) -> KeyFigure:
    """Projects that answered that rights were upheld."""
    held, answered = view.groups("rights_answer_state").get(tables.HELD, 0), tables.answers(view)
    if not answered:
        nobody = f"no answer of {formats.plural(view.count(), 'project')}"
        return KeyFigure("Rights upheld", formats.NOT_STATED, nobody)
    return KeyFigure(
        "Rights upheld",
        formats.count(held),
        f"of {formats.plural(answered, 'answer')} in questionnaires",
    )


def women_figure(view: View) -> KeyFigure:
    """Women among persons reached, beside their share of the targets."""
    projects, label = view.count("projects_parity_known"), "Women among reached"
    if projects < warehouse.MINIMUM_GROUP:
        number = f"{formats.plural(projects, 'project')} with all numbers"
        return KeyFigure(label, formats.NOT_STATED, number)
    targets, reached = (view.value(name) for name in tables.SHARES)
    return KeyFigure(
        label,
        formats.percent(reached),
        f"{formats.percent(targets)} of the targets; {formats.plural(projects, 'project')}",
    )


def rights_words(view: View) -> str:
    """Whether projects named for a rights-based method answered that rights were upheld."""
    told = []
    if not tables.answers(view):
        return (
            "Whether the rights of migrants and their families were considered and upheld is asked "
            "by the questionnaire; no answer to it is on record."
        )
    sides = tables.by_method_and_answer(view)
    for side, who in (("named", "named for a rights-based method"), ("others", "others")):
        held, otherwise = (sides[side].get(state, 0) for state in (tables.HELD, tables.OTHERWISE))
        silent = sides[side].get(tables.SILENT, 0)
        total = formats.count(sum(sides[side].values()))
        told.append(
            f"of {total} {who}, {formats.count(held)} answered yes, {formats.count(otherwise)} no, "
            f"and of {formats.count(silent)} nothing is said"
        )
    return (
        "Whether the rights of migrants and their families were considered and upheld: "
        f"{'; '.join(told)}. The rest were not asked or not due yet."
    )


def method_words(view: View) -> str:
    """How shares of women are to be read."""
    counts = view.answer("women_of_targets_pct").counts["women_of_targets_pct"]
    return (
        f"{formats.count(counts.used)} of {formats.plural(counts.eligible, 'group')} of "
        "beneficiaries counted by sex have all four numbers: women and men targeted, women and men "
        "reached. All persons on record are counted, so there is no interval to give. Persons "
        "counted without sex, such as staff of organisations, are left out."
    )


def no_parity_words(view: View) -> str:
    """Why women and men cannot be compared."""
    words = (
        "Whether women and men were reached as targeted can only be told from targets and persons "
        f"reached by sex. The records of the {formats.plural(view.count(), 'project')} in view "
        "have none. This is not the same as nobody having been reached."
    )
    if data.has_published():
        words += " What the reviews print on it stands on the page Gender and rights."
    return words


def listed_words(view: View) -> str:
    """How many projects the list leaves out; empty when it has all."""
    rest = view.count() - tables.MOST_LISTED
    if rest <= 0:
        return ""
    return (
        f"The list ends after {formats.count(tables.MOST_LISTED)} projects; "
        f"{formats.count(rest)} more {agreeing(rest, 'has', 'have')} fewer signs."
    )


def not_known(view: View) -> str:
    """Of how many projects nothing is said, per step."""
    total = view.count()
    told = []
    for step, label in tables.names().items():
        said = sum(view.groups(step).values())
        if said < total:
            of = "" if told else f" of {formats.plural(total, 'project')} in view"
            told.append(f"on “{label}” for {formats.count(total - said)}{of}")
    if not told:
        return "Something is said of every project in view at every step."
    first = tables.first_marked_year(view)
    words = f"Nothing is said {'; '.join(told)}."
    if first is not None and first > min(view.groups("funding_year"), default=first):
        words += f" No project funded before {first} states a marker."
    return words
