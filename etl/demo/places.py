"""The countries of each project, from the eligible Member States of its region."""

from functools import cached_property

import numpy as np
import pyarrow as pa

from etl.demo.columns import coded, of_list, table
from etl.demo.portfolio import Portfolio

_BLOCK = 50_000


class Places:
    """Draws the countries of every project once."""

    def __init__(self, portfolio: Portfolio) -> None:
        """Take the projects whose countries are drawn."""
        self._portfolio = portfolio
        rules, parameters = portfolio.rules, portfolio.parameters
        regions = {row["iso3"]: row["fund_region"] for row in rules.eligible_states}
        regions |= {row["iso3"]: row["fund_region"] for row in parameters.rows("states")}
        self.states = sorted(regions)
        self._region_of_state = np.array([regions[state] for state in self.states])
        self._draw = portfolio.draw("places")
        spread = parameters.number("state_concentration")
        self._appeal = self._draw.generator.normal(0, spread, len(self.states))

    @cached_property
    def chosen(self) -> tuple[np.ndarray, np.ndarray]:
        """Row of the project and place of the State in `states`, for each country of a project."""
        wanted = self._wanted()
        projects, states = [], []
        regions = self._portfolio.projects.fund_region.astype(str)
        for region in np.unique(regions):
            inside = np.flatnonzero(regions == region)
            members = np.flatnonzero(self._region_of_state == region)
            if not len(members):
                members = np.arange(len(self.states))
            for start in range(0, len(inside), _BLOCK):
                rows = inside[start : start + _BLOCK]
                row, state = self._different(wanted[rows], members)
                projects.append(rows[row])
                states.append(state)
        project, state = np.concatenate(projects), np.concatenate(states)
        order = np.lexsort((state, project))
        return project[order], state[order]

    def _wanted(self) -> np.ndarray:
        """How many countries each project has."""
        coverage = self._portfolio.projects.coverage
        parameters, draw = self._portfolio.parameters, self._draw
        wanted = np.ones(len(coverage), np.int64)
        for code, limits in (("regional", "regional_states"), ("global", "global_states")):
            inside = np.flatnonzero(coverage == code)
            wanted[inside] = draw.whole(len(inside), parameters.limits(limits))
        return wanted

    def _different(self, wanted: np.ndarray, members: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """So many different members for each row, some members more often than others."""
        # The largest of weights plus Gumbel noise are draws without replacement.
        noise = self._draw.generator.gumbel(size=(len(wanted), len(members)))
        ranked = np.argsort(-(self._appeal[members] + noise), axis=1)[:, : wanted.max(initial=1)]
        taken = np.arange(ranked.shape[1]) < wanted[:, None]
        row, place = np.nonzero(taken)
        return row, members[ranked[row, place]]

    @cached_property
    def first_state(self) -> np.ndarray:
        """Place in `states` of the first country of each project."""
        project, state = self.chosen
        return state[np.searchsorted(project, np.arange(len(self._portfolio)))]


def project_countries(portfolio: Portfolio, places: Places) -> pa.Table:
    """One row per project and country."""
    project, state = places.chosen
    names = [portfolio.rules.country_names[iso3] for iso3 in places.states]
    return table(
        "project_countries",
        portfolio.projects.record[project],
        project_code=code_of(portfolio, project),
        iso3=of_list(state, places.states),
        country_printed=of_list(state, names),
        beneficiary_role="benefitting",
        how_known="stated",
    )


def code_of(portfolio: Portfolio, project: np.ndarray) -> pa.DictionaryArray:
    """Codes of the projects at some rows."""
    indices = pa.array(project.astype(np.int32))
    return pa.DictionaryArray.from_arrays(indices, portfolio.projects.code)


def attribute_sources(portfolio: Portfolio) -> pa.Table:
    """Attributes known otherwise than the row of their project says: regions that are inferred."""
    national = np.flatnonzero(portfolio.projects.coverage == "national")
    draw = portfolio.draw("attribute_sources")
    share = portfolio.parameters.share("region_inferred")
    rows = national[draw.happens(len(national), share)]
    return table(
        "attribute_sources",
        portfolio.projects.record[rows],
        entity="projects",
        entity_id=code_of(portfolio, rows),
        attribute="fund_region",
        value_text=coded(portfolio.projects.fund_region[rows]),
        how_known="inferred",
        basis="Taken from the country, as the Fund's list of eligible States places it",
    )
