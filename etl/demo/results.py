"""What completed projects report: results, beneficiaries, challenges, and lists they stand in."""

import numpy as np
import pyarrow as pa

from etl.demo.columns import coded, of_list, stacked, table, texts, whole
from etl.demo.draw import repeated
from etl.demo.evaluations import Evaluations
from etl.demo.places import code_of
from etl.demo.portfolio import Portfolio
from etl.demo.register import LABOUR_MIGRATION
from warehouse.schema import load_codes

_TARGETS = {
    "Government officials and institutions": "target_officials",
    "Migrants": "target_migrants",
    "Private sector organisations": "target_private",
    "Communities": "target_communities",
}
ORGANISATIONS = "Private sector organisations"
_SEXES = ("female", "male", "not_stated")


def results(portfolio: Portfolio) -> pa.Table:
    """One row per statement of a completed project."""
    impact = np.where(portfolio.completed, "positive", None).astype(object)
    negative = np.where(portfolio.unforeseen_negative, "negative", None).astype(object)
    positive = np.where(portfolio.unforeseen_positive, "positive", None).astype(object)
    positive[portfolio.completed & (positive == None) & (negative == None)] = "none"  # noqa: E711
    unintended = np.where(portfolio.unintended_beneficiaries, "reached", "none").astype(object)
    unintended[~portfolio.completed] = None
    statements = (
        ("outcomes", portfolio.outcome_status),
        ("beneficiaries", portfolio.beneficiary_reach),
        ("unintended_beneficiaries", unintended),
        ("sustainability", portfolio.sustainability),
        ("impact", impact),
        ("unforeseen_impact", positive),
        ("unforeseen_impact", negative),
    )
    said = np.stack([[value is not None for value in status] for _, status in statements], axis=1)
    project, kind = np.nonzero(said)
    status = np.stack([status for _, status in statements], axis=1)[project, kind]
    number = np.arange(len(project)) - np.searchsorted(project, project) + 1
    code = code_of(portfolio, project)
    kinds = [name for name, _ in statements]
    return table(
        "results",
        portfolio.projects.record[project],
        result_id=texts(code, "-", number),
        project_code=code,
        result_kind=of_list(kind, kinds),
        result_status=coded(status),
        statement=texts("Generated statement: ", of_list(kind, kinds), ", ", coded(status)),
        how_known="stated",
    )


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
        statement=texts("Generated statement: ", of_list(place, named)),
        how_known="stated",
    )


def beneficiaries(portfolio: Portfolio) -> pa.Table:
    """Targets by group and sex, with those reached for completed projects."""
    parameters, draw = portfolio.parameters, portfolio.draw("beneficiaries")
    groups = parameters.distribution("beneficiary_group")
    project, group = _groups(portfolio)
    names = np.array(groups.codes, dtype=object)
    target = np.zeros(len(project), np.int64)
    for place, name in enumerate(groups.codes):
        inside = group == place
        target[inside] = draw.whole(inside.sum(), parameters.limits(_TARGETS[name]))
    undivided = draw.happens(len(portfolio), parameters.share("not_disaggregated"))[project]
    undivided |= names[group] == ORGANISATIONS
    share = _female_shares(portfolio)[project]
    female = np.clip(np.round(target * share), 1, target - 1).astype(np.int64)
    targets = np.stack([female, target - female, target], axis=1)
    present = np.stack([~undivided, ~undivided, undivided], axis=1)
    row, sex = np.nonzero(present)
    wanted = targets[row, sex]
    reached = np.floor(wanted * _reached_shares(portfolio, project)[row] * _drift(portfolio)[sex])
    return table(
        "beneficiaries",
        portfolio.projects.record[project[row]],
        project_code=code_of(portfolio, project[row]),
        beneficiary_group=of_list(group[row], groups.codes),
        sex=of_list(sex, _SEXES),
        target_count=whole(wanted),
        reached_count=whole(reached, portfolio.completed[project[row]]),
    )


def _groups(portfolio: Portfolio) -> tuple[np.ndarray, np.ndarray]:
    """Project and place of each group of beneficiaries, different ones within a project."""
    parameters, draw = portfolio.parameters, portfolio.draw("beneficiary_groups")
    groups = parameters.distribution("beneficiary_group")
    wanted = draw.whole(len(portfolio), parameters.limits("groups_per_project"))
    noise = draw.generator.gumbel(size=(len(portfolio), len(groups.codes)))
    ranked = np.argsort(-(np.log(groups.shares) + noise), axis=1)
    project, number = repeated(wanted)
    group = ranked[project, number]
    order = np.lexsort((group, project))
    return project[order], group[order]


def _female_shares(portfolio: Portfolio) -> np.ndarray:
    """Share of women and girls among those meant to be reached, by Gender Marker."""
    declared = portfolio.parameters.shares_named("female_")
    shares = np.full(len(portfolio), declared["none"])
    for marker, share in declared.items():
        shares[portfolio.gender_marker == marker] = share
    return shares


def _reached_shares(portfolio: Portfolio, project: np.ndarray) -> np.ndarray:
    """Reached of each meant to be reached, by what the project says of its beneficiaries."""
    parameters, draw = portfolio.parameters, portfolio.draw("reached")
    full = draw.within(len(project), parameters.limits("reached_when_full"))
    partial = draw.within(len(project), parameters.limits("reached_when_partial"))
    return np.where(portfolio.beneficiary_reach[project] == "partial", partial, full)


def _drift(portfolio: Portfolio) -> np.ndarray:
    """Reached of each meant to be reached, women against men, in the order of `_SEXES`."""
    return np.array([portfolio.parameters.share("female_reached_drift"), 1, 1])


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
