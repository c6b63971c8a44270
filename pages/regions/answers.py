"""What the Regional distribution page says in words, computed from what is in view."""

from pages.regions import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def by_size(view: View) -> list[tuple[str, int]]:
    """Fund regions with their projects, most first."""
    return sorted(view.groups("fund_region").items(), key=lambda pair: -pair[1])


def sentence(view: View) -> str:
    """Which region has most projects, and how that compares with its eligible States."""
    sizes, total = by_size(view), view.count()
    region, number = sizes[0]
    words = f"{region} has {formats.count(number)} of {formats.plural(total, 'project')} in view"
    if len(sizes) > 1:
        second, next_number = sizes[1]
        words += f", {second} {formats.count(next_number)}"
    eligible = data.value("eligible_states_pct", {"fund_region": region})
    if eligible is None:
        return f"{words}."
    share = formats.percent(tables.percent(number, total))
    return (
        f"{words}; that is {share} of projects for a region with "
        f"{formats.percent(eligible)} of the eligible Member States."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Countries, regional projects, groupings, and the largest region."""
    total = view.count()
    unnamed = view.count(where={"iso3": None})
    regional = view.count(where={"coverage": "regional"})
    region, number = by_size(view)[0]
    return [
        KeyFigure(
            "Countries named",
            formats.count(len(view.groups("iso3"))),
            f"by {formats.count(total - unnamed)} of {formats.plural(total, 'project')}",
        ),
        KeyFigure("Regional projects", formats.count(regional), f"of {formats.count(total)}"),
        KeyFigure(
            "Largest region",
            region,
            f"{formats.count(number)} of {formats.plural(total, 'project')}",
        ),
    ]


def not_known(view: View) -> str:
    """What keeps the map from showing everything."""
    unnamed = view.count(where={"iso3": None})
    missing = view.answer("budget_usd").counts["budget_usd"].missing
    parts = []
    if unnamed:
        parts.append(f"{formats.plural(unnamed, 'project')} in view name no country")
    if missing:
        parts.append(f"the budget of {formats.plural(missing, 'project')} is not published")
    parts.append("the reviews print no region per project, so each is inferred")
    return formats.join(parts).capitalize() + "."
