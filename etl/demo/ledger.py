"""Requests for revision as columns, and what they leave of a project."""

from dataclasses import dataclass, fields

import numpy as np


@dataclass(slots=True)
class Requests:
    """Columns of the requests, by project and number. Days count from 1970-01-01.

    `ticked` has a column per revision type; budgets have a column per budget line;
    `reason` is None where none is given.
    """

    project: np.ndarray
    number: np.ndarray
    requested: np.ndarray
    decided: np.ndarray
    decision: np.ndarray
    ticked: np.ndarray
    reason: np.ndarray
    covid_related: np.ndarray
    months: np.ndarray
    old_end: np.ndarray
    new_end: np.ndarray
    old_budget: np.ndarray
    new_budget: np.ndarray
    late: np.ndarray

    def __len__(self) -> int:
        """Number of requests."""
        return len(self.project)

    def chosen(self, rows: np.ndarray) -> "Requests":
        """The requests at some places, or where a mask holds."""
        return Requests(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All requests, and what they left: end date and budget as known on the day `as_of`."""

    requests: Requests
    end_day: np.ndarray
    added_months: np.ndarray
    budget: np.ndarray
    is_revised_budget: np.ndarray


def in_order(steps: list[Requests]) -> Requests:
    """The requests of several steps by project and day, numbered within the project from 1."""
    together = Requests(
        *(
            np.concatenate([getattr(step, field.name) for step in steps])
            for field in fields(Requests)
        )
    )
    ordered = together.chosen(np.lexsort((together.requested, together.project)))
    if len(ordered):
        first = np.searchsorted(ordered.project, ordered.project)
        ordered.number = np.arange(len(ordered)) - first + 1
    return ordered
