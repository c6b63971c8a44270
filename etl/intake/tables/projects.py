"""Projects with their countries and budgets."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.budgets import Stated
from etl.intake.case import Case
from etl.intake.derive import Inferred, groupings
from etl.intake.provenance import Origins
from etl.intake.rules.evaluations import is_ex_post, single_projects
from etl.intake.rules.runner import Ruled
from etl.intake.tables.draft import active_rows, finished, same, taken

_AS_STATED = (
    "project_code",
    "review",
    "funding_year",
    "title",
    "objective_summary",
    "funding_line",
    "project_category",
    "objective_category",
    "gender_marker",
    "approved_date",
    "start_date",
    "end_date",
    "planned_months",
    "project_status",
    "questionnaire_source",
    "outcome_status",
    "beneficiary_reach",
    "is_covid_response",
    "note",
)


def projects(case: Case, inferred: dict[str, Inferred], origins: Origins) -> pa.Table:
    """One row per published project; what is inferred stands in the inferred columns."""
    frame = case.projects
    rows = active_rows(frame)
    columns = taken(frame, rows, _AS_STATED)
    columns["regional_grouping"] = groupings(frame).take(pa.array(rows))
    for name, attribute in inferred.items():
        columns[name] = attribute.values.take(pa.array(rows))
    return finished("projects", columns, origins.of("projects", rows), origins)


def from_evaluations(case: Case) -> dict[str, Inferred]:
    """Whether a project was evaluated and how it was rated, where only its evaluation says so.

    Ex-post evaluations only; one held before or at the end of a project is none.
    """
    frame, evaluations = case.projects, case.frames["evaluations"]
    held = evaluations.active & is_ex_post(evaluations)
    lists = evaluations.values["project_codes"].filter(pa.array(held))
    named = pc.is_in(frame.values["project_code"], value_set=pc.list_flatten(lists).unique())
    evaluated = pc.if_else(named, True, None)
    rating = _ratings(case)
    return {
        "expost_evaluated": _filled(
            frame.values["expost_evaluated"], evaluated, "An ex-post evaluation names the project"
        ),
        "impact_rating": _filled(
            frame.values["impact_rating"], rating, "Rating of its ex-post evaluation"
        ),
    }


def _ratings(case: Case) -> pa.Array:
    """Rating of the one ex-post evaluation of each project alone; null for none and for several."""
    evaluations = case.frames["evaluations"]
    rating = evaluations.values["impact_rating"]
    rated = rating.is_valid().to_numpy(zero_copy_only=False) & evaluations.active
    rated &= is_ex_post(evaluations)
    project = single_projects(case)
    rows = np.flatnonzero(rated & (project >= 0))
    count = np.bincount(project[rows], minlength=len(case.projects))
    place = np.full(len(case.projects), -1)
    place[project[rows]] = rows
    return rating.take(pa.array(place, mask=count != 1))


def _filled(stated: pa.Array, value: pa.Array, basis: str) -> Inferred:
    concluded = pc.and_(stated.is_null(), value.is_valid())
    return Inferred(pc.coalesce(stated, value), pc.if_else(concluded, basis, None))


def project_countries(case: Case, ruled: Ruled, origins: Origins) -> pa.Table:
    """One row per project and country, from the sheets Countries and Projects."""
    countries = ruled.countries
    numbers = np.where(
        countries.listed,
        origins.of("countries", countries.row),
        origins.of("projects", countries.row),
    )
    columns = {
        "project_code": case.projects.values["project_code"].take(pa.array(countries.project)),
        "iso3": countries.iso3,
        "country_printed": countries.printed,
        "beneficiary_role": countries.role,
        "how_known": same("stated", len(numbers)),
    }
    return finished("project_countries", columns, numbers, origins)


def budgets(case: Case, totals: list[Stated], origins: Origins) -> pa.Table:
    """One row per project and kind of budget."""
    names = {id(frame): name for name, frame in case.frames.items()}
    codes = case.projects.values["project_code"]
    tables = []
    for stated in totals:
        columns = {
            "project_code": codes.take(pa.array(stated.project)),
            "budget_type": stated.kind,
            "amount_usd": stated.amount,
            "printed_value": stated.printed,
            "basis": stated.basis,
        }
        numbers = origins.of(names[id(stated.frame)], stated.rows)
        tables.append(finished("budgets", columns, numbers, origins))
    return pa.concat_tables(tables).unify_dictionaries()


def budget_lines(case: Case, origins: Origins) -> pa.Table:
    """One row per project, kind of budget and line."""
    frame = case.frames["budgets"]
    of_line = frame.values["budget_line"].is_valid().to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(of_line & frame.active)
    names = ("project_code", "budget_type", "budget_line", "amount_usd")
    columns = taken(frame, rows, names)
    return finished("budget_lines", columns, origins.of("budgets", rows), origins)


def attribute_sources(
    case: Case, inferred: dict[str, Inferred], origins: Origins
) -> dict[str, pa.Array]:
    """Columns of the inferred attributes of published projects, one row per attribute."""
    frame = case.projects
    parts: list[dict[str, pa.Array]] = []
    for name, attribute in inferred.items():
        concluded = attribute.basis.is_valid().to_numpy(zero_copy_only=False)
        rows = np.flatnonzero(concluded & frame.active)
        places = pa.array(rows)
        parts.append(
            {
                "entity_id": frame.values["project_code"].take(places),
                "attribute": pa.array([name] * len(rows), pa.string()),
                "value_text": _text(attribute.values.take(places)),
                "basis": attribute.basis.take(places),
                **origins.columns(origins.of("projects", rows)),
            }
        )
    joined = {name: _concat([part[name] for part in parts]) for name in parts[0]}
    rows = len(joined["entity_id"])
    return joined | {"entity": same("projects", rows), "how_known": same("inferred", rows)}


def _concat(arrays: list[pa.Array]) -> pa.Array:
    return pa.chunked_array(arrays).unify_dictionaries().combine_chunks()


def _text(values: pa.Array) -> pa.Array:
    if pa.types.is_boolean(values.type):
        return pc.if_else(values, "yes", "no")
    return values.cast(pa.string())
