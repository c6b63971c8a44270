"""Those the projects mean to reach, and reach: by group and sex."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.demo.columns import coded, of_list, table, whole
from etl.demo.draw import repeated
from etl.demo.places import code_of
from etl.demo.portfolio import Portfolio

SEXES = ("female", "male", "not_stated")
_TARGETS = {
    "Government officials and institutions": "target_officials",
    "Migrants": "target_migrants",
    "Private sector organisations": "target_private",
    "Communities": "target_communities",
}
_ORGANISATIONS = "Private sector organisations"


@dataclass(frozen=True, slots=True)
class People:
    """One entry per project and group, by project.

    `target` and `reached` count persons or organisations, a column per sex; `told`
    holds for completed projects, which report on those reached.
    """

    project: np.ndarray
    group_names: np.ndarray
    divided: np.ndarray
    target: np.ndarray
    reached: np.ndarray
    told: np.ndarray


def draw_people(portfolio: Portfolio) -> People:
    """Targets of each group by sex, and how many were reached."""
    parameters, draw = portfolio.parameters, portfolio.draw("beneficiaries")
    project, names = _groups(portfolio)
    total = np.zeros(len(project), np.int64)
    for name, limits in _TARGETS.items():
        inside = names == name
        total[inside] = draw.whole(inside.sum(), parameters.limits(limits))
    divided = ~draw.happens(len(portfolio), parameters.share("not_disaggregated"))[project]
    divided &= names != _ORGANISATIONS
    share = _female_shares(portfolio)[project]
    female = np.clip(np.round(total * share), 1, total - 1).astype(np.int64)
    target = np.stack([female * divided, (total - female) * divided, total * ~divided], axis=1)
    # Women are reached a little less than planned, so that intent and outcome differ.
    drift = np.array([parameters.share("female_reached_drift"), 1, 1])
    reached = np.floor(target * _reached_shares(portfolio, project)[:, None] * drift)
    return People(
        project=project,
        group_names=names,
        divided=divided,
        target=target,
        reached=reached.astype(np.int64),
        told=portfolio.completed[project],
    )


def beneficiaries(portfolio: Portfolio, people: People) -> pa.Table:
    """One row per project, group and sex."""
    present = np.stack([people.divided, people.divided, ~people.divided], axis=1)
    row, sex = np.nonzero(present)
    return table(
        "beneficiaries",
        portfolio.projects.record[people.project[row]],
        project_code=code_of(portfolio, people.project[row]),
        beneficiary_group=coded(people.group_names[row]),
        sex=of_list(sex, SEXES),
        target_count=whole(people.target[row, sex]),
        reached_count=whole(people.reached[row, sex], people.told[row]),
    )


def _groups(portfolio: Portfolio) -> tuple[np.ndarray, np.ndarray]:
    """Project and name of each group, different ones within a project."""
    parameters, draw = portfolio.parameters, portfolio.draw("beneficiary_groups")
    groups = parameters.distribution("beneficiary_group")
    wanted = draw.whole(len(portfolio), parameters.limits("groups_per_project"))
    noise = draw.generator.gumbel(size=(len(portfolio), len(groups.codes)))
    ranked = np.argsort(-(np.log(groups.shares) + noise), axis=1)
    project, number = repeated(wanted)
    return project, np.array(groups.codes, dtype=object)[ranked[project, number]]


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
