"""What completed projects report: results, challenges, and the lists they stand in."""

import numpy as np
import pyarrow as pa

from etl.demo.columns import coded, labelled, of_list, stacked, table, texts, whole
from etl.demo.evaluations import Evaluations
from etl.demo.people import People
from etl.demo.places import code_of
from etl.demo.portfolio import Portfolio
from etl.demo.register import LABOUR_MIGRATION
from warehouse.schema import load_codes


def results(portfolio: Portfolio, people: People) -> pa.Table:
    """One row per statement of a completed project; one per group on those to be reached."""
    said = [
        ("outcomes", *_known(portfolio.outcome_status)),
        ("beneficiaries", *_reach(portfolio, people)),
        ("unintended_beneficiaries", *_known(_unintended(portfolio))),
        ("sustainability", *_known(portfolio.sustainability)),
        ("impact", *_known(np.where(portfolio.completed, "positive", None))),
        *(("unforeseen_impact", *_known(column)) for column in _unforeseen(portfolio)),
    ]
    project = np.concatenate([rows for _, rows, _ in said])
    status = np.concatenate([codes for _, _, codes in said])
    kind = np.repeat(np.arange(len(said)), [len(rows) for _, rows, _ in said])
    group, target, reached = _counts(people, [len(rows) for _, rows, _ in said])
    order = np.lexsort((kind, project))
    project, status, kind = project[order], status[order], kind[order]
    number = np.arange(len(project)) - np.searchsorted(project, project) + 1
    code = code_of(portfolio, project)
    kinds, statuses = of_list(kind, [name for name, _, _ in said]), coded(status)
    words = (labelled(kinds, "result_kinds"), ": ", labelled(statuses, "result_statuses"))
    return table(
        "results",
        portfolio.projects.record[project],
        result_id=texts(code, "-", number),
        project_code=code,
        result_kind=kinds,
        result_status=statuses,
        beneficiary_group=coded(group[order]),
        reached_count=whole(reached[order], reached[order] >= 0),
        target_count=whole(target[order], target[order] >= 0),
        statement=texts("Generated statement. ", *words),
        how_known="stated",
    )


def _known(status: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of the projects a status is known of, and the statuses."""
    rows = np.flatnonzero(np.not_equal(status, None))
    return rows, status[rows].astype(object)


def _reach(portfolio: Portfolio, people: People) -> tuple[np.ndarray, np.ndarray]:
    return people.project[people.told], portfolio.beneficiary_reach[people.project[people.told]]


def _counts(people: People, lengths: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Group, target and reached of the statements on beneficiaries; none (-1) of the others."""
    before, after = lengths[0], sum(lengths[2:])
    group = np.concatenate(
        [np.full(before, None), people.group_names[people.told], np.full(after, None)]
    )
    target, reached = (
        np.concatenate([np.full(before, -1), counts[people.told].sum(axis=1), np.full(after, -1)])
        for counts in (people.target, people.reached)
    )
    return group, target, reached


def _unintended(portfolio: Portfolio) -> np.ndarray:
    reached = np.where(portfolio.unintended_beneficiaries, "reached", "none")
    return np.where(portfolio.completed, reached, None)


def _unforeseen(portfolio: Portfolio) -> tuple[np.ndarray, np.ndarray]:
    """Unforeseen positive and negative impact; a project with neither says so once."""
    positive, negative = portfolio.unforeseen_positive, portfolio.unforeseen_negative
    neither = portfolio.completed & ~positive & ~negative
    good = np.where(positive, "positive", np.where(neither, "none", None))
    return good, np.where(negative, "negative", None)


def challenges(portfolio: Portfolio) -> pa.Table:
    """One row per challenge a completed project names."""
    labels = {row["code"]: row["label"] for row in load_codes("challenges")}
    project, place = np.nonzero(portfolio.challenges)
    named = [labels[code] for code in portfolio.challenge_codes]
    return table(
        "challenges",
        portfolio.projects.record[project],
        project_code=code_of(portfolio, project),
        challenge=of_list(place, portfolio.challenge_codes),
        statement=texts("Generated statement. ", of_list(place, named)),
        how_known="stated",
    )


def project_tags(portfolio: Portfolio, held: Evaluations) -> pa.Table:
    """Lists that completed projects stand in, each in the order of project codes."""
    completed = portfolio.completed
    sustained = portfolio.sustainability == "sustained"
    labour = completed & (portfolio.projects.theme == LABOUR_MIGRATION)
    share = portfolio.parameters.share
    draw = portfolio.draw("project_tags")
    gender = np.zeros(len(portfolio), bool)
    gender[completed] = draw.happens(completed.sum(), share("gender_named"))
    practice = np.zeros(len(portfolio), bool)
    practice[completed] = draw.happens(completed.sum(), share("good_practice"))
    lists = (
        ("rights_method", portfolio.rights_upheld),
        ("gender_method", gender),
        ("sustaining_action", sustained),
        ("sustainability_factor", held.has_one),
        ("framework", labour),
    )
    parts = [_tag_list(portfolio, family, standing) for family, standing in lists]
    parts.append(_mentions(portfolio, "good_practice", "good_practice", np.flatnonzero(practice)))
    return stacked(parts)


def _tag_list(portfolio: Portfolio, family: str, standing: np.ndarray) -> pa.Table:
    """One tag of the family for each project that stands in its lists, a second for some."""
    draw, parameters = portfolio.draw(family), portfolio.parameters
    distribution = parameters.distribution(family)
    rows = np.flatnonzero(standing)
    first = draw.codes(len(rows), distribution)
    second = draw.codes(len(rows), distribution)
    second[~draw.happens(len(rows), parameters.number("second_tag_share"))] = None
    parts = [
        _mentions(portfolio, family, tag, rows[(first == tag) | (second == tag)])
        for tag in distribution.codes
    ]
    return stacked(parts)


def _mentions(portfolio: Portfolio, family: str, tag: str, rows: np.ndarray) -> pa.Table:
    """The list of one tag."""
    code = code_of(portfolio, rows)
    return table(
        "project_tags",
        portfolio.projects.record[rows],
        tag_family=family,
        tag=tag,
        project_code=code,
        list_position=whole(np.arange(len(rows)) + 1),
        printed_value=code.cast(pa.string()),
        is_repeat=False,
        in_register=True,
    )
