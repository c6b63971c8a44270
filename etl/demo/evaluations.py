"""Ex-post evaluations of closed projects, with what they rate, recommend and teach."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import days
from etl.demo.columns import coded, dates, of_list, table, texts, usd
from etl.demo.draw import repeated
from etl.demo.places import code_of
from etl.demo.portfolio import Portfolio
from etl.demo.projects import EVALUATION
from warehouse.schema import fund_limits, load_codes


@dataclass(frozen=True, slots=True)
class Evaluations:
    """One entry per evaluated project. Days count from 1970-01-01."""

    project: np.ndarray
    has_one: np.ndarray
    started: np.ndarray
    reported: np.ndarray
    mode: np.ndarray
    rating: np.ndarray


def draw_evaluations(portfolio: Portfolio) -> Evaluations:
    """Evaluations of projects under the rule whose window has opened, held in it or after."""
    parameters, draw = portfolio.parameters, portfolio.draw("evaluations")
    end = portfolio.ledger.end_day
    opens = days.months_later(end, int(parameters.number("window_opens_months")))
    closes = days.months_later(end, int(parameters.number("window_closes_months")))
    latest = days.months_later(end, int(parameters.number("evaluated_latest_months")))
    ruled = portfolio.projects.funding_year >= fund_limits().evaluation_first_year
    project = np.flatnonzero(ruled & (opens <= portfolio.as_of))
    project = project[draw.happens(len(project), parameters.share("evaluated"))]
    late = draw.happens(len(project), parameters.share("evaluated_late"))
    first = np.where(late, closes[project] + 1, opens[project])
    last = np.where(late, latest[project], closes[project])
    span = last - first + 1
    reported = first + np.floor(draw.generator.random(len(project)) * span).astype(np.int64)
    started = reported - draw.whole(len(project), parameters.limits("evaluation_days"))
    held = reported <= portfolio.as_of
    project, reported, started = project[held], reported[held], started[held]
    has_one = np.zeros(len(portfolio), bool)
    has_one[project] = True
    return Evaluations(
        project=project,
        has_one=has_one,
        started=np.maximum(started, end[project] + 1),
        reported=reported,
        mode=draw.codes(len(project), parameters.distribution("evaluation_mode")),
        rating=draw.codes(len(project), parameters.distribution("impact_rating")),
    )


def evaluations(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """One row per evaluation."""
    rows = portfolio.projects
    code = code_of(portfolio, held.project)
    cost = portfolio.ledger.budget[held.project, EVALUATION]
    criteria = [row["label"] for row in _criteria()]
    return table(
        "evaluations",
        rows.record[held.project],
        evaluation_id=_ids(portfolio, held),
        title=texts("Ex-post evaluation of demonstration project ", rows.record[held.project]),
        organisation="IOM Development Fund (synthetic)",
        evaluation_type="ex-post evaluation",
        evaluation_mode=coded(held.mode),
        evaluator=texts("Generated evaluator, ", coded(held.mode)),
        commissioned_by="Fund management (synthetic)",
        period_start=_day_texts(rows.start_day[held.project]),
        period_end=_day_texts(portfolio.ledger.end_day[held.project]),
        conducted_start=_day_texts(held.started),
        conducted_end=_day_texts(held.reported),
        report_date=_day_texts(held.reported),
        cost_usd=usd(cost),
        criteria_used="; ".join(criteria),
        subject=code.cast(pa.string()),
        portfolio_size=1,
        method="Generated: desk review and interviews",
        note="Synthetic",
    )


def evaluation_projects(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """One row per evaluation and project; each looks at one."""
    return table(
        "evaluation_projects",
        portfolio.projects.record[held.project],
        evaluation_id=_ids(portfolio, held),
        project_code=code_of(portfolio, held.project),
    )


def evaluation_ratings(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """One row per evaluation: its rating of the impact."""
    return table(
        "evaluation_ratings",
        portfolio.projects.record[held.project],
        evaluation_id=_ids(portfolio, held),
        project_code=code_of(portfolio, held.project),
        impact_rating=coded(held.rating),
        statement="Generated rating",
    )


def evaluation_findings(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """One row per evaluation and criterion; the criterion impact has the rating of the impact."""
    criteria = _criteria()
    draw = portfolio.draw("evaluation_findings")
    count = len(held.project)
    evaluation = np.repeat(np.arange(count), len(criteria))
    criterion = np.tile(np.arange(len(criteria)), count)
    rating = draw.codes(len(evaluation), portfolio.parameters.distribution("impact_rating"))
    is_impact = np.array([row["code"] == "impact" for row in criteria])[criterion]
    rating = np.where(is_impact, held.rating[evaluation], rating)
    labels = [row["label"] for row in criteria]
    words = {row["code"]: row["label"] for row in load_codes("impact_ratings")}
    printed = coded(np.array([words[code] for code in rating], dtype=object))
    return table(
        "evaluation_findings",
        portfolio.projects.record[held.project][evaluation],
        evaluation_id=_ids(portfolio, held).take(pa.array(evaluation)),
        dac_criterion=of_list(criterion, [row["code"] for row in criteria]),
        printed_criterion=of_list(criterion, labels),
        finding=texts("Generated finding on ", of_list(criterion, labels), ": ", printed),
        printed_rating=printed,
        criterion_rating=coded(rating),
    )


def recommendations(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """One row per recommendation, with the management's response and how far it has come."""
    parameters, draw = portfolio.parameters, portfolio.draw("recommendations")
    counts = draw.whole(len(held.project), parameters.limits("recommendations_per_evaluation"))
    evaluation, number = repeated(counts)
    rows = len(evaluation)
    group = coded(draw.codes(rows, parameters.distribution("recommendation_group")))
    response = draw.codes(rows, parameters.distribution("management_response"))
    due = held.reported[evaluation] + draw.whole(rows, parameters.limits("response_due_days"))
    state = _states(portfolio, response, due)
    agreed = response != "rejected"
    return table(
        "recommendations",
        portfolio.projects.record[held.project][evaluation],
        evaluation_id=_ids(portfolio, held).take(pa.array(evaluation)),
        document_group=group,
        item_number=texts(number + 1),
        recommendation=texts("Generated recommendation ", number + 1, " on ", group),
        subject_theme=group,
        management_response=coded(response),
        response_owner=coded(draw.codes(rows, parameters.distribution("response_owner")), agreed),
        due_date=dates(due, agreed),
        recommendation_state=coded(state),
    )


def _states(portfolio: Portfolio, response: np.ndarray, due: np.ndarray) -> np.ndarray:
    """How far each recommendation is carried out on the day `as_of`."""
    draw = portfolio.draw("recommendation_states")
    count = len(response)
    done = draw.happens(count, portfolio.parameters.number("response_done_share"))
    begun = draw.happens(count, portfolio.parameters.number("response_done_share"))
    past = due <= portfolio.as_of
    state = np.where(begun, "in_progress", "open").astype(object)
    state[past & done] = "done"
    state[response == "rejected"] = "dropped"
    return state


def lessons(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """One row per lesson."""
    parameters, draw = portfolio.parameters, portfolio.draw("lessons")
    counts = draw.whole(len(held.project), parameters.limits("lessons_per_evaluation"))
    evaluation, number = repeated(counts)
    polarity = coded(draw.codes(len(evaluation), parameters.distribution("lesson_polarity")))
    theme = coded(draw.codes(len(evaluation), parameters.distribution("recommendation_group")))
    return table(
        "lessons",
        portfolio.projects.record[held.project][evaluation],
        evaluation_id=_ids(portfolio, held).take(pa.array(evaluation)),
        lesson_polarity=polarity,
        item_number=texts(number + 1),
        lesson=texts("Generated lesson on ", theme),
        subject_theme=theme,
    )


def _ids(portfolio: Portfolio, held: Evaluations) -> pa.Array:
    return texts("EV-", code_of(portfolio, held.project))


def _criteria() -> list[dict[str, str]]:
    return [row for row in load_codes("dac_criteria") if row["code"] != "no_dac_equivalent"]


def _day_texts(column: np.ndarray) -> pa.Array:
    return pc.strftime(dates(column), "%Y-%m-%d")
