"""What the Objectives and frameworks page says in words, computed from what is in view."""

from pages.objectives import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def most(table, counts: list[str], label: str) -> tuple[list[str], int, int]:
    """The categories with most projects, how many each has, and how many there are in all."""
    rows = [(row[label], sum(row[name] for name in counts)) for row in table.to_pylist()]
    number = max(value for _, value in rows)
    return [name for name, value in rows if value == number], number, sum(v for _, v in rows)


def objective(view: View) -> tuple[list[str], int, int]:
    """The objectives most projects of the first review have."""
    table = tables.objectives(view)
    return most(table, ["stated", "inferred"], "objective_category_label")


def category(view: View) -> tuple[list[str], int, int]:
    """The categories most projects of the second review have."""
    return most(tables.categories(view), ["projects"], "project_category_label")


def leading_words(names: list[str], number: int) -> str:
    """Which categories lead: one of them, or all that tie."""
    quoted = formats.join([f"“{name}”" for name in names])
    if len(names) == 1:
        return f"{quoted} leads with {formats.count(number)}"
    return f"{quoted} tie with {formats.count(number)} each"


def sentence(view: View) -> str:
    """The leading objective and category, and how much of the published charts survives."""
    told = [
        f"{leading_words(names, number)} of {formats.plural(total, 'project')} funded {years}"
        for (names, number, total), years in (
            (objective(view), "2011–2014"),
            (category(view), "2016–2020"),
        )
        if total
    ]
    kept, known = tables.survival()
    charts = len({row["chart_name"] for row in data.rows("chart_options").to_pylist()})
    leading = "; ".join(told)
    return (
        f"{leading}. {formats.count(kept)} of {formats.plural(known, 'bar')} in "
        f"{formats.count(charts)} published charts of objectives and frameworks kept their value."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """What is stated and inferred, the leading option as published, and what survives."""
    objectives = tables.objectives(view)
    stated = sum(objectives["stated"].to_pylist())
    inferred = sum(objectives["inferred"].to_pylist())
    kept, known = tables.survival()
    options = tables.options("objectives").to_pylist()
    first = max(options, key=lambda row: row["printed_number"] or 0)
    figures = [
        KeyFigure(
            "Objective stated",
            formats.count(stated),
            f"of {formats.plural(stated + inferred, 'project')} funded 2011–2014; "
            f"{formats.count(inferred)} inferred",
        ),
        KeyFigure(
            "Most frequent aim",
            f"{formats.count(first['printed_number'])} of {formats.count(first['base'])}",
            f"{first['option_label']}, as published for 2016–2020",
        ),
        KeyFigure(
            "Values lost with pictures",
            formats.count(known - kept),
            f"of {formats.plural(known, 'bar')} in Figures 8 to 10 and 20 to 22",
        ),
    ]
    return figures[0 if stated + inferred else 1 :]


def not_known(view: View) -> str:
    """What was lost with the pictures, and what no source says."""
    kept, known = tables.survival()
    named = formats.count(data.figure("001.fig10.measures")["printed_number"])
    return (
        f"{formats.count(known - kept)} of {formats.count(known)} bars were in pictures only: "
        f"their values are unknown, not zero. The text highlights {named} governance measures, "
        "but not with numbers. Which project served which goal or framework is not printed."
    )
