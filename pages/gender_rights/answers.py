"""What the Gender and rights page says in words, computed from figures and records."""

from pages.gender_rights import tables
from pages.shared import data, formats
from pages.shared.filters import Filters
from pages.shared.layout import KeyFigure
from pages.shared.view import View

FAMILIES = {
    "gender_method": ("projects_with_gender_method", "gender method"),
    "rights_method": ("projects_with_rights_method", "rights-based method"),
}
"""Family of methods to the metric that counts the projects named, and its name."""

NOT_DISAGGREGATED = "001.gender.sexdis"
ALSO_PRINTED = (NOT_DISAGGREGATED, "001.gender.sdg5.pct")
"""Published figures on gender beside the counts of projects."""


def sentence(view: View) -> str:
    """Markers, projects named for either kind of method, and those nothing is known of."""
    total = tables.listed(view)
    if not total:
        return nothing_known(view)
    gender, rights = (view.count(metric) for metric, _ in FAMILIES.values())
    unknown = view.count() - total
    words = (
        f"{marker_words(view)}; the review's lists name {formats.count(gender)} of them for a "
        f"gender method and {formats.count(rights)} for a rights-based method"
    )
    if unknown:
        words += f"; of the other {formats.plural(unknown, 'project')} in view nothing is stated"
    return f"{words}."


def marker_words(view: View) -> str:
    """Which gender markers the projects of the listed review carry."""
    total = tables.listed(view)
    markers = view.groups("gender_marker")
    of = f"funded {tables.LISTED} in view"
    if len(markers) == 1 and sum(markers.values()) == total:
        (marker,) = markers
        few = {1: "The one project", 2: "Both projects"}
        who = few.get(total, f"All {formats.count(total)} projects")
        verb = "carries" if total == 1 else "carry"
        return f"{who} {of} {verb} Gender Marker {marker}"
    told = [f"{formats.count(number)} carry {marker}" for marker, number in markers.items()]
    return f"Of {formats.plural(total, 'project')} {of}, {formats.join(told)} as Gender Marker"


def nothing_known(view: View) -> str:
    """The answer when no project in view is of the review that speaks of gender and rights."""
    reviews = formats.join(list(view.groups("review")))
    return (
        f"Nothing is known of gender markers, gender methods and rights-based methods of the "
        f"{formats.plural(view.count(), 'project')} in view: the review {reviews} prints none "
        "of them per project."
    )


def what_is_known() -> str:
    """Where something is said of gender and rights."""
    return f"The review {tables.LISTED} prints gender markers and names projects by method."


def where_something_is_known(filters: Filters) -> Filters:
    """The nearest filters under which something is known: the listed review, if it has any."""
    nearest = filters.without("funding_year").narrowed({"review": tables.LISTED})
    if data.value("projects", nearest.where):
        return nearest
    return Filters(review=(tables.LISTED,))


def key_figures(view: View) -> list[KeyFigure]:
    """Marker, projects named per theme beside the published counts, and sex-disaggregation."""
    marker = data.figure(tables.MARKER)
    code, total = marker["dimension_value"], tables.listed(view)
    carried = view.groups("gender_marker").get(code, 0)
    without = data.figure(NOT_DISAGGREGATED)
    return [
        KeyFigure(
            f"Gender Marker {code}",
            formats.count(carried),
            f"of {formats.plural(total, 'project')} that state one",
        ),
        named(view, "gender_method", tables.GENDER),
        named(view, "rights_method", tables.RIGHTS),
        KeyFigure(
            "Sex-disaggregated targets",
            f"all but {formats.count(without['printed_number'])}",
            "as published; of how many is not clear",
        ),
    ]


def named(view: View, family: str, figure_id: str) -> KeyFigure:
    """Projects the lists name for a family of methods, beside the published count."""
    metric, words = FAMILIES[family]
    figure = data.figure(figure_id)
    printed = f"{formats.count(figure['printed_number'])} of {formats.count(figure['base'])}"
    return KeyFigure(
        f"Named for a {words}",
        formats.count(view.count(metric)),
        f"of {formats.plural(tables.listed(view), 'project')}; the review counts {printed}",
    )


def contradiction() -> str:
    """Why the published counts on gender do not agree with one another."""
    marker, gender = data.figure(tables.MARKER), data.figure(tables.GENDER)
    code = marker["dimension_value"]
    words = (
        f"The review counts {formats.count(gender['printed_number'])} of "
        f"{formats.count(gender['base'])} projects that include gender, and "
        f"{formats.count(marker['printed_number'])} with Gender Marker {code}. "
        f"Marker {code} itself means that gender is in the needs assessment, outputs and "
        "activities"
    )
    if marker["printed_number"] > gender["printed_number"]:
        return f"{words}, so both counts cannot be right. Both are shown as printed."
    return f"{words}."


def repeats_words(view: View, family: str) -> str:
    """Codes that a list prints twice; empty when there are none."""
    told = [
        f"{code} stands more than once in the list “{label}” and counts once"
        for code, label in tables.repeats(view, family)
    ]
    return f"{formats.join(told)}." if told else ""


def not_known(view: View) -> str:
    """What is not stated of the projects in view."""
    total, everything = tables.listed(view), view.count()
    parts = []
    if everything > total:
        who = formats.plural(everything - total, "project")
        parts.append(f"gender marker and methods of {who} of another review")
    for metric, words in FAMILIES.values():
        unnamed = total - view.count(metric)
        if unnamed:
            who = formats.plural(unnamed, "project")
            parts.append(f"whether {who} not named in the lists used a {words}")
    parts.append("which projects are behind the published counts")
    return f"Not on record: {'; '.join(parts)}. Not being named does not mean no."
