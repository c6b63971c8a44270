"""What the Projects page says in words, computed from the projects listed."""

import warehouse
from pages.projects.listing import Register
from pages.shared import formats, narrow
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def sentence(view: View, listed: Register) -> str:
    """How many projects are listed, of which kind, and what they were chosen by."""
    total, number = view.count(), listed.table.num_rows
    if not number:
        return f"No project of the {formats.count(total)} in view matches {chosen_by(listed)}."
    if listed.params:
        verb = "matches" if number == 1 else "match"
        of = f"{formats.count(number)} of {formats.plural(total, 'project')} in view"
        return f"{of} {verb} {chosen_by(listed)}: {kinds(listed)}."
    return f"{formats.plural(number, 'project')} funded {view.years}: {kinds(listed)}."


def chosen_by(listed: Register) -> str:
    """What the listed projects were chosen by, beyond the filters."""
    parts = []
    if listed.narrowed:
        parts.append(f"the selection ({narrow.words(listed.narrowed)})")
    if listed.wanted:
        parts.append(f"the text “{listed.wanted}”")
    return formats.join(parts)


def kinds(listed: Register) -> str:
    """How many of the listed projects have which coverage."""
    found = listed.table["coverage_label"].to_pylist()
    by_kind = {kind: found.count(kind) for kind in dict.fromkeys(sorted(found))}
    return formats.join([f"{formats.count(n)} {kind.lower()}" for kind, n in by_kind.items()])


def key_figures(listed: Register) -> list[KeyFigure]:
    """Projects listed, countries they name, and how many state a budget and a rating."""
    table, number = listed.table, listed.table.num_rows
    countries = {
        code for codes in table["country_codes"].to_pylist() if codes for code in codes.split("; ")
    }
    named = number - table["country_codes"].null_count
    return [
        KeyFigure("Projects listed", formats.count(number), years(table)),
        KeyFigure(
            "Countries",
            formats.count(len(countries)),
            f"named by {formats.count(named)} of {formats.plural(number, 'project')}",
        ),
        known(table, "budget_usd", "Budget stated"),
        known(table, "outcome_status", "Outcomes stated"),
    ]


def years(table) -> str:
    """The funding years of the listed projects."""
    found = [year for year in table["funding_year"].to_pylist() if year is not None]
    return f"funded {formats.years(min(found), max(found))}" if found else formats.NOT_STATED


def known(table, column: str, label: str) -> KeyFigure:
    """Of how many of the listed projects a fact is known."""
    number = table.num_rows - table[column].null_count
    return KeyFigure(
        label, formats.count(number), f"of {formats.plural(table.num_rows, 'project')}"
    )


def not_known(listed: Register) -> str:
    """Which facts of the listed projects the sources leave open."""
    table, told = listed.table, []
    columns = warehouse.columns() | warehouse.dimensions() | warehouse.metrics()
    for name in ("budget_usd", "planned_months", "project_category", "impact_rating"):
        if table[name].null_count:
            missing = formats.count(table[name].null_count)
            told.append(f"{columns[name].label.lower()} of {missing}")
    if not told:
        return "Budget, duration, category and rating of every listed project are known."
    listed_number = formats.plural(table.num_rows, "project")
    return (
        f"The sources do not say: {formats.join(told)} of {listed_number} listed. The factsheet "
        "of a project gives the reason for each."
    )
