"""Rules on published counts of projects and the projects named for them."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from etl.errors import InputError, Place
from etl.records import Record, origin_of
from etl.rules.issue import Evidence, Issue
from etl.source import NamedProjects
from warehouse.schema import load_schema


def named_unlike_published(evidence: Evidence) -> Iterator[Issue]:
    """Counts of projects that differ from the number of projects named for them.

    A share counts as the nearest whole number of its base. Raises InputError
    when a source declares a figure that is not published, one that counts no
    projects, or a column that the table does not have.
    """
    figures = {row["figure_id"]: row for row in evidence.tables["published_figures"]}
    registered = set(evidence.facts.register)
    for source in evidence.sources:
        place = Place(f"{source.folder}/source.yml", None, "named_projects")
        for figure_id, declared in source.named_projects.items():
            figure = figures.get(figure_id)
            if figure is None:
                advice = "Correct the identifier, or remove the entry"
                raise InputError(place, "names a figure that is not published", advice, figure_id)
            published = _count(figure, place)
            named = len(_named(declared, evidence, place) & registered)
            if named != published:
                yield _issue(figure, published, named)


def _count(figure: Record, place: Place) -> int:
    number: Decimal = figure["printed_number"]
    if figure["unit"] == "projects":
        return int(number)
    if figure["unit"] == "percent" and figure["base"] is not None:
        share: Decimal = number * figure["base"] / 100
        return int(share.to_integral_value(ROUND_HALF_UP))
    advice = "Name a figure in projects, or a percentage with its base"
    problem = "names a figure that counts no projects"
    raise InputError(place, problem, advice, figure["figure_id"])


def _named(declared: NamedProjects, evidence: Evidence, place: Place) -> set[str]:
    columns = [column.name for column in load_schema().tables[declared.table].columns]
    if declared.column not in columns:
        advice = f"The table has: {', '.join(columns)}"
        raise InputError(place, f"names no column of {declared.table}", advice, declared.column)
    return {
        row["project_code"]
        for row in evidence.tables[declared.table]
        if row[declared.column] == declared.value
    }


def _issue(figure: Record, published: int, named: int) -> Issue:
    category = f", {figure['dimension_value']}" if figure["dimension_value"] else ""
    printed = f"{figure['printed_number'].normalize():f} {figure['unit']}"
    meant = "" if figure["unit"] == "projects" else f", which means {published}"
    return Issue(
        rule="named_unlike_published",
        entity="published_figures",
        entity_id=figure["figure_id"],
        origin=origin_of(figure),
        attribute="printed_number",
        found=str(named),
        expected=str(published),
        message=(
            f"{figure['measure'].capitalize()}{category}: {printed}{meant}; "
            f"{named} projects are named."
        ),
        handling="Both are published; a project that is not named counts as not stated.",
    )
