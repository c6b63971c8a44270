"""Everything the tables of the demonstration are made from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from etl.demo.draw import Draw
from etl.demo.ledger import Ledger
from etl.demo.parameters import Parameters
from etl.demo.projects import Projects, draw_projects
from etl.demo.revisions import RevisionDraw
from etl.demo.rules import Rules


@dataclass(frozen=True)
class Portfolio:
    """Projects, their requests, and what their final reports tell.

    `completed` holds for projects that ended by the day `as_of`. Attributes of
    results are None where the project is active or its report says nothing.
    """

    seed: int
    parameters: Parameters
    rules: Rules
    projects: Projects
    ledger: Ledger

    def draw(self, name: str) -> Draw:
        """A stream of random columns for one table."""
        return Draw(self.seed, name)

    def __len__(self) -> int:
        """Number of projects."""
        return len(self.projects)

    @property
    def as_of(self) -> int:
        """Day after which nothing is recorded."""
        return self.parameters.day("as_of")

    @cached_property
    def completed(self) -> np.ndarray:
        """Whether each project had ended by the day `as_of`."""
        return self.ledger.end_day <= self.as_of

    @cached_property
    def gender_marker(self) -> np.ndarray:
        """Gender Marker in the years it existed; None before, and where it is left out."""
        draw = self.draw("gender_marker")
        years = self.projects.funding_year
        marker = draw.codes_by_year(years, self.parameters.distributions("gender_marker"))
        marker[self.without_marker] = None
        return marker

    @cached_property
    def without_marker(self) -> np.ndarray:
        """Places of the projects whose marker is left out on purpose."""
        periods = self.parameters.distributions("gender_marker")
        first = min(period.first_year for period in periods)
        draw = self.draw("without_marker")
        share = self.parameters.planted_share("value_missing")
        return draw.some(self.projects.funding_year >= first, share)

    @cached_property
    def outcome_status(self) -> np.ndarray:
        """Whether planned outcomes were met, of completed projects whose report tells."""
        draw = self.draw("outcome_status")
        told = np.flatnonzero(self.completed)
        told = told[draw.happens(len(told), self.parameters.share("outcome_known"))]
        return self._drawn(draw, told, "outcome_status")

    @cached_property
    def beneficiary_reach(self) -> np.ndarray:
        """Whether intended beneficiaries were reached, of completed projects."""
        completed = np.flatnonzero(self.completed)
        return self._drawn(self.draw("beneficiary_reach"), completed, "beneficiary_reach")

    @cached_property
    def sustainability(self) -> np.ndarray:
        """Whether outcomes were sustained, of completed projects."""
        completed = np.flatnonzero(self.completed)
        return self._drawn(self.draw("sustainability"), completed, "sustainability")

    @cached_property
    def rights_upheld(self) -> np.ndarray:
        """Completed projects that take a rights-based approach."""
        return self._some_completed("rights_named")

    @cached_property
    def unintended_beneficiaries(self) -> np.ndarray:
        """Completed projects that reached groups they did not mean to reach."""
        return self._some_completed("unintended_beneficiaries")

    @cached_property
    def unforeseen_positive(self) -> np.ndarray:
        """Completed projects with an unforeseen positive impact."""
        return self._some_completed("unforeseen_positive")

    @cached_property
    def unforeseen_negative(self) -> np.ndarray:
        """Completed projects with an unforeseen negative impact."""
        return self._some_completed("unforeseen_negative")

    def _some_completed(self, share: str) -> np.ndarray:
        found = np.zeros(len(self), bool)
        completed = np.flatnonzero(self.completed)
        found[completed] = self.draw(share).happens(len(completed), self.parameters.share(share))
        return found

    def _drawn(self, draw: Draw, rows: np.ndarray, name: str) -> np.ndarray:
        column = np.full(len(self), None, dtype=object)
        column[rows] = draw.codes(len(rows), self.parameters.distribution(name))
        return column

    @cached_property
    def challenges(self) -> np.ndarray:
        """Challenges named, a column for each in the order of `challenge_codes`."""
        draw = self.draw("challenges")
        named = np.zeros((len(self), len(self.challenge_codes)), bool)
        completed = np.flatnonzero(self.completed)
        for column, code in enumerate(self.challenge_codes):
            rows = completed
            if code == "covid_19":
                rows = rows[self.ledger.end_day[rows] >= self.parameters.day("covid_start")]
            share = self._challenge_shares[code]
            named[rows[draw.happens(len(rows), share)], column] = True
        # Every completed project names at least one challenge.
        silent = completed[~named[completed].any(axis=1)]
        named[silent, self.challenge_codes.index("changing_counterparts")] = True
        return named

    @property
    def challenge_codes(self) -> tuple[str, ...]:
        """Codes of the challenges that projects name."""
        return tuple(self._challenge_shares)

    @cached_property
    def _challenge_shares(self) -> dict[str, float]:
        return self.parameters.shares_named("chal_")


def draw_portfolio(count: int, seed: int, parameters: Parameters, rules: Rules) -> Portfolio:
    """Draw a portfolio of `count` projects; the same arguments give the same portfolio."""
    projects = draw_projects(count, seed, parameters, rules)
    ledger = RevisionDraw(projects, seed, parameters).ledger()
    return Portfolio(seed, parameters, rules, projects, ledger)
