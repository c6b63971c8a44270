"""Rules on the register of projects."""

from collections.abc import Iterator

from etl.records import Record, origin_of
from etl.rules import words
from etl.rules.issue import Evidence, Issue
from warehouse.schema import load_codes


def codes_out_of_order(evidence: Evidence) -> Iterator[Issue]:
    """Codes with a number below every number of the funding year before."""
    lowest: dict[int, int] = {}
    for project in evidence.tables["projects"]:
        year, number = project["funding_year"], _number(project)
        lowest[year] = min(number, lowest.get(year, number))
    years = sorted(lowest)
    before = dict(zip(years[1:], years, strict=False))
    for project in evidence.tables["projects"]:
        code, year = project["project_code"], project["funding_year"]
        year_before = before.get(year)
        if year_before is not None and _number(project) < lowest[year_before]:
            yield Issue(
                rule="code_out_of_order",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="project_code",
                found=code,
                expected=f"A number above {lowest[year_before]:04d}",
                message=(
                    f"{code} is funded in {year}, yet its number is below every number "
                    f"of {year_before}."
                ),
                handling="Nothing is wrong: the year is never taken from the code.",
            )


def funding_years_outside_review(evidence: Evidence) -> Iterator[Issue]:
    """Projects funded in a year that their review does not cover, by the list of reviews."""
    years = {
        row["code"]: (int(row["first_year"]), int(row["last_year"]))
        for row in load_codes("reviews")
    }
    for project in evidence.tables["projects"]:
        code, review = project["project_code"], project["review"]
        first, last = years[review]
        if not first <= project["funding_year"] <= last:
            yield Issue(
                rule="funding_year_outside_review",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="funding_year",
                found=str(project["funding_year"]),
                expected=f"{first} to {last}",
                message=(
                    f"{code} is funded in {project['funding_year']}; its review covers projects "
                    f"funded {first} to {last}."
                ),
                handling="Published as printed. Compare the year with the document.",
            )


def groupings_without_countries(evidence: Evidence) -> Iterator[Issue]:
    """Projects that name a grouping and no country."""
    with_countries = {row["project_code"] for row in evidence.tables["project_countries"]}
    for project in evidence.tables["projects"]:
        grouping = project["regional_grouping"]
        if grouping is not None and project["project_code"] not in with_countries:
            code, name = project["project_code"], words.label("groupings", grouping)
            yield Issue(
                rule="grouping_without_countries",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="iso3",
                found=name,
                expected="Countries by name",
                message=f"{code} names the grouping “{name}” and none of its countries.",
                handling="The grouping is kept as such; its members are not filled in.",
            )


def _number(project: Record) -> int:
    return int(project["project_code"].partition(".")[2])
