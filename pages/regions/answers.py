"""What the Regional distribution page says in words, computed from what is in view."""

from pages.regions import tables
from pages.shared import data, formats, records
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def by_size(view: View) -> list[tuple[int, list[str]]]:
    """Numbers of projects, most first, each with the Fund regions that have as many."""
    found = view.groups("fund_region")
    return [
        (number, [region for region, projects in found.items() if projects == number])
        for number in sorted(set(found.values()), reverse=True)
    ]


def sentence(view: View) -> str:
    """Which regions have most projects, and how that compares with their eligible States."""
    if not view.groups("fund_region"):
        return f"No Fund region is stated for {records.none_of(view.count(), records.PROJECT)}."
    compared = tables.all_regions(view)
    if compared.filters == view.filters:
        return f"{leading_words(view)}."
    leaders = by_size(view)[0][1]
    shares = formats.join([share_words(region, compared) for region in leaders])
    return f"{in_view_words(view)}. Without the region and country filters, {shares}."


def leading_words(view: View) -> str:
    """The regions with most projects, their shares, and the regions that follow."""
    sizes, total = by_size(view), view.count()
    number, leaders = sizes[0]
    if len(leaders) == 1:
        return f"{share_words(leaders[0], view)}{next_words(sizes)}"
    share = formats.percent(tables.percent(number, total))
    return (
        f"{formats.join(leaders)} each have {formats.count(number)} of "
        f"{formats.plural(total, 'project')} in view ({share}){eligible_of(leaders)}"
        f"{next_words(sizes)}"
    )


def in_view_words(view: View) -> str:
    """Where the projects in view are, without shares."""
    sizes, total = by_size(view), view.count()
    number, leaders = sizes[0]
    if number == total:
        if total == 1:
            return f"The one project in view is in {leaders[0]}"
        return f"All {formats.count(total)} projects in view are in {leaders[0]}"
    verb = "has" if len(leaders) == 1 else "each have"
    return (
        f"{formats.join(leaders)} {verb} {formats.count(number)} of "
        f"{formats.plural(total, 'project')} in view{next_words(sizes)}"
    )


def share_words(region: str, view: View) -> str:
    """One region: its projects and their share, and its share of the eligible States."""
    number, total = view.groups("fund_region")[region], view.count()
    share = tables.percent(number, total)
    words = (
        f"{region} has {formats.count(number)} of {formats.plural(total, 'project')} "
        f"({formats.percent(share)})"
    )
    eligible = tables.eligible_pct(region)
    if eligible is None:
        return words
    link = "but" if formats.rounded(share) > formats.rounded(eligible) else "and"
    return f"{words} {link} {formats.percent(eligible)} of the eligible Member States"


def eligible_of(regions: list[str]) -> str:
    """The shares of eligible States of several regions, those without any left out."""
    found = {region: tables.eligible_pct(region) for region in regions}
    told = [f"{formats.percent(pct)} in {region}" for region, pct in found.items() if pct]
    return f"; of the eligible Member States {formats.join(told)}" if told else ""


def next_words(sizes: list[tuple[int, list[str]]]) -> str:
    """The regions that follow the largest ones."""
    if len(sizes) == 1:
        return ""
    number, regions = sizes[1]
    if len(regions) == 1:
        return f"; {regions[0]} follows with {formats.count(number)}"
    return f"; {formats.join(regions)} follow with {formats.count(number)} each"


def key_figures(view: View) -> list[KeyFigure]:
    """Countries, regional projects, groupings, and the largest region."""
    total = view.count()
    unnamed = view.count(where={"iso3": None})
    regional = view.count(where={"coverage": "regional"})
    figures = [
        KeyFigure(
            "Countries named",
            formats.count(len(view.groups("iso3"))),
            f"by {formats.count(total - unnamed)} of {formats.plural(total, 'project')}",
        ),
        KeyFigure("Regional projects", formats.count(regional), f"of {formats.count(total)}"),
    ]
    return figures + [largest(view, *size) for size in by_size(view)[:1]]


def largest(view: View, number: int, leaders: list[str]) -> KeyFigure:
    """The region or regions with most projects."""
    each = " each" if len(leaders) > 1 else ""
    return KeyFigure(
        "Largest region" if len(leaders) == 1 else "Largest regions",
        formats.join(leaders),
        f"{formats.count(number)} of {formats.plural(view.count(), 'project')}{each}",
    )


def not_known(view: View) -> str:
    """What keeps the map from showing everything."""
    unnamed = view.count(where={"iso3": None})
    missing = view.answer("budget_usd").counts["budget_usd"].missing
    parts = []
    if unnamed:
        parts.append(f"{formats.plural(unnamed, 'project')} in view name no country")
    if missing:
        word = "published" if data.has_published() else "stated"
        parts.append(f"the budget of {formats.plural(missing, 'project')} is not {word}")
    if data.has_published():
        parts.append("the reviews print no region per project, so each is inferred")
    if not parts:
        return "Every project in view names a country and states its budget."
    return formats.join(parts).capitalize() + "."
