"""Rules on single projects: theme, years, dates."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, rows_where, shown
from etl.intake.derive import Countries, region_of_countries, themes
from etl.intake.periods import calendar_months
from etl.intake.rules.revisions import months_by_project
from etl.rules.periods import SPAN_TOLERANCE_MONTHS

# The Fund began in 2001; nothing is planned further ahead than this.
FIRST_YEAR = 2001
LAST_YEAR = 2050


def check_themes(case: Case) -> None:
    """Themes that are in no list, and themes unlike the letters of the code."""
    projects = case.projects
    theme = themes(projects).values
    listed = pa.array(list(case.book.list("themes").labels))
    unknown = pc.and_(theme.is_valid(), pc.invert(pc.is_in(theme, value_set=listed)))
    rows = rows_where(projects, unknown)
    known = ", ".join(f"{code} {label}" for code, label in case.book.list("themes").labels.items())
    messages = [f"begins with {letters}, which is no theme" for letters in shown(theme, rows)]
    advice = f"Correct the code, or add the theme to warehouse/codes/themes.csv (known: {known})"
    projects.report("theme_unknown", rows, "project_code", messages, advice)
    letters = pc.utf8_slice_codeunits(projects.values["project_code"], 0, 2)
    rows = rows_where(projects, pc.not_equal(projects.values["theme"], letters))
    messages = [f"is not the theme of the code {code}" for code in shown(letters, rows)]
    projects.report("theme_unlike_code", rows, "theme", messages, "Correct theme or code")


def check_years(case: Case) -> None:
    """Funding years and dates outside the life of the Fund."""
    projects = case.projects
    year = projects.values["funding_year"]
    outside = pc.or_(pc.less(year, FIRST_YEAR), pc.greater(year, LAST_YEAR))
    rows = rows_where(projects, outside)
    message = f"is not between {FIRST_YEAR} and {LAST_YEAR}"
    projects.report("year_implausible", rows, "funding_year", message, "Check the year")
    for frame in case.frames.values():
        for column in frame.logical.columns:
            if column.schema_column.type == "date" and len(frame):
                years = pc.year(frame.values[column.name])
                outside = pc.or_(pc.less(years, FIRST_YEAR - 1), pc.greater(years, LAST_YEAR))
                rows = rows_where(frame, outside)
                message = f"is not between {FIRST_YEAR - 1} and {LAST_YEAR}"
                frame.report("date_implausible", rows, column.name, message, "Check the year")


def check_order(case: Case) -> None:
    """Ends before starts."""
    projects = case.projects
    start, end = projects.values["start_date"], projects.values["end_date"]
    rows = rows_where(projects, pc.less(end, start))
    messages = [f"is before the start, {day.isoformat()}" for day in shown(start, rows)]
    projects.report("end_before_start", rows, "end_date", messages, "Correct start or end")


def check_periods(case: Case) -> None:
    """Starts before the funding year, and dates unlike the months stated."""
    projects = case.projects
    start, year = projects.values["start_date"], projects.values["funding_year"]
    rows = rows_where(projects, pc.less(pc.year(start), year))
    messages = [f"is before the funding year, {number}" for number in shown(year, rows)]
    advice = "Check start and funding year; the row is published as it stands"
    projects.report("start_before_funding_year", rows, "start_date", messages, advice)
    _check_spans(case)


def _check_spans(case: Case) -> None:
    """Dates unlike the planned months plus the months granted."""
    projects = case.projects
    span = calendar_months(projects.values["start_date"], projects.values["end_date"])
    planned = projects.values["planned_months"].cast(pa.float64())
    total = pc.add(planned, pa.array(months_by_project(case)))
    apart = pc.abs(pc.subtract(span.cast(pa.float64()), total))
    rows = rows_where(projects, pc.greater(apart, float(SPAN_TOLERANCE_MONTHS)))
    messages = [
        f"is {float(months):g} months from the start; planned months and extensions make {stated:g}"
        for months, stated in zip(shown(span, rows), shown(total, rows), strict=True)
    ]
    advice = "Check the dates, the months, and whether a revision is missing"
    projects.report("span_differs_from_months", rows, "end_date", messages, advice)


def check_places(case: Case, countries: Countries) -> None:
    """Regions and coverages stated unlike the countries, and regions left open."""
    projects = case.projects
    number, names = region_of_countries(projects, countries, case.book)
    region = pa.array(names, pa.string()).take(pa.array(number, mask=number < 0))
    stated = projects.values["fund_region"]
    rows = rows_where(projects, pc.not_equal(stated, region))
    messages = [f"is stated, the countries lie in {name}" for name in shown(region, rows)]
    advice = "Check region and countries; the region stated is published"
    projects.report("region_unlike_countries", rows, "fund_region", messages, advice)
    count = np.bincount(countries.project, minlength=len(projects))
    several = pa.array(count > 1)
    national = pc.equal(projects.values["coverage"], "national")
    rows = rows_where(projects, pc.and_(national, several))
    messages = [f"is stated, with {count[row]} countries named" for row in rows]
    projects.report("coverage_unlike_countries", rows, "coverage", messages, "Check both")
    rows = rows_where(projects, pc.and_(stated.is_null(), pa.array(number == -2)))
    message = "names countries of several Fund regions or of none, and no region is stated"
    advice = "State the Fund region if one is meant; it stays open otherwise"
    projects.report("region_open", rows, "countries", message, advice)
