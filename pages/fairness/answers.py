"""What the Fairness page says in words, computed from what is in view."""

from datetime import date

import warehouse
from pages.fairness import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View

FEW = "fewer than five projects, counts only"


def sentence(view: View) -> str:
    """How many projects and what part of the money would have to move, from where to where."""
    found = tables.whole(view)
    if found["projects_moved_pct"] is None:
        return too_few(found)
    leading = f" {leading_words(view)}" if moving(found) else ""
    return f"{moving_words(found)}.{leading} {chance_words(found)}"


def too_few(found: dict) -> str:
    """Why there is no index."""
    return (
        f"{formats.plural(found['projects'], 'project')} in view in regions with eligible Member "
        f"States: fewer than {warehouse.MINIMUM_GROUP} say nothing of how fairly they are divided."
    )


def moving(found: dict) -> int:
    """Projects that would have to move, to the nearest whole one."""
    return int(formats.rounded(found["projects_moved_pct"] * found["projects"] / 100))


def moving_words(found: dict) -> str:
    """The index of projects and of money."""
    told = (
        "To match the eligible Member States, "
        f"{formats.percent(found['projects_moved_pct'])} of "
        f"{formats.plural(found['projects'], 'project')} (about {formats.count(moving(found))})"
    )
    if found["budget_moved_pct"] is not None:
        told += f" and {formats.percent(found['budget_moved_pct'])} of the money on record"
    return f"{told} would have to go to other regions"


def leading_words(view: View) -> str:
    """The regions furthest above and below their part."""
    rows = tables.regions(view).to_pylist()
    total = sum(row["projects"] for row in rows)
    most, least = (pick(rows, key=lambda row: row["projects_over"]) for pick in (max, min))
    more, fewer = formats.count(most["projects_over"]), formats.count(-least["projects_over"])
    return (
        f"{most['fund_region']} has {more} more than its part ({part_words(most, total)}), "
        f"{least['fund_region']} {fewer} fewer ({part_words(least, total)})."
    )


def part_words(row: dict, total: int) -> str:
    """Share of projects beside share of States."""
    return (
        f"{formats.share(row['projects'], total)} of projects, "
        f"{formats.percent(row['eligible_pct'])} of States"
    )


def chance_words(found: dict) -> str:
    """Whether chance alone may be all there is to it."""
    limit = formats.percent(found["projects_chance_pct"])
    if found["projects_moved_pct"] <= found["projects_chance_pct"]:
        return f"That is no more than chance alone may give with so few projects (up to {limit})."
    return f"Chance alone would give up to {limit}."


def key_figures(view: View) -> list[KeyFigure]:
    """Projects and money that would have to move, the widest ratios, the top ten countries."""
    found = tables.whole(view)
    return [
        projects_figure(found),
        money_figure(found),
        *ratio_figures(view),
        countries_figure(tables.concentration(view)),
    ]


def projects_figure(found: dict) -> KeyFigure:
    """The index of projects."""
    label, base = (
        "Projects to move",
        f"of {formats.plural(found['projects'], 'project')}",
    )
    if found["projects_moved_pct"] is None:
        return KeyFigure(label, FEW, base)
    share = formats.percent(found["projects_moved_pct"])
    limit = formats.percent(found["projects_chance_pct"])
    told = f"about {formats.count(moving(found))} {base}; by chance {limit}"
    return KeyFigure(label, share, told)


def money_figure(found: dict) -> KeyFigure:
    """The index of money."""
    base = f"of {formats.plural(found['budget_projects'], 'project')}"
    if found["budget_moved_pct"] is None:
        return KeyFigure("Money to move", FEW, base)
    share = formats.percent(found["budget_moved_pct"])
    return KeyFigure("Money to move", share, f"of {formats.usd(found['budget_usd'])} {base}")


def ratio_figures(view: View) -> list[KeyFigure]:
    """The region with the lowest ratio among those with enough projects."""
    every = tables.regions(view).to_pylist()
    rows = [row for row in every if row["projects_ratio"] is not None]
    if not rows:
        return []
    low = min(rows, key=lambda row: row["projects_ratio"])
    few = "; of regions with five projects or more" if len(rows) < len(every) else ""
    return [
        KeyFigure(
            "Lowest share of projects",
            f"{formats.decimal(low['projects_ratio'])} times",
            f"that of States: {low['fund_region']}{few}",
        )
    ]


def countries_figure(found: warehouse.Concentration) -> KeyFigure:
    """What the ten countries with most projects hold."""
    base = f"of {formats.plural(found.projects, 'project')} with a country"
    if found.top_projects_pct is None:
        return KeyFigure("Top ten countries", FEW, base)
    return KeyFigure("Top ten countries", formats.percent(found.top_projects_pct), base)


def states_as_of() -> date | None:
    """The day of the list of eligible States."""
    return max(filter(None, data.rows("region_facts")["as_of_date"].to_pylist()), default=None)


def method_words(view: View) -> str:
    """How the index is read, whose States, and what is left out."""
    found, day = tables.whole(view), states_as_of()
    states = sum(tables.regions(view)["eligible_states"].to_pylist())
    told = [
        "0 per cent is exactly proportional, 100 that everything would have to move (index of "
        "dissimilarity). All projects on record are counted, so there is no interval to give; "
        "what chance alone would do is told beside it.",
        f"Held against the {formats.count(states)} States eligible for Line 2 in {day:%B %Y}, "
        "whatever the year; which States were eligible earlier is not on record.",
    ]
    aside = left_out_words(found)
    return " ".join([*told, aside] if aside else told)


def left_out_words(found: dict) -> str:
    """Projects that belong to no region with eligible States."""
    told = []
    if found["left_out"]:
        told.append(f"{formats.plural(found['left_out'], 'global project')}, of no State")
    if found["unplaced"]:
        told.append(f"{formats.plural(found['unplaced'], 'project')} without a region")
    if not told:
        return "No project is left out; regional ones count in their region."
    return f"Left out: {formats.join(told)}. Regional projects count in their region."


def not_followed(view: View) -> str:
    """Which filters that are set the page does not follow; empty when it follows all."""
    names = [name for name in tables.NOT_FOLLOWED if name in view.filters.active]
    if not names:
        return ""
    return (
        "Filters on region and country change nothing of this: shares compare all regions. "
        f"Not followed: {'; '.join(view.filters.part(name) for name in names)}."
    )


def requests_words(view: View) -> str:
    """Who asks, and who is granted, in one line each."""
    found = tables.requests_index(view)
    granted, requests = (
        formats.count(found["granted"]),
        formats.plural(found["requests"], "request"),
    )
    told = [f"{granted} of {requests} for funding were granted."]
    if found["requests_moved_pct"] is not None:
        told.append(
            f"{formats.percent(found['requests_moved_pct'])} of the requests would have to come "
            "from other regions to match the States: that is who asks."
        )
    if found["granted_moved_pct"] is not None:
        told.append(
            f"{formats.percent(found['granted_moved_pct'])} of the grants and "
            f"{formats.percent(found['money_moved_pct'])} of the money granted would have to go "
            "to other regions to match what was asked for: that is who is chosen."
        )
    if found["left_out"]:
        told.append(
            f"Left out: {formats.plural(found['left_out'], 'request')}, global or without a region."
        )
    return " ".join(told)


def requests_filters_words(view: View, asked: View) -> str:
    """Which filters requests do not follow; empty when they follow all."""
    told = view.filters.beyond(asked.filters)
    if not told:
        return ""
    return f"Requests for funding do not state these, so they are not followed here: {told}."


def no_requests_words() -> str:
    """Why nothing can be held against requests."""
    return (
        "Whether grants follow requests can only be told from requests for funding, granted or "
        "not. The records in view have none. This is not the same as none having been made."
    )


def countries_words(view: View) -> str:
    """How concentrated projects are, and whom that leaves out."""
    found = tables.concentration(view)
    aside = []
    if found.left_out:
        aside.append(formats.plural(found.left_out, "global project"))
    if found.no_country:
        aside.append(f"{formats.plural(found.no_country, 'project')} that name no country")
    left = f" Left out: {formats.join(aside)}." if aside else ""
    number = formats.plural(found.table.num_rows, "country", "countries")
    if found.top_projects_pct is None:
        return f"{formats.plural(found.projects, 'project')} name {number}.{left}"
    money = (
        f" and {formats.percent(found.top_budget_pct)} of the money of the "
        f"{formats.count(found.budget_projects)} that state a budget"
        if found.top_budget_pct is not None
        else ""
    )
    return (
        f"Of {number} named, the ten with most projects hold "
        f"{formats.percent(found.top_projects_pct)} of "
        f"{formats.plural(found.projects, 'project')}{money}. Projects are as concentrated as if "
        f"they were spread evenly over {formats.count(found.even_projects)} countries (one over "
        f"the Herfindahl index).{left}"
    )


def not_known(view: View) -> str:
    """What keeps the comparison from being complete."""
    found = tables.whole(view)
    told = []
    if found["projects"] > found["budget_projects"]:
        missing = found["projects"] - found["budget_projects"]
        told.append(f"the budget of {formats.plural(missing, 'project')}")
    if found["unplaced"]:
        told.append(f"the region of {formats.plural(found['unplaced'], 'project')}")
    told += [
        "which States were eligible in earlier years",
        "which States under Article 4 could use Line 1 only",
    ]
    words = f"Not on record: {'; '.join(told)}."
    if data.has_published():
        words += " The reviews print no region per project, so each is inferred."
    return words
