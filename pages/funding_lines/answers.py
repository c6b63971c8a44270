"""What the Funding lines page says in words, computed from what is in view."""

from pages.funding_lines import published, tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View

SHARE = "budget_share_of_ceiling_pct"
LATER_REVIEW = "2016-2020"


def sentence(view: View) -> str:
    """How many projects ran on which line, and how their budgets stand to the ceilings."""
    lines = view.groups("funding_line")
    if not lines:
        return (
            "The sources state no funding line for any of the "
            f"{formats.plural(view.count(), 'project')} in view, so no budget of theirs can be "
            f"held against a ceiling{later_words(view)}."
        )
    return f"{line_words(lines)}; {ceiling_words(view)}."


def later_words(view: View) -> str:
    """What the later review prints of Line 2, where its projects are in view."""
    if not (data.has_published() and view.count(where={"review": LATER_REVIEW})):
        return ""
    figure, line = published.line_2_later(), data.label("funding_line", published.LINE_2)
    return (
        f"; as published, {formats.count(figure['printed_number'])} of all "
        f"{formats.count(figure['base'])} projects funded 2016–2020 ran on {line}"
    )


def line_words(lines: dict) -> str:
    """Which line most projects ran on: "8 of 14 projects with a stated line ran on Line 2"."""
    line = max(lines, key=lines.get)
    number, total = lines[line], sum(lines.values())
    named = data.label("funding_line", line)
    if number == total:
        every = {1: "The only project", 2: "Both projects"}.get(total, f"All {total} projects")
        return f"{every} with a stated funding line ran on {named}"
    return (
        f"{formats.count(number)} of {formats.plural(total, 'project')} with a stated "
        f"funding line ran on {named}"
    )


def ceiling_words(view: View) -> str:
    """Whether budgets keep to the ceilings, and how much of them they use."""
    share = ceiling_share(view)
    if share is None:
        return "none of their budgets can be held against a ceiling"
    used = formats.percent(share[SHARE])
    if share["used"] == 1:
        return f"its budget is {used} of the ceiling"
    checks, reached = view.groups("ceiling_check"), at_ceiling(view)
    above, exceptional = checks.get("above", 0), checks.get("exceptional", 0)
    told = [above_words(above)]
    if share["used"] < sum(view.groups("funding_line").values()):
        number = {0: "none is", 1: "1 is"}.get(above, f"{formats.count(above)} are")
        told = [f"of {formats.plural(share['used'], 'budget')} with a ceiling {number} above it"]
    if exceptional:
        told.append(f"{formats.count(exceptional)} only within the exceptional one")
    told.append(f"{formats.count(reached)} {'reaches' if reached == 1 else 'reach'} it")
    return f"{', '.join(told)}, and together they use {used} of what the ceilings allow"


def above_words(number: int) -> str:
    """How many budgets exceed their ceilings, where all are held against one."""
    if not number:
        return "no budget is above its ceiling"
    return f"{formats.plural(number, 'budget is', 'budgets are')} above the ceiling"


def ceiling_share(view: View) -> dict | None:
    """Budgets and ceilings of the projects where both are known, added up; None without any."""
    row = view.answer(SHARE).table.to_pylist()[0]
    return row if row["used"] else None


def at_ceiling(view: View) -> int:
    """Budgets that are exactly what the ceiling allows."""
    return view.rows("ceiling_checks", where={"below_ceiling_usd": 0}).num_rows


def key_figures(view: View) -> list[KeyFigure]:
    """Line 2 on record, use of the ceilings, budgets at the ceiling, and Line 2 as published."""
    line_2 = data.label("funding_line", published.LINE_2)
    figures = figures_on_record(view, line_2)
    if data.has_published() and view.count(where={"review": LATER_REVIEW}):
        later = published.line_2_later()
        figures.append(
            KeyFigure(
                f"On {line_2}, as published",
                formats.count(later["printed_number"]),
                f"of all {formats.count(later['base'])} funded 2016–2020",
            )
        )
    return figures


def figures_on_record(view: View, line_2: str) -> list[KeyFigure]:
    """The key figures that come from records."""
    lines, share = view.groups("funding_line"), ceiling_share(view)
    if not lines or share is None:
        unknown = f"for any of {formats.plural(view.count(), 'project')}"
        return [
            KeyFigure(f"On {line_2}", formats.NOT_STATED, unknown),
            KeyFigure("Budgets against ceilings", formats.NOT_STATED, unknown),
        ]
    budgets, ceilings = share[f"{SHARE}_numerator"], share[f"{SHARE}_denominator"]
    above = view.groups("ceiling_check").get("above", 0)
    return [
        KeyFigure(
            f"On {line_2}",
            formats.count(lines.get(published.LINE_2, 0)),
            f"of {formats.count(sum(lines.values()))} with a stated line",
        ),
        KeyFigure(
            "Budgets against ceilings",
            formats.percent(share[SHARE]),
            f"{formats.usd(budgets)} of {formats.usd(ceilings)}",
        ),
        KeyFigure(
            "At the ceiling",
            formats.count(at_ceiling(view)),
            f"of {formats.plural(share['used'], 'budget')}; {formats.count(above)} above it",
        ),
    ]


def published_words() -> str:
    """What both reviews print about lines, and what follows by subtraction."""
    first, second = (published.of_line(line) for line in (published.LINE_1, published.LINE_2))
    later = published.line_2_later()
    line_1, line_2 = (data.label("funding_line", n) for n in (published.LINE_1, published.LINE_2))
    return (
        f"Of all {formats.count(first['base'])} projects funded 2011–2014 the review counts "
        f"{printed(first)} on {line_1} and {printed(second)} on {line_2}. Of all "
        f"{formats.count(later['base'])} funded 2016–2020 it counts {printed(later)} on {line_2}; "
        f"that leaves {formats.count(later['base'] - later['printed_number'])} on {line_1}."
    )


def printed(figure: dict) -> str:
    """A printed number with its printed share: 16 (61.5%)."""
    share = formats.percent_printed(figure["printed_pct"])
    return f"{formats.count(figure['printed_number'])} ({share})"


def not_known(view: View) -> str:
    """Which projects lack a line or a budget, and where no ceiling is stated."""
    told, total = [], formats.plural(view.count(), "project")
    stated = view.rows("ceiling_checks")
    missing = view.count() - stated.num_rows
    if missing:
        told.append(
            f"the line, the coverage or the budget of {formats.count(missing)} of {total} in view"
        )
    if without := stated["ceiling_usd"].null_count:
        others = f"{formats.count(stated.num_rows)} others" if missing else f"{total} in view"
        told.append(f"a ceiling for {formats.count(without)} of {others}")
    years = tables.years_without_ceiling(view)
    if years:
        told.append(f"the ceilings of {formats.join(formats.spans(years))}")
    told.append("which projects were granted the exceptional ceiling")
    return (
        f"The sources do not state {formats.join(told)}; each review's ceilings are applied "
        "only to the funding years it states them for."
    )
