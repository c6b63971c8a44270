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


def stating(view: View) -> int:
    """Projects that state a Fund region, of which shares are taken."""
    return sum(view.groups("fund_region").values())


def total_words(view: View, where: str = "") -> str:
    """Of how many projects shares are taken, and that they state a region if others do not.

    where: such as " in view".
    """
    total = stating(view)
    told = f"{formats.plural(total, 'project')}{where}"
    return told if total == view.count() else f"{told} {that_state(total)}"


def that_state(number: int) -> str:
    """What is said of projects with a region where others have none."""
    return f"that {'states' if number == 1 else 'state'} a region"


def leading_words(view: View) -> str:
    """The regions with most projects, their shares, and the regions that follow."""
    sizes, total = by_size(view), stating(view)
    number, leaders = sizes[0]
    if len(leaders) == 1:
        return f"{share_words(leaders[0], view)}{next_words(sizes)}"
    share = formats.percent(tables.percent(number, total))
    return (
        f"{formats.join(leaders)} each have {formats.count(number)} of "
        f"{total_words(view, ' in view')} ({share}){eligible_of(leaders)}"
        f"{next_words(sizes)}"
    )


def in_view_words(view: View) -> str:
    """Where the projects in view are, without shares."""
    sizes, total = by_size(view), stating(view)
    number, leaders = sizes[0]
    if number == total:
        only = "" if total == view.count() else f" {that_state(total)}"
        if total == 1:
            return f"The one project in view{only} is in {leaders[0]}"
        return f"All {formats.count(total)} projects in view{only} are in {leaders[0]}"
    verb = "has" if len(leaders) == 1 else "each have"
    return (
        f"{formats.join(leaders)} {verb} {formats.count(number)} of "
        f"{total_words(view, ' in view')}{next_words(sizes)}"
    )


def share_words(region: str, view: View) -> str:
    """One region: its projects and their share, and its share of the eligible States."""
    number = view.groups("fund_region")[region]
    share = tables.percent(number, stating(view))
    words = (
        f"{region} has {formats.count(number)} of {total_words(view)} ({formats.percent(share)})"
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
    figures = [
        KeyFigure(
            "Countries named",
            formats.count(len(view.groups("iso3"))),
            f"by {formats.count(total - unnamed)} of {formats.plural(total, 'project')}",
        ),
        regional(view),
    ]
    return figures + [largest(view, *size) for size in by_size(view)[:1]]


def regional(view: View) -> KeyFigure:
    """Regional projects, of those that state their coverage."""
    label, found = "Regional projects", view.groups("coverage")
    stated = sum(found.values())
    unstated = view.count() - stated
    if not stated:
        none = f"for {records.none_of(unstated, records.PROJECT)}"
        return KeyFigure(label, formats.NOT_STATED, none)
    base = f"of {formats.plural(stated, 'project')}"
    if unstated:
        base += f"; not stated for {formats.count(unstated)}"
    return KeyFigure(label, formats.count(found.get("regional", 0)), base)


def largest(view: View, number: int, leaders: list[str]) -> KeyFigure:
    """The region or regions with most projects."""
    each = " each" if len(leaders) > 1 else ""
    return KeyFigure(
        "Largest region" if len(leaders) == 1 else "Largest regions",
        formats.join(leaders),
        f"{formats.count(number)} of {total_words(view)}{each}",
    )


def not_known(view: View) -> str:
    """What keeps the map from showing everything."""
    unnamed = view.count(where={"iso3": None})
    missing = view.answer("budget_usd").counts["budget_usd"].missing
    parts = []
    if unnamed:
        verb = "names" if unnamed == 1 else "name"
        parts.append(f"{formats.plural(unnamed, 'project')} in view {verb} no country")
    if missing:
        word = "published" if data.has_published() else "stated"
        parts.append(f"the budget of {formats.plural(missing, 'project')} is not {word}")
    if data.has_published():
        parts.append("the reviews print no region per project, so each is inferred")
    if not parts:
        return "Every project in view names a country and states its budget."
    return formats.join(parts).capitalize() + "."
