"""Table of projects, with everything that is said once of a project."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.demo.columns import coded, dates, months, table, texts, whole
from etl.demo.evaluations import Evaluations
from etl.demo.places import Places
from etl.demo.portfolio import Portfolio
from etl.demo.questionnaires import Forms

COVID_TITLES = "covid"
LABOUR_MIGRATION = "LM"


def projects(
    portfolio: Portfolio, places: Places, evaluations: Evaluations, forms: Forms
) -> pa.Table:
    """One row per project."""
    rows = portfolio.projects
    completed = portfolio.completed
    return table(
        "projects",
        rows.record,
        project_code=rows.code,
        theme=coded(rows.theme),
        funding_year=whole(rows.funding_year),
        title=_titles(portfolio, places),
        objective_summary=_objectives(portfolio),
        funding_line=whole(rows.funding_line),
        coverage=coded(rows.coverage),
        fund_region=coded(rows.fund_region),
        project_category=_of_labour_migration(portfolio, "project_category"),
        objective_category=_of_labour_migration(portfolio, "objective_category"),
        gender_marker=coded(portfolio.gender_marker),
        approved_date=dates(rows.approved_day),
        start_date=dates(rows.start_day),
        end_date=dates(portfolio.ledger.end_day),
        planned_months=months(rows.planned_months),
        project_status=coded(np.where(completed, "completed", "active")),
        questionnaire_source=coded(forms.source_of_answers(evaluations)),
        expost_evaluated=pa.array(evaluations.has_one),
        impact_rating=coded(_ratings(portfolio, evaluations)),
        outcome_status=coded(portfolio.outcome_status),
        beneficiary_reach=coded(portfolio.beneficiary_reach),
        is_covid_response=pa.array(rows.is_covid_response),
    )


def _titles(portfolio: Portfolio, places: Places) -> pa.Array:
    """Titles that say at once that the project is generated."""
    rows = portfolio.projects
    subject = _subjects(portfolio)
    names = np.array(
        [portfolio.rules.country_names[state] for state in places.states], dtype=object
    )
    where = np.where(rows.coverage == "national", names[places.first_state], rows.fund_region)
    where = np.where(rows.coverage == "global", "several regions", where)
    return texts("Demonstration project ", rows.record, ": ", coded(subject), " in ", coded(where))


def _subjects(portfolio: Portfolio) -> np.ndarray:
    """Subject of each title, from those listed for its theme or for the response to COVID-19."""
    draw = portfolio.draw("titles")
    subjects = np.full(len(portfolio), None, dtype=object)
    listed: dict[str, list[str]] = {}
    for row in portfolio.parameters.rows("titles"):
        listed.setdefault(row["theme"], []).append(row["subject"])
    responds = portfolio.projects.is_covid_response
    for theme, choices in listed.items():
        inside = responds if theme == COVID_TITLES else portfolio.projects.theme == theme
        subjects[inside] = draw.values(inside.sum(), np.array(choices, dtype=object))
    return subjects


def _objectives(portfolio: Portfolio) -> pa.Array:
    share = portfolio.parameters.share("objective_named")
    given = portfolio.draw("objectives").happens(len(portfolio), share)
    subject = coded(_subjects(portfolio))
    text = texts("Generated objective: ", subject, " of eligible Member States")
    return pc.if_else(pa.array(given), text, None)


def _of_labour_migration(portfolio: Portfolio, attribute: str) -> pa.Array:
    """An attribute of labour migration projects, in the years whose review gives it."""
    rows = portfolio.projects
    labour = np.flatnonzero(rows.theme == LABOUR_MIGRATION)
    column = np.full(len(portfolio), None, dtype=object)
    periods = portfolio.parameters.distributions(attribute)
    draw = portfolio.draw(attribute)
    column[labour] = draw.codes_by_year(rows.funding_year[labour], periods)
    return coded(column)


def _ratings(portfolio: Portfolio, evaluations: Evaluations) -> np.ndarray:
    """Rating of the ex-post evaluation; completed projects without one say so."""
    ratings = np.where(portfolio.completed, "not_evaluated", None).astype(object)
    ratings[evaluations.project] = evaluations.rating
    return ratings
